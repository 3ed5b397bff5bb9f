import './versions.css';
import type {
  VersionsHostRequests,
  VersionsPageState,
} from '../../../../shared/src/protocol/versionsPage.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { VersionsPage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<VersionsPageState, VersionsHostRequests>();
// The editor brings back only pages that kept something; what it was, the host knows.
keepState({});
new VersionsPage(root, new Rpc(port)).start();
