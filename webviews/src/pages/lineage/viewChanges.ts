import type { LineageRoot, LineageView } from '../../../../shared/src/protocol/lineagePage.ts';
import { EXPANSION, MOST_NODES } from './asks.ts';
import type { LineageModel, Way } from './graph/lineageModel.ts';
import { collapsedSide } from './graph/visibleGraph.ts';
import type { Drawn } from './state.ts';

/** How the API is asked for a node. A present record is asked for as it is when the answer comes. */
export function rootOf({ nodes }: LineageModel, key: string): LineageRoot | undefined {
  const node = nodes.get(key);
  if (node === undefined) return undefined;
  const { id, contentHash, state } = node;
  return state === 'past' && contentHash !== undefined ? { id, contentHash } : { id };
}

/**
 * The view with more neighbours of a node: collapsed ones first (`asks` is false), then those that were not asked for.
 * `undefined` where there are none.
 */
export function withMore(
  view: LineageView,
  { model, graph }: Drawn,
  key: string,
  way: Way,
): { view: LineageView; asks: boolean } | undefined {
  const { collapsed, expansions } = view;
  if ((graph.nodes.get(key)?.more[way] ?? 0) === 0) return undefined;
  const side = collapsedSide(way, key);
  if (collapsed.includes(side))
    return { view: { ...view, collapsed: collapsed.filter((other) => other !== side) }, asks: false };
  const root = rootOf(model, key);
  if (root === undefined) return undefined;
  const others = expansions.filter(
    ({ id, contentHash, direction }) =>
      id !== root.id || contentHash !== root.contentHash || direction !== way,
  );
  const known = model.ways[way].get(key)?.length ?? 0;
  const limit = Math.min(MOST_NODES, known + EXPANSION + 1);
  return { view: { ...view, expansions: [...others, { ...root, direction: way, limit }] }, asks: true };
}

/** The view without the neighbours of a node; `undefined` where none are seen. */
export function withoutNeighbours(
  view: LineageView,
  { graph }: Drawn,
  key: string,
  ways: readonly Way[],
): LineageView | undefined {
  const sides = ways.filter((way) => graph.ways[way].has(key)).map((way) => collapsedSide(way, key));
  const added = sides.filter((side) => !view.collapsed.includes(side));
  return added.length === 0 ? undefined : { ...view, collapsed: [...view.collapsed, ...added] };
}

/** The view with only a node's ancestors and descendants lit; with everything lit where they are already. */
export function withFocus({ focus: before, ...view }: LineageView, key: string | undefined): LineageView {
  return key === undefined || key === before ? view : { ...view, focus: key };
}

/** How another node is looked at first: as the one before, without what was about its graph. */
export function viewOfNext(view: LineageView, first: LineageView): LineageView {
  const { direction, depth, history, colour, tree } = view;
  return { ...first, direction, depth, history, colour, tree };
}
