import type { RecordReference } from '../document/analysis.ts';
import type { Link } from './links.ts';
import type { LineageHistory, LineagePast } from './lineageSources.ts';
import { contentHashOf, versionNumberOf, type Vertex, type Vertices } from './vertices.ts';

/** The links between the versions of records, and between commits and what they brought. */
export class VersionLinks {
  readonly #history: LineageHistory;
  readonly #vertices: Vertices;

  constructor(history: LineageHistory, vertices: Vertices) {
    this.#history = history;
    this.#vertices = vertices;
  }

  /** The commits that brought a version, the first one and those that brought it back, and the versions before. */
  *up(vertex: Vertex): Iterable<Link> {
    const version = this.#vertices.versionOf(vertex);
    for (const { commit } of version === undefined ? [] : [version, ...(version.returns ?? [])])
      yield { kind: 'committed_in', source: this.#vertices.commit(commit), target: vertex };
    for (const [source, target] of this.#pairsOf(vertex))
      if (target === vertex) yield { kind: 'next_version', source, target };
  }

  /** The versions after; of a commit what it brought. */
  *down(vertex: Vertex): Iterable<Link> {
    if (vertex.kind === 'commit') {
      for (const version of this.#history.versionsOfCommit(vertex.id))
        yield { kind: 'committed_in', source: vertex, target: this.#vertices.version(version) };
      return;
    }
    for (const [source, target] of this.#pairsOf(vertex))
      if (source === vertex) yield { kind: 'next_version', source, target };
  }

  /** The version that a reference was written for, where that is not the one the record has now. */
  usedBy(
    { id, contentHash, version }: Pick<RecordReference, 'id' | 'contentHash' | 'version'>,
    now: Vertex,
  ): Vertex | undefined {
    const isNow =
      contentHash === undefined ? version === versionNumberOf(now) : contentHash === contentHashOf(now);
    if (isNow || (contentHash === undefined && version === undefined)) return undefined;
    const used = this.#history
      .pastOf(id)
      ?.versions.findLast((one) =>
        contentHash === undefined ? one.version === version : one.contentHash === contentHash,
      );
    const vertex = used && this.#vertices.version(used);
    return vertex === now ? undefined : vertex;
  }

  /** The versions of the vertex's record that follow each other. None comes after the record as it is now. */
  *#pairsOf({ kind, id }: Vertex): Iterable<readonly [source: Vertex, target: Vertex]> {
    if (kind === 'commit' || kind === 'execution') return;
    const past = this.#history.pastOf(id);
    if (past === undefined) return;
    const head = this.#vertices.record(id);
    const byHash = new Map(past.versions.map((one) => [one.contentHash, this.#vertices.version(one)]));
    for (const { contentHash, parents } of past.versions) {
      const target = byHash.get(contentHash);
      for (const parent of target === head ? [] : parents) {
        const source = byHash.get(parent);
        if (source !== undefined && target !== undefined && source !== head && source !== target)
          yield [source, target];
      }
    }
    for (const parent of parentsOfHead(past, contentHashOf(head))) {
      const source = byHash.get(parent);
      if (source !== undefined && source !== head) yield [source, head];
    }
  }
}

/** What came before the present content; before one that is not committed as it is that is what HEAD has. */
function parentsOfHead({ versions, last }: LineagePast, now: string | undefined): readonly string[] {
  const version = versions.find(({ contentHash }) => contentHash === now);
  return version === undefined || now !== last ? [last] : (version.lastParents ?? version.parents);
}
