import type { Effectiveness, EffectRun } from '../../../../shared/src/protocol/effectiveness.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { bitShares } from '../../core/feedback/bitShares.ts';
import { effectiveness, type PresentExample } from '../../core/feedback/effectiveness.ts';
import { countUses } from '../../core/feedback/finalPrograms.ts';
import { recordAttributions, type RecordAttribution } from '../../core/feedback/recordAttributions.ts';
import { DIFFICULTY_SCORE } from '../../core/records/difficulty.ts';
import { getField } from '../../core/records/recordFields.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import type { RecordStore } from '../index/recordStore.ts';
import type { ReceiptDigest, ReceiptDigests } from './receiptDigests.ts';

export interface EffectivenessSources {
  store: RecordStore;
  digests: ReceiptDigests;
  /** The distinct events of the usage logs. */
  events: () => readonly UsageEvent[];
}

/** Answers what runs measured of examples. */
export class EffectivenessAnswers {
  readonly #sources: EffectivenessSources;

  constructor(sources: EffectivenessSources) {
    this.#sources = sources;
  }

  list(): Effectiveness {
    return this.#told().effects;
  }

  /** What runs say of some records, by lower-cased id; without those that none says anything of. */
  attributions(ids: readonly string[]): ReadonlyMap<string, RecordAttribution> {
    const { effects, uses } = this.#told();
    const all = recordAttributions(effects, uses);
    return new Map(
      ids.flatMap((id) => {
        const found = all.get(id);
        return found === undefined ? [] : [[id, found] as const];
      }),
    );
  }

  #told(): { effects: Effectiveness; uses: ReadonlyMap<string, number> } {
    const { store, digests, events } = this.#sources;
    const all = digests.read();
    const uses = countUses(
      all.flatMap(({ uses: programs }) => programs),
      events(),
    );
    const measuring = all.filter(({ effects }) => effects.length > 0);
    const effects = effectiveness({
      runs: measuring.map((digest) => this.#runOf(digest)).sort((one, other) => other.at - one.at),
      effects: measuring.flatMap((digest) => digest.effects),
      uses,
      exampleOf: (id) => this.#exampleOf(id),
      nameOf: (id) => this.#nameOf(id),
      revision: store.revision,
    });
    return { effects, uses };
  }

  #runOf({ execution: { id, specId, time }, effects }: ReceiptDigest): EffectRun {
    const { template = '', lm, metric } = effects[0] ?? {};
    return {
      ...{ runId: id, name: this.#nameOf(specId), at: 1000 * time, template: this.#nameOf(template) },
      ...(lm !== undefined && { lm }),
      ...(metric !== undefined && { metric }),
    };
  }

  #exampleOf(id: string): PresentExample | undefined {
    const { store } = this.#sources;
    const found = store.find(id);
    if (found?.kind !== 'example') return undefined;
    const { name, status, uri, position, contentHash, value } = found;
    const difficulty = getField(value, ['quality_scores', DIFFICULTY_SCORE]);
    return {
      ...{ name, place: { uri, position }, contentHash },
      ...textAs('functionName', value['function_name']),
      ...textAs('domain', value['domain']),
      ...(status !== undefined && { status }),
      ...(typeof difficulty === 'number' && { difficulty }),
      shares: bitShares(value, {
        valueOf: (source) => store.find(source)?.value,
        hashOf: (bit) => store.find(bit)?.contentHash,
      }),
    };
  }

  #nameOf(id: string): string {
    const name = this.#sources.store.find(id)?.name ?? '';
    return name === '' ? id : name;
  }
}

function textAs<K extends string>(name: K, value: JsonValue | undefined): Partial<Record<K, string>> {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as Record<K, string>) : {};
}
