import {
  LINEAGE_EDGE_KINDS,
  LINEAGE_NODE_KINDS,
  type LineageParams,
} from '../../../../shared/src/protocol/lineage.ts';
import type { LineageShown } from '../../../../shared/src/protocol/lineagePage.ts';

/** Nodes that one click brings at most. */
export const EXPANSION = 50;
/** Nodes of one answer at most, by the API's rule. */
export const MOST_NODES = 5000;

/** The questions whose answers together are what is shown: the root's first. */
export function asksOf({ root, view }: LineageShown): [LineageParams, ...LineageParams[]] {
  const { direction, depth, limit, history, expansions } = view;
  // Versions and commits are many, and few want them: without them the limit is spent on records.
  const kinds = LINEAGE_NODE_KINDS.filter((kind) => kind !== 'commit');
  const edges = LINEAGE_EDGE_KINDS.filter((kind) => kind !== 'committed_in' && kind !== 'next_version');
  const without = history ? {} : { kinds, edges };
  return [
    { ...root, direction, depth, limit, ...without },
    ...expansions.map((expansion) => ({ ...expansion, depth: 1, members: expansion.limit, ...without })),
  ];
}
