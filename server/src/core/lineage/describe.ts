import type { LineageNode } from '../../../../shared/src/protocol/lineage.ts';
import type { RecordAttribution } from '../feedback/recordAttributions.ts';
import { shiftRange } from '../document/positions.ts';
import type { LineageHistory, CommitWords } from './lineageSources.ts';
import { contentHashOf, versionNumberOf, type Vertex, type Vertices } from './vertices.ts';

/** Characters of a commit's name that people know it by. */
const SHORT_NAME = 10;

/** What nodes say besides what their vertices know. */
export interface NodeWords {
  vertices: Vertices;
  history: LineageHistory;
  /** By id. */
  qualities: ReadonlyMap<string, number>;
  /** By id. */
  attributions: ReadonlyMap<string, RecordAttribution>;
  /** By full name. */
  commits: ReadonlyMap<string, CommitWords>;
}

/** A vertex as an answer has it. */
export function nodeOf(
  vertex: Vertex,
  more: Pick<LineageNode, 'moreUp' | 'moreDown' | 'isMoreUpLeast'>,
  words: NodeWords,
): LineageNode {
  const { key, kind, id, state } = vertex;
  const node = { key, kind, id, state, ...more };
  if (kind === 'commit') return { ...node, ...commitWords(id, words) };
  if (kind === 'execution') return { ...node, ...executionWords(vertex, words.vertices) };
  const version = versionNumberOf(vertex);
  const contentHash = contentHashOf(vertex);
  const committed = words.vertices.versionOf(vertex);
  const last = committed?.returns?.at(-1) ?? committed;
  return {
    ...node,
    name: nameOf(vertex, words.vertices),
    ...(version !== undefined && { version }),
    ...(contentHash !== undefined && { contentHash }),
    ...(last !== undefined && { time: last.time }),
    ...(committed !== undefined && committed !== last && { firstTime: committed.time }),
    ...presentWords(vertex, words),
  };
}

function presentWords({ id, entry }: Vertex, { qualities, attributions }: NodeWords): Partial<LineageNode> {
  if (entry === undefined) return {};
  const { uri, line, facts } = entry;
  const quality = qualities.get(id);
  return {
    ...(facts.status !== undefined && { status: facts.status }),
    ...(quality !== undefined && { quality }),
    ...attributions.get(id),
    place: { uri, position: shiftRange(facts.range, line).start },
  };
}

/** An execution goes by the name of its specification; it stands where its receipt is. */
function executionWords(
  { id, execution }: Vertex,
  vertices: Vertices,
): Pick<LineageNode, 'name' | 'status' | 'time' | 'place'> {
  if (execution === undefined) return { name: id };
  const { specId, outcome, time, uri } = execution;
  const name = vertices.record(specId).entry?.facts.name ?? id;
  return { name, status: outcome, time, place: { uri, position: { line: 0, character: 0 } } };
}

function commitWords(id: string, { history, commits }: NodeWords): Pick<LineageNode, 'name' | 'time'> {
  const time = history.commitOf(id)?.time;
  const words = commits.get(id);
  const name = words?.summary.trim() ?? '';
  return {
    name: name === '' ? id.slice(0, SHORT_NAME) : name,
    ...(words !== undefined && { author: words.author }),
    ...(time !== undefined && { time }),
  };
}

/** History knows no names: a version of the past goes by the name that its record has now. */
function nameOf({ id, entry }: Vertex, vertices: Vertices): string {
  return (entry ?? vertices.record(id).entry)?.facts.name ?? id;
}
