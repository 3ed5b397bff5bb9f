import { normaliseId } from '../records/identity.ts';
import type { LineageSources } from './lineageSources.ts';
import { contentHashOf, type Vertex, type Vertices } from './vertices.ts';

/** Shorter beginnings of ids are not looked for. */
const SHORTEST_BEGINNING = 4;
/** Ids that are named where several begin alike. */
const MOST_NAMED = 3;

/** Finds what a question is about by its id or the beginning of it; or one sentence that says why not. */
export function findRoot(
  given: string,
  contentHash: string | undefined,
  sources: LineageSources,
  vertices: Vertices,
): Vertex | { mistake: string } {
  const id = normaliseId(given);
  const whole = vertexWithId(id, sources, vertices);
  if (whole !== undefined) return contentOf(whole, contentHash, sources, vertices);
  const found = id.length < SHORTEST_BEGINNING ? [] : beginningWith(id, sources);
  const [first, ...others] = found;
  const only = first === undefined || others.length > 0 ? undefined : vertexWithId(first, sources, vertices);
  if (only !== undefined) return contentOf(only, contentHash, sources, vertices);
  if (first === undefined) return { mistake: `No record, run or commit has the id ${given}.` };
  const named = found.slice(0, MOST_NAMED).join(', ') + (found.length > MOST_NAMED ? ', …' : '');
  return { mistake: `Several ids begin with ${given} (${named}): give more of it.` };
}

function vertexWithId(id: string, sources: LineageSources, vertices: Vertices): Vertex | undefined {
  const { index, history } = sources;
  const isRecord =
    index.byId(id).length > 0 || index.referencesTo(id).length > 0 || history.pastOf(id) !== undefined;
  if (isRecord) return vertices.record(id);
  if (index.producedBy(id).length > 0) return vertices.execution(id);
  return history.commitOf(id) !== undefined ? vertices.commit(id) : undefined;
}

function contentOf(
  vertex: Vertex,
  contentHash: string | undefined,
  { history }: LineageSources,
  vertices: Vertices,
): Vertex | { mistake: string } {
  if (contentHash === undefined || contentHashOf(vertex) === contentHash) return vertex;
  const version = history.pastOf(vertex.id)?.versions.find((one) => one.contentHash === contentHash);
  if (version !== undefined) return vertices.version(version);
  return { mistake: `No version of ${vertex.id} has the content hash ${contentHash}.` };
}

/** The ids that begin alike, in alphabetical order. */
function beginningWith(id: string, { index, history }: LineageSources): string[] {
  const found = new Set<string>();
  const take = (known: string | undefined): void => {
    if (known?.startsWith(id) === true) found.add(known);
  };
  for (const { facts } of index.records()) {
    take(facts.id);
    for (const reference of facts.references) take(reference.id);
    for (const producer of facts.producers ?? []) take(producer.id);
  }
  for (const name of history.names()) take(name);
  return [...found].sort();
}
