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

/** Deals the members of a dataset, as rows of a template's fields, to its splits. */
export function runRows(
  fields: readonly RunField[],
  examples: Iterable<RunExample>,
  splitOf: Splitter,
): RunRows {
  const rows: RunRows = { splits: { train: [], val: [], test: [] }, leftOut: [], overlaps: [] };
  const seen = new Map<string, { id: string; split: SplitName }>();
  for (const { id, value, contentHash } of examples) {
    const split = splitOf({ kind: 'example', id, value });
    const sides = sidesOf(fields, value);
    if (split === undefined) rows.leftOut.push({ id, reason: 'it is in no split' });
    else if ('reason' in sides) rows.leftOut.push({ id, reason: sides.reason });
    else {
      const { version } = value;
      const label = typeof version === 'number' && Number.isInteger(version) ? { version } : {};
      rows.splits[split].push({ id, ...label, content_hash: contentHash, ...sides });
      const key = canonicalText(sides.inputs);
      const other = seen.get(key);
      if (other === undefined) seen.set(key, { id, split });
      else if (other.split !== split)
        rows.overlaps.push({ id, split, otherId: other.id, otherSplit: other.split });
    }
  }
  return rows;
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
