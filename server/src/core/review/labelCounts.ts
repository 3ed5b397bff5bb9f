import type { LabelDistribution } from '../../../../shared/src/protocol/review.ts';
import type { MemberRecord } from '../datasets/field.ts';
import { labelsOf, LEAST_RECORDS, LEAST_SHARE } from '../examination/labels.ts';
import type { Sides } from './groupCounts.ts';

/** Labels of a field that are listed. */
const MOST_LISTED = 50;
/** A field with more values is no label: they are not counted on. */
const MOST_LABELS = 5000;

/** The values of one field. */
interface FieldCounts {
  functionName: string | undefined;
  field: string;
  labels: Map<string, Sides>;
  before: number;
  after: number;
}

/**
 * Counts labels on both sides: those of DataBits, and short expected outputs of the examples of a function where they are
 * labels: nearly all examples have one, and one stands for several examples.
 */
export class ReviewedLabels {
  readonly #fields = new Map<string, FieldCounts>();
  readonly #records = new Map<string, Sides>();

  add(record: MemberRecord, sides: Sides): void {
    const functionName = functionOf(record);
    if (functionName !== undefined)
      this.#records.set(functionName, sum(this.#records.get(functionName), sides));
    for (const [field, label] of labelsOf(record)) {
      const key = JSON.stringify([record.kind, functionName ?? null, field]);
      const counts = this.#fields.get(key) ?? {
        ...{ functionName, field, labels: new Map<string, Sides>() },
        ...{ before: 0, after: 0 },
      };
      this.#fields.set(key, counts);
      counts.before += sides.before;
      counts.after += sides.after;
      if (counts.labels.size > MOST_LABELS) continue;
      counts.labels.set(label, sum(counts.labels.get(label), sides));
    }
  }

  /** The distributions that differ. */
  get changed(): LabelDistribution[] {
    return [...this.#fields.values()]
      .filter((counts) => counts.labels.size <= MOST_LABELS && this.#isLabel(counts))
      .flatMap(({ functionName, field, labels, before, after }): LabelDistribution[] => {
        const sorted = [...labels].sort(byChange);
        if (sorted.every(([, sides]) => sides.before === sides.after)) return [];
        const listed = sorted.slice(0, MOST_LISTED).map(([label, sides]) => ({ label, ...sides }));
        const more = sorted.length - listed.length;
        return [
          { field, ...(functionName !== undefined && { functionName }), labels: listed, more, before, after },
        ];
      })
      .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  }

  #isLabel({ functionName, labels, before, after }: FieldCounts): boolean {
    if (functionName === undefined) return true;
    const records = this.#records.get(functionName) ?? { before: 0, after: 0 };
    const isLabelOn = (side: keyof Sides, count: number): boolean => {
      const distinct = [...labels.values()].filter((sides) => sides[side] > 0).length;
      return count > 0 && count >= records[side] * LEAST_SHARE && count >= distinct * LEAST_RECORDS;
    };
    return isLabelOn('before', before) || isLabelOn('after', after);
  }
}

/** Absent for DataBits, whose labels are declared. */
function functionOf({ kind, value }: MemberRecord): string | undefined {
  if (kind !== 'example') return undefined;
  const name = value['function_name'];
  return typeof name === 'string' ? name : '';
}

function sum(one: Sides | undefined, other: Sides): Sides {
  return { before: (one?.before ?? 0) + other.before, after: (one?.after ?? 0) + other.after };
}

function byChange([one, a]: [string, Sides], [other, b]: [string, Sides]): number {
  const changeOf = ({ before, after }: Sides): number => Math.abs(after - before);
  return changeOf(b) - changeOf(a) || b.after - a.after || (one < other ? -1 : 1);
}

function nameOf({ functionName = '', field }: LabelDistribution): string {
  return `${functionName} ${field}`;
}
