import {
  LINEAGE_EDGE_KINDS,
  type LineageGraph,
  type LineageParams,
} from '../../../../shared/src/protocol/lineage.ts';
import type { Cancellation } from '../cancellation.ts';
import { nodeOf, type NodeWords } from './describe.ts';
import { edgesOf } from './edges.ts';
import { explore, type Reached } from './explore.ts';
import { findRoot } from './findRoot.ts';
import { impactOf } from './impact.ts';
import type { LineageSources } from './lineageSources.ts';
import { LineageSpace } from './lineageSpace.ts';
import type { LineageDirection } from './links.ts';
import { select } from './selection.ts';
import { surroundingsOf } from './surroundings.ts';
import type { Vertex } from './vertices.ts';
import { visibility } from './visibility.ts';

/** Members that are followed from a dataset where nobody says. */
const MEMBERS = 20;

/**
 * What a record came from and what depends on it, or one sentence that says why there is no answer. It is found in slices,
 * so that a change may come between two of them: the revision is the one from before.
 */
export async function lineageGraph(
  params: LineageParams,
  sources: LineageSources,
  token: Cancellation,
): Promise<LineageGraph | { mistake: string }> {
  const { index, history, nextTurn } = sources;
  const { revision } = index;
  const space = new LineageSpace(sources, params.members ?? MEMBERS);
  const root = await findRoot(params, sources, space.vertices, token);
  if ('mistake' in root) return root;
  const edges = new Set(params.edges ?? LINEAGE_EDGE_KINDS);
  const exploration = { depth: params.depth, edges, nextTurn };
  const reached: Reached[][] = [];
  for (const direction of directionsOf(params))
    reached.push(await explore(space, root, direction, exploration, token));
  const isShown = visibility(params, root, space.vertices, history);
  const { vertices, passages, leftOut } = await select(reached, isShown, params.limit, nextTurn);
  const shown = { vertices, isShown, ...(params.kinds && { kinds: params.kinds }) };
  const around = await surroundingsOf(space, shown, exploration, token);
  const words = await wordsOf(vertices, sources, space, token);
  return {
    root: root.key,
    nodes: [...vertices].map((vertex) => nodeOf(vertex, around.moreOf(vertex), words)),
    edges: edgesOf(around.links, passages),
    leftOut,
    impact: await impactOf(space, root, nextTurn, token),
    isComplete: history.isComplete,
    revision,
  };
}

function directionsOf({ direction }: LineageParams): LineageDirection[] {
  return direction === 'both' ? ['up', 'down'] : [direction];
}

async function wordsOf(
  vertices: ReadonlySet<Vertex>,
  { history, qualitiesOf, attributionsOf, commitsOf }: LineageSources,
  space: LineageSpace,
  token: Cancellation,
): Promise<NodeWords> {
  const all = [...vertices];
  const idsOf = (some: readonly Vertex[]): string[] => some.map(({ id }) => id);
  const present = idsOf(all.filter(({ entry }) => entry !== undefined));
  const [qualities, attributions, commits] = await Promise.all([
    qualitiesOf(present, token),
    attributionsOf(present, token),
    commitsOf(idsOf(all.filter(({ kind }) => kind === 'commit')), token),
  ]);
  return { vertices: space.vertices, history, qualities, attributions, commits };
}
