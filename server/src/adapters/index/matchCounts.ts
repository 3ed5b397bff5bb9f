import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { compilePredicate, type IsMember } from '../../core/datasets/predicate.ts';
import { canonicalText } from '../../core/records/contentHash.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';

/** Records that are looked at between two pauses: a few milliseconds. */
const READ_AT_ONCE = 250;

/** Predicates whose counts are kept. */
const MOST_KEPT = 500;

/** What counting needs of its surroundings. */
export interface MatchSource {
  index: SearchIndex;
  revision: () => number;
  isMember: () => IsMember;
  /** Lets other questions be answered; throws where the count was cancelled. */
  pause: (token: Cancellation) => Promise<void>;
}

/** How many records fulfil predicates: all that are asked for are counted in one pass, and kept until records change. */
export class MatchCounts {
  readonly #source: MatchSource;
  readonly #counts = new Map<string, number>();
  #revision = -1;

  constructor(source: MatchSource) {
    this.#source = source;
  }

  /** The counts in the order of the predicates. */
  async count(predicates: readonly JsonObject[], token: Cancellation): Promise<number[]> {
    const revision = this.#source.revision();
    if (revision !== this.#revision || this.#counts.size > MOST_KEPT) this.#counts.clear();
    this.#revision = revision;
    const byKey = new Map(predicates.map((predicate) => [canonicalText(predicate), predicate]));
    const counts = new Map(
      [...byKey.keys()].flatMap((key): [string, number][] => {
        const known = this.#counts.get(key);
        return known === undefined ? [] : [[key, known]];
      }),
    );
    const unknown = [...byKey].filter(([key]) => !counts.has(key));
    for (const [key, count] of await this.#countAnew(unknown, token)) {
      counts.set(key, count);
      if (this.#source.revision() === revision) this.#counts.set(key, count);
    }
    return predicates.map((predicate) => counts.get(canonicalText(predicate)) ?? 0);
  }

  async #countAnew(
    predicates: readonly (readonly [string, JsonObject])[],
    token: Cancellation,
  ): Promise<[string, number][]> {
    const { index, pause } = this.#source;
    const isMember = this.#source.isMember();
    const counted = predicates.map(([key, predicate]) => ({
      key,
      fulfils: compilePredicate(predicate),
      count: 0,
    }));
    for (let slot = 0; counted.length > 0 && slot < index.slots; slot += 1) {
      if (slot % READ_AT_ONCE === READ_AT_ONCE - 1) await pause(token);
      const record = index.record(slot);
      if (record === undefined) continue;
      for (const one of counted) if (one.fulfils(record, isMember)) one.count += 1;
    }
    return counted.map(({ key, count }) => [key, count]);
  }
}
