import type { ExecutionUse, LineageExecutions } from './executions.ts';
import type { Link } from './links.ts';
import { contentHashOf, type Vertex, type Vertices } from './vertices.ts';
import type { VersionLinks } from './versionLinks.ts';

/** The links between executions and the records that they used, as receipts say. */
export class ExecutionLinks {
  readonly #executions: LineageExecutions;
  readonly #vertices: Vertices;
  readonly #versions: VersionLinks;

  constructor(executions: LineageExecutions, vertices: Vertices, versions: VersionLinks) {
    this.#executions = executions;
    this.#vertices = vertices;
    this.#versions = versions;
  }

  /** What an execution used. */
  *up(vertex: Vertex): Iterable<Link> {
    if (vertex.kind !== 'execution') return;
    for (const use of this.#executions.of(vertex.id)?.uses ?? []) yield* this.#linksOf(use, vertex);
  }

  /** The executions that used a record, or this version of it. */
  *down(vertex: Vertex): Iterable<Link> {
    if (vertex.kind === 'commit' || vertex.kind === 'execution') return;
    for (const { execution, use } of this.#executions.using(vertex.id))
      for (const link of this.#linksOf(use, this.#vertices.execution(execution.id)))
        if (link.source === vertex) yield link;
  }

  /** The link from the record as it is now, and one from the version that was used, where it is another one. */
  *#linksOf({ id, contentHash, as }: ExecutionUse, target: Vertex): Iterable<Link> {
    const source = this.#vertices.record(id);
    const link = { kind: 'used_by_run' as const, target, method: as };
    const now = contentHashOf(source);
    const isStale = contentHash !== undefined && now !== undefined && contentHash !== now;
    yield { ...link, source, ...(isStale && { isStale }) };
    const used = contentHash === undefined ? undefined : this.#versions.usedBy({ id, contentHash }, source);
    if (used !== undefined) yield { ...link, source: used };
  }
}
