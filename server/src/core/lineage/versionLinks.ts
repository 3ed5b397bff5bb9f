import type { RecordReference } from '../document/analysis.ts';
import type { Link } from './links.ts';
import type { LineageHistory, LineageVersion } from './lineageSources.ts';
import { contentHashOf, type Vertex, type Vertices } from './vertices.ts';

/** The links between the versions of records, and between commits and what they brought. */
export class VersionLinks {
  readonly #history: LineageHistory;
  readonly #vertices: Vertices;

  constructor(history: LineageHistory, vertices: Vertices) {
    this.#history = history;
    this.#vertices = vertices;
  }

  /** The version before, and the commit that brought this one. */
  *up(vertex: Vertex): Iterable<Link> {
    if (vertex.version !== undefined)
      yield { kind: 'committed_in', source: this.#vertices.commit(vertex.version.commit), target: vertex };
    const versions = this.#vertexesOf(vertex);
    const source = versions[versions.indexOf(vertex) - 1];
    if (source !== undefined) yield { kind: 'next_version', source, target: vertex };
  }

  /** The version after; of a commit what it brought. */
  *down(vertex: Vertex): Iterable<Link> {
    if (vertex.kind === 'commit') {
      for (const version of this.#history.versionsOfCommit(vertex.id))
        yield { kind: 'committed_in', source: vertex, target: this.#vertices.version(version) };
      return;
    }
    const versions = this.#vertexesOf(vertex);
    const target = versions[versions.indexOf(vertex) + 1];
    if (target !== undefined) yield { kind: 'next_version', source: vertex, target };
  }

  /** The version that a reference was written for, by its content, else by its number; absent where nobody knows. */
  usedBy({ id, contentHash, version }: RecordReference): Vertex | undefined {
    if (contentHash === undefined && version === undefined) return undefined;
    const used = this.#history
      .versionsOf(id)
      .findLast((one) =>
        contentHash === undefined ? one.version === version : one.contentHash === contentHash,
      );
    return used && this.#vertices.version(used);
  }

  /** All versions of the vertex's record, oldest first. The present content comes last, also where it was there before. */
  #vertexesOf({ kind, id }: Vertex): Vertex[] {
    if (kind === 'commit' || kind === 'execution') return [];
    const versions = this.#history.versionsOf(id);
    if (versions.length === 0) return [];
    const head = this.#vertices.record(id);
    const now = contentHashOf(head);
    const isPast = ({ contentHash }: LineageVersion): boolean => contentHash !== now;
    return [...versions.filter(isPast).map((one) => this.#vertices.version(one)), head];
  }
}
