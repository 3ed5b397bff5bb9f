import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../datasets/field.ts';
import type { Imbalance } from './findings.ts';

/** Longer texts are answers, not labels. */
const LONGEST_LABEL = 60;
/** Fields of one record that are looked at. */
const MOST_FIELDS = 8;
/** Share of the records that have to have a label for it to be one of the dataset. */
export const LEAST_SHARE = 0.9;
/** Records that a label has in the mean: with fewer the field is an answer that sometimes comes twice. */
export const LEAST_RECORDS = 5;

/** A field with a value that may be a label. */
export type Label = readonly [field: string, label: string];

/** What may be labels of a record: short values of `expected_output` or its fields, and of `labels`. */
export function labelsOf({ kind, value }: MemberRecord): Label[] {
  const name = kind === 'example' ? 'expected_output' : 'labels';
  const whole = value[name];
  if (whole === undefined) return [];
  const fields: [string, JsonValue][] = isJsonObject(whole)
    ? Object.entries(whole).map(([field, item]) => [`${name}.${field}`, item])
    : [[name, whole]];
  return fields.slice(0, MOST_FIELDS).flatMap(([field, item]): Label[] => {
    if (typeof item === 'boolean') return [[field, item ? 'true' : 'false']];
    return typeof item === 'string' && item.length <= LONGEST_LABEL ? [[field, item]] : [];
  });
}

/** Counts the labels of a set of records. */
export class LabelCounts {
  readonly #fields = new Map<string, Map<string, number>>();
  #records = 0;

  /** Counts a record's labels; `times` is -1 for one that goes. */
  add(labels: readonly Label[], times: 1 | -1): void {
    this.#records += times;
    for (const [field, label] of labels) {
      const counts = this.#fields.get(field) ?? new Map<string, number>();
      const count = (counts.get(label) ?? 0) + times;
      if (count === 0) counts.delete(label);
      else counts.set(label, count);
      if (counts.size === 0) this.#fields.delete(field);
      else this.#fields.set(field, counts);
    }
  }

  /** The field whose most frequent label is more than `most` times as frequent as its rarest; the worst of several. */
  imbalance(most: number): Imbalance | undefined {
    let worst: Imbalance | undefined;
    for (const [field, counts] of this.#fields) {
      const sorted = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
      const [first, last] = [sorted[0], sorted.at(-1)];
      const labelled = sorted.reduce((sum, [, count]) => sum + count, 0);
      const isLabel = labelled >= this.#records * LEAST_SHARE && labelled >= sorted.length * LEAST_RECORDS;
      if (first === undefined || last === undefined || !isLabel) continue;
      if (first[1] <= last[1] * most) continue;
      if (worst !== undefined && first[1] / last[1] <= worst.most.count / worst.least.count) continue;
      worst = {
        ...{ field, labels: sorted.length },
        most: { label: first[0], count: first[1] },
        least: { label: last[0], count: last[1] },
      };
    }
    return worst;
  }
}
