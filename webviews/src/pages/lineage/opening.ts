import type { LineageNode } from '../../../../shared/src/protocol/lineage.ts';
import { nodeName } from './labels.ts';
import type { LineageRpc } from './lineageRpc.ts';

/** How something is opened: in another group of editors, and with the keyboard staying in the page. */
export interface Opening {
  aside: boolean;
  keepsFocus: boolean;
}

/** Opens what a node stands for, a record or one of its versions; where there is nothing to open, says so. */
export function openNode(rpc: LineageRpc, node: LineageNode, { aside, keepsFocus }: Opening): string {
  const { id, place, contentHash, state, version } = node;
  if (place !== undefined) {
    rpc.host('open', { ...place, aside, keepsFocus });
    return '';
  }
  if (contentHash !== undefined && (state === 'past' || state === 'deleted')) {
    const number = version === undefined ? '' : `, version ${String(version)}`;
    rpc.host('openVersion', { id, contentHash, name: `${nodeName(node).slice(0, 60)}${number}`, keepsFocus });
    return '';
  }
  return state === 'missing' ? 'No file has this record' : 'There is no file to open';
}
