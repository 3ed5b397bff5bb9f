import './review.css';
import type { ReviewHostRequests, ReviewPageState } from '../../../../shared/src/protocol/reviewPage.ts';
import { connectToEditor } from '../../editorPort.ts';
import { Rpc } from '../../rpc.ts';
import { ReviewPage } from './page.ts';

const root = document.getElementById('page');
if (root === null) throw new Error('The page has no element to render into.');
const { port, keepState } = connectToEditor<ReviewPageState, ReviewHostRequests>();
// The editor brings back only pages that kept something; what it was, the host knows.
keepState({});
new ReviewPage(root, new Rpc(port)).start();
