import type { RecordDigest } from './recordDigest.ts';

/** Most records that are followed from one: a longer history is no mistake, and costs no more than this. */
const FARTHEST = 500;

/** A record that another one was made from, at any distance. */
export interface Ancestor {
  record: RecordDigest;
  /** From the record to the ancestor, both included. */
  chain: readonly string[];
}

/** Which records were made from which. */
export class Derivations {
  readonly #byId = new Map<string, RecordDigest>();
  readonly #derived: RecordDigest[] = [];

  /** Ids are remembered only where something derives from something. */
  constructor(digests: readonly RecordDigest[]) {
    for (const digest of digests) if (digest.sources.length > 0) this.#derived.push(digest);
    if (this.#derived.length === 0) return;
    for (const digest of digests) if (digest.id !== '') this.#byId.set(digest.id, digest);
  }

  /** Records that derive from others. */
  get derived(): readonly RecordDigest[] {
    return this.#derived;
  }

  /** What a record was made from, the nearest first, each once. */
  *ancestorsOf(digest: RecordDigest): Generator<Ancestor> {
    const seen = new Set([digest.id]);
    const waiting: Ancestor[] = [{ record: digest, chain: [digest.id] }];
    for (const { record, chain } of waiting) {
      for (const id of record.sources) {
        if (seen.has(id) || seen.size > FARTHEST) continue;
        seen.add(id);
        const source = this.#byId.get(id);
        if (source === undefined) continue;
        const ancestor = { record: source, chain: [...chain, id] };
        waiting.push(ancestor);
        yield ancestor;
      }
    }
  }
}
