import type { LineageParams } from '../../../../shared/src/protocol/lineage.ts';
import type { Cancellation } from '../cancellation.ts';
import { normaliseId } from '../records/identity.ts';
import type { LineageSources } from './lineageSources.ts';
import { contentHashOf, type Vertex, type Vertices } from './vertices.ts';

/** Shorter beginnings of ids are not looked for. */
const SHORTEST_BEGINNING = 4;
/** Ids that are named where several begin alike. */
const MOST_NAMED = 3;

/**
 * Finds what a question is about: by its id, by the beginning of it, else by a name that git knows, such as HEAD or a branch; or one
 * sentence that says why not.
 */
export async function findRoot(
  { id: given, contentHash }: Pick<LineageParams, 'id' | 'contentHash'>,
  sources: LineageSources,
  vertices: Vertices,
  token: Cancellation,
): Promise<Root> {
  const id = normaliseId(given);
  const whole = vertexWithId(id, sources, vertices);
  if (whole !== undefined) return contentOf(whole, contentHash, sources, vertices);
  const found = id.length < SHORTEST_BEGINNING ? [] : beginningWith(id, sources);
  const [first] = found;
  if (found.length > 1)
    return { mistake: `Several ids begin with ${given} (${listed(found)}): give more of it.` };
  const commits = await sources.commitsNamed(given, token);
  const only = first === undefined ? undefined : vertexWithId(first, sources, vertices);
  if (only === undefined) return namedCommit(given, commits, sources, vertices);
  const other = commits.find((commit) => !commit.startsWith(id));
  if (other === undefined) return contentOf(only, contentHash, sources, vertices);
  return {
    mistake: `${given} is the beginning of ${only.id} and a name of the commit ${other}: give one of these.`,
  };
}

/** Something to begin with, or one sentence that says why there is nothing. */
type Root = Vertex | { mistake: string };

function namedCommit(
  given: string,
  [commit, ...others]: readonly string[],
  { history }: LineageSources,
  vertices: Vertices,
): Root {
  if (commit === undefined) return { mistake: `No record, run or commit has the id ${given}.` };
  if (others.length > 0)
    return { mistake: `${given} names several commits (${listed([commit, ...others])}): give one of these.` };
  if (history.commitOf(commit) !== undefined) return vertices.commit(commit);
  const of = commit.startsWith(given.toLowerCase()) ? '' : ` (${given})`;
  return { mistake: `The commit ${commit}${of} did nothing to records, or is not in the history of HEAD.` };
}

function listed(names: readonly string[]): string {
  return names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ', …' : '');
}

function vertexWithId(id: string, sources: LineageSources, vertices: Vertices): Vertex | undefined {
  const { index, history, executions } = sources;
  const isRecord =
    index.byId(id).length > 0 || index.referencesTo(id).length > 0 || history.pastOf(id) !== undefined;
  if (isRecord) return vertices.record(id);
  if (executions.of(id) !== undefined || index.producedBy(id).length > 0) return vertices.execution(id);
  return history.commitOf(id) !== undefined ? vertices.commit(id) : undefined;
}

function contentOf(
  vertex: Vertex,
  contentHash: string | undefined,
  { history }: LineageSources,
  vertices: Vertices,
): Root {
  if (contentHash === undefined || contentHashOf(vertex) === contentHash) return vertex;
  const version = history.pastOf(vertex.id)?.versions.find((one) => one.contentHash === contentHash);
  if (version !== undefined) return vertices.version(version);
  return { mistake: `No version of ${vertex.id} has the content hash ${contentHash}.` };
}

/** The ids that begin alike, in alphabetical order. */
function beginningWith(id: string, { index, history, executions }: LineageSources): string[] {
  const found = new Set<string>();
  const take = (known: string | undefined): void => {
    if (known?.startsWith(id) === true) found.add(known);
  };
  for (const { facts } of index.records()) {
    take(facts.id);
    for (const reference of facts.references) take(reference.id);
    for (const producer of facts.producers ?? []) take(producer.id);
  }
  for (const known of executions.ids()) take(known);
  for (const name of history.names()) take(name);
  return [...found].sort();
}
