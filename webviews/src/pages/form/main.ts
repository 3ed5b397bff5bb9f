import './form.css';
import type { FormHostRequests, FormPageState } from '../../../../shared/src/protocol/form.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { FormPage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port } = connectToEditor<FormPageState, FormHostRequests>();
new FormPage(root, new Rpc(port)).start();
