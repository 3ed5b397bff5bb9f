import type { LineageHostRequests, LineagePageState } from '../../../../shared/src/protocol/lineagePage.ts';
import type { Rpc } from '../../rpc.ts';

/** The way of the lineage page to the editor and the server. */
export type LineageRpc = Rpc<LineagePageState, LineageHostRequests>;
