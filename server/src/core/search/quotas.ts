import type { SearchQuotas } from '../../../../shared/src/protocol/search.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { FilterValues } from './columns.ts';

/** The fields that quotas count, with the quota of each. */
const QUOTA_FIELDS = [
  ['functionName', 'perFunction'],
  ['domain', 'perDomain'],
] as const satisfies readonly (readonly [keyof FilterValues, keyof SearchQuotas])[];

type Quoted = Pick<FilterValues, (typeof QUOTA_FIELDS)[number][0]>;

/** Counts what was taken by function and domain. Records that name none count as one of their own. */
export class QuotaCounter {
  readonly #quotas: SearchQuotas;
  readonly #counts = new Map<string, number>();

  constructor(quotas: SearchQuotas) {
    this.#quotas = quotas;
  }

  /** The field whose quota is used up for such a record; absent where there is room. */
  fullFor(values: Quoted): 'functionName' | 'domain' | undefined {
    return QUOTA_FIELDS.find(([field, quota]) => {
      const most = this.#quotas[quota];
      return most !== undefined && (this.#counts.get(keyOf(field, values)) ?? 0) >= most;
    })?.[0];
  }

  take(values: Quoted): void {
    for (const [field] of QUOTA_FIELDS) {
      const key = keyOf(field, values);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }
}

/** What quotas count of a record. */
export function quotedValues({ function_name: functionName, domain }: JsonObject): Quoted {
  return {
    ...(typeof functionName === 'string' && functionName !== '' ? { functionName } : {}),
    ...(typeof domain === 'string' && domain !== '' ? { domain } : {}),
  };
}

/** The first items, in their order, that the quotas admit. */
export function withinQuotas<T>(
  items: readonly T[],
  quotas: SearchQuotas,
  valuesOf: (item: T) => Quoted,
): T[] {
  const counter = new QuotaCounter(quotas);
  return items.filter((item) => {
    const values = valuesOf(item);
    if (counter.fullFor(values) !== undefined) return false;
    counter.take(values);
    return true;
  });
}

function keyOf(field: keyof Quoted, values: Quoted): string {
  const value = values[field];
  return value === undefined ? field : `${field}\0${value}`;
}
