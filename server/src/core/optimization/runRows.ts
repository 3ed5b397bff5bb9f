import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { SPLIT_NAMES, type SplitName, type Splitter } from '../datasets/splits.ts';
import { canonicalText } from '../records/contentHash.ts';
import type { RunField } from './runTemplate.ts';

/** An example in the state that a run would use. */
export interface RunExample {
  /** Lower-cased. */
  id: string;
  value: JsonObject;
  contentHash: string;
}

/** A row of a split, as the runner takes it. */
export interface RunRow {
  id: string;
  version?: number;
  content_hash: string;
  inputs: JsonObject;
  outputs: JsonObject;
}

/** The rows of a run, and what keeps members from being some. */
export interface RunRows {
  splits: Record<SplitName, RunRow[]>;
  /** Members that are in no split, with the reason. */
  leftOut: { id: string; reason: string }[];
  /** Inputs that are in two splits: what is measured on one was learned from the other. */
  overlaps: { id: string; split: SplitName; otherId: string; otherSplit: SplitName }[];
}

/** Deals the members of a dataset, as rows of a template's fields, to its splits; one by one, so that there may be pauses. */
export class RowDealing {
  readonly rows: RunRows = { splits: { train: [], val: [], test: [] }, leftOut: [], overlaps: [] };
  readonly #fields: readonly RunField[];
  readonly #splitOf: Splitter;
  readonly #seen = new Map<string, { id: string; split: SplitName }>();

  constructor(fields: readonly RunField[], splitOf: Splitter) {
    this.#fields = fields;
    this.#splitOf = splitOf;
  }

  add(example: RunExample): void {
    const { id } = example;
    const dealt = dealRow(this.#fields, example, this.#splitOf);
    if ('reason' in dealt) {
      this.rows.leftOut.push({ id, reason: dealt.reason });
      return;
    }
    const { split, row } = dealt;
    this.rows.splits[split].push(row);
    const key = canonicalText(row.inputs);
    const other = this.#seen.get(key);
    if (other === undefined) this.#seen.set(key, { id, split });
    else if (other.split !== split)
      this.rows.overlaps.push({ id, split, otherId: other.id, otherSplit: other.split });
  }
}

/** All members at once. */
export function runRows(
  fields: readonly RunField[],
  examples: Iterable<RunExample>,
  splitOf: Splitter,
): RunRows {
  const dealing = new RowDealing(fields, splitOf);
  for (const example of examples) dealing.add(example);
  return dealing.rows;
}

/** A member as a row of its split; the reason where it is none. */
function dealRow(
  fields: readonly RunField[],
  example: RunExample,
  splitOf: Splitter,
): { split: SplitName; row: RunRow } | { reason: string } {
  const split = splitOf({ kind: 'example', id: example.id, value: example.value });
  if (split === undefined) return { reason: 'it is in no split' };
  const row = rowOf(fields, example);
  return 'reason' in row ? row : { split, row };
}

/** An example as a row of a template's fields; the reason where it is none. */
export function rowOf(
  fields: readonly RunField[],
  { id, value, contentHash }: RunExample,
): RunRow | { reason: string } {
  const sides = sidesOf(fields, value);
  if ('reason' in sides) return sides;
  const { version } = value;
  const label = typeof version === 'number' && Number.isInteger(version) ? { version } : {};
  return { id, ...label, content_hash: contentHash, ...sides };
}

/** How many rows each split has, as people read it. */
export function describeSplits({ splits }: Pick<RunRows, 'splits'>): string {
  return SPLIT_NAMES.map((name) => `${String(splits[name].length)} ${name}`).join(', ');
}

function sidesOf(
  fields: readonly RunField[],
  value: JsonObject,
): Pick<RunRow, 'inputs' | 'outputs'> | { reason: string } {
  const inputs = valuesOf(fields, 'input', value['input']);
  const outputs = valuesOf(fields, 'output', value['expected_output']);
  if ('missing' in inputs) return { reason: `its input lacks ${inputs.missing}` };
  if ('missing' in outputs) return { reason: `its expected output lacks ${outputs.missing}` };
  return { inputs: inputs.values, outputs: outputs.values };
}

/** A side by the template's names. What is no mapping is the value of the side's only field. */
function valuesOf(
  fields: readonly RunField[],
  side: RunField['side'],
  value: JsonValue | undefined,
): { values: JsonObject } | { missing: string } {
  const names = fields.filter((field) => field.side === side).map(({ name }) => name);
  const [only] = names;
  if (!isJsonObject(value)) {
    if (value !== undefined && only !== undefined && names.length === 1) return { values: { [only]: value } };
    return { missing: only ?? 'its fields' };
  }
  const missing = names.find((name) => value[name] === undefined);
  if (missing !== undefined) return { missing };
  return { values: Object.fromEntries(names.map((name) => [name, value[name] ?? null])) };
}
