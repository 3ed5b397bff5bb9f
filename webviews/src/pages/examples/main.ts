import './examples.css';
import type { ExamplePageState, HostRequests } from '../../../../shared/src/protocol/webview.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { ExamplePage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<ExamplePageState, HostRequests>();
const rpc = new Rpc(port);
new ExamplePage(root, rpc, (state) => {
  keepState(state);
  rpc.host('saveState', { state });
}).start();
