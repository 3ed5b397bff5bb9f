import type { Cancellation } from '../cancellation.ts';
import { MEMBER_KINDS } from '../features/referenceTarget.ts';
import type { RecordIndex } from '../workspace/recordIndex.ts';
import { ExecutionLinks } from './executionLinks.ts';
import type { LineageSources, SomeMembers } from './lineageSources.ts';
import type { LineageDirection, Link } from './links.ts';
import { RecordLinks } from './recordLinks.ts';
import { VersionLinks } from './versionLinks.ts';
import { contentHashOf, Vertices, type Vertex } from './vertices.ts';

/** Members that are asked for at once. */
export const ASKED_AT_ONCE = 2000;

/** The graph of everything, which nobody has as a whole: the links of a vertex are found when they are asked for. */
export class LineageSpace {
  readonly vertices: Vertices;
  /** Ids of the present datasets. */
  readonly datasets: ReadonlySet<string>;
  readonly #sources: LineageSources;
  readonly #records: RecordLinks;
  readonly #versions: VersionLinks;
  readonly #executions: ExecutionLinks;
  readonly #most: number;
  readonly #datasetsOf = new Map<string, readonly string[]>();
  readonly #members = new Map<string, SomeMembers>();

  /** `most` members are told of each dataset. */
  constructor(sources: LineageSources, most: number) {
    const { index, history, executions } = sources;
    this.#sources = sources;
    this.#most = most;
    this.vertices = new Vertices(index, history, executions);
    this.#versions = new VersionLinks(history, this.vertices);
    this.#records = new RecordLinks(index, this.vertices, this.#versions);
    this.#executions = new ExecutionLinks(executions, this.vertices, this.#versions);
    this.datasets = datasetsIn(index);
  }

  /** The links between versions, and between them and commits. */
  versionLinks(vertex: Vertex, direction: LineageDirection): Iterable<Link> {
    return this.#versions[direction](vertex);
  }

  /** The links that records' references and the receipts of runs make. */
  *recordLinks(vertex: Vertex, direction: LineageDirection): Iterable<Link> {
    yield* this.#records[direction](vertex);
    yield* this.#executions[direction](vertex);
  }

  /** Asks who is a member of what, for `memberLinks` of these vertices. */
  async learnMembers(
    vertices: readonly Vertex[],
    direction: LineageDirection,
    token: Cancellation,
  ): Promise<void> {
    if (direction === 'up') await this.#learnMembersOf(vertices, token);
    else await this.#learnDatasetsOf(vertices, token);
  }

  /** The links to the datasets that a record is a member of, or from the first members of a dataset. */
  memberLinks(vertex: Vertex, direction: LineageDirection): Link[] {
    if (direction === 'up') {
      const ids = this.#members.get(vertex.id)?.ids ?? [];
      return ids.map((id) => ({ kind: 'member_of', source: this.vertices.record(id), target: vertex }));
    }
    const datasets = isMemberKind(vertex) ? (this.#datasetsOf.get(vertex.id) ?? []) : [];
    return datasets.map((id) => ({ kind: 'member_of', source: vertex, target: this.vertices.record(id) }));
  }

  /** How many neighbours of some kinds a vertex has of those that are counted (`isCounted`). Members have to be learned before. */
  countOf(vertex: Vertex, direction: LineageDirection, isWanted: (kind: string) => boolean): NeighbourCount {
    if (direction === 'down') {
      const commit = vertex.kind === 'commit' ? this.#sources.history.commitOf(vertex.id) : undefined;
      return { count: sumOf(commit?.counts, isWanted), isLeast: false };
    }
    const members = this.#members.get(vertex.id);
    if (members?.counts !== undefined) return { count: sumOf(members.counts, isWanted), isLeast: false };
    if (members === undefined) return { count: 0, isLeast: false };
    const size = this.#sources.members.sizeOf(vertex.id, contentHashOf(vertex));
    if (size !== undefined && MEMBER_KINDS.every(isWanted)) return { count: size, isLeast: false };
    const known = members.ids.filter((id) => isWanted(this.vertices.record(id).kind));
    return { count: known.length, isLeast: true };
  }

  async #learnMembersOf(vertices: readonly Vertex[], token: Cancellation): Promise<void> {
    for (const { kind, state, id } of vertices) {
      if (kind !== 'dataset' || state !== 'present' || this.#members.has(id)) continue;
      if (token.isCancellationRequested) return;
      this.#members.set(id, await this.#sources.members.membersOf(id, this.#most, token));
    }
  }

  async #learnDatasetsOf(vertices: readonly Vertex[], token: Cancellation): Promise<void> {
    if (this.datasets.size === 0) return;
    const ids = vertices
      .filter((one) => isMemberKind(one) && !this.#datasetsOf.has(one.id))
      .map(({ id }) => id);
    for (let at = 0; at < ids.length && !token.isCancellationRequested; at += ASKED_AT_ONCE) {
      const some = ids.slice(at, at + ASKED_AT_ONCE);
      const found = await this.#sources.members.datasetsOf(some, token);
      for (const [place, id] of some.entries()) this.#datasetsOf.set(id, found[place] ?? []);
    }
  }
}

function datasetsIn(index: RecordIndex): Set<string> {
  const ids = new Set<string>();
  for (const { kind, documents } of index.files()) {
    if (kind !== 'dataset') continue;
    for (const { facts } of documents) if (facts?.id !== undefined) ids.add(facts.id);
  }
  return ids;
}

/** How many neighbours there are; `isLeast` where there may be more. */
export interface NeighbourCount {
  count: number;
  isLeast: boolean;
}

/** True for the links that a vertex may have very many of, and that are counted in their direction rather than looked at. */
export function isCounted({ kind, source }: Link, direction: LineageDirection): boolean {
  if (direction === 'down') return kind === 'committed_in';
  return kind === 'member_of' && source.kind !== 'dataset' && source.state === 'present';
}

function sumOf(counts: SomeMembers['counts'] = {}, isWanted: (kind: string) => boolean): number {
  return Object.entries(counts).reduce((sum, [kind, count]) => sum + (isWanted(kind) ? count : 0), 0);
}

/** A present record that datasets can have as a member. */
function isMemberKind({ kind, state }: Vertex): boolean {
  return state === 'present' && MEMBER_KINDS.some((one) => one === kind);
}
