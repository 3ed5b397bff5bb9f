import type { RecordReference } from '../document/analysis.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import { edgeKindOf, type Link } from './links.ts';
import { contentHashOf, versionNumberOf, type Vertex, type Vertices } from './vertices.ts';
import type { VersionLinks } from './versionLinks.ts';

/** The links that records' own references make. */
export class RecordLinks {
  readonly #index: RecordIndex;
  readonly #vertices: Vertices;
  readonly #versions: VersionLinks;

  constructor(index: RecordIndex, vertices: Vertices, versions: VersionLinks) {
    this.#index = index;
    this.#vertices = vertices;
    this.#versions = versions;
  }

  /** To what a record refers. Of a version of the past nothing is known. */
  *up(vertex: Vertex): Iterable<Link> {
    if (vertex.state !== 'present' || vertex.entry === undefined) return;
    for (const { facts } of this.#index.byId(vertex.id)) {
      for (const reference of facts.references) yield* this.#linksOf(reference, vertex);
      for (const { id, method } of facts.producers ?? []) {
        const source = this.#vertices.execution(id);
        yield { kind: 'produced_by_run', source, target: vertex, ...(method !== undefined && { method }) };
      }
    }
  }

  /** What refers to a record, or to this version of it, or was made by an execution. */
  *down(vertex: Vertex): Iterable<Link> {
    if (vertex.kind === 'commit') return;
    if (vertex.kind === 'execution') {
      for (const entry of this.#index.producedBy(vertex.id)) yield* this.#productLinks(vertex, entry);
      return;
    }
    for (const { from, reference } of this.#index.referencesTo(vertex.id)) {
      const { id } = from.facts;
      if (id === undefined) continue;
      for (const link of this.#linksOf(reference, this.#vertices.record(id)))
        if (link.source === vertex) yield link;
    }
  }

  *#productLinks(source: Vertex, { facts }: RecordEntry): Iterable<Link> {
    if (facts.id === undefined) return;
    const target = this.#vertices.record(facts.id);
    const method = facts.producers?.find(({ id }) => id === source.id)?.method;
    yield { kind: 'produced_by_run', source, target, ...(method !== undefined && { method }) };
  }

  /** The link from the record that is named, and one from the version that was used, where it is another one. */
  *#linksOf(reference: RecordReference, target: Vertex): Iterable<Link> {
    const kind = edgeKindOf(reference);
    if (kind === undefined) return;
    const source = this.#vertices.record(reference.id);
    // Whether a present record that is named is a member depends on the whole predicate.
    if (kind === 'member_of' && source.kind !== 'dataset' && source.state === 'present') return;
    const { method } = reference;
    const link = { kind, target, ...(method !== undefined && { method }) };
    yield { ...link, source, ...(isStale(reference, source) && { isStale: true }) };
    const used = this.#versions.usedBy(reference, source);
    if (used !== undefined) yield { ...link, source: used };
  }
}

/** True where the source has another content than the one that the reference was written for. */
function isStale({ contentHash, version }: RecordReference, source: Vertex): boolean {
  const now = contentHashOf(source);
  if (contentHash !== undefined && now !== undefined) return contentHash !== now;
  const number = versionNumberOf(source);
  return version !== undefined && number !== undefined && version !== number;
}
