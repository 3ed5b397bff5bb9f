import './effectiveness.css';
import type {
  EffectivenessHostRequests,
  EffectivenessPageState,
} from '../../../../shared/src/protocol/effectivenessPage.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { EffectivenessPage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<EffectivenessPageState, EffectivenessHostRequests>();
// The editor brings back only pages that kept something; what it was, the host knows.
keepState({});
new EffectivenessPage(root, new Rpc(port)).start();
