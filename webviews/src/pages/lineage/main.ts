import './lineage.css';
import type { LineageHostRequests, LineagePageState } from '../../../../shared/src/protocol/lineagePage.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { LineagePage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<LineagePageState, LineageHostRequests>();
// The editor brings back only pages that kept something; what it was, the host knows.
keepState({});
new LineagePage(root, new Rpc(port)).start();
