import './runs.css';
import type { RunsHostRequests, RunsPageState } from '../../../../shared/src/protocol/runsPage.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { RunsPage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<RunsPageState, RunsHostRequests>();
// The editor brings back only pages that kept something; what it was, the host knows.
keepState({});
new RunsPage(root, new Rpc(port)).start();
