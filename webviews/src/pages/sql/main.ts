import './sql.css';
import type { SqlHostRequests, SqlPageState } from '../../../../shared/src/protocol/webview.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { SqlPage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<SqlPageState, SqlHostRequests>();
// The editor brings back only pages that kept something; what it was, the host knows.
keepState({});
new SqlPage(root, new Rpc(port)).start();
