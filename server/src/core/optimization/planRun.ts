import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, SPLIT_NAMES, type SplitName } from '../datasets/splits.ts';
import { normaliseId } from '../records/identity.ts';
import { estimateCalls, type CallEstimate } from './callEstimate.ts';
import { describeSplits, runRows, type RunExample, type RunRow } from './runRows.ts';
import { runTemplate } from './runTemplate.ts';

/** A record with the hash of its content. */
export interface PlannedRecord {
  id: string;
  value: JsonObject;
  contentHash: string;
}

/** The records that a plan is made of. */
export interface RunRecords {
  specification: PlannedRecord;
  /** By lower-cased id; `undefined` where there is none. */
  templateOf: (id: string) => PlannedRecord | undefined;
  datasetOf: (id: string) => PlannedRecord | undefined;
  resolver: DatasetResolver;
  examples: Iterable<RunExample>;
  /** Model settings that count where neither the specification nor the template has some. */
  defaultModel: JsonObject | undefined;
}

/** What a run would do: the part of the runner's input that the records say. */
export interface RunPlan {
  input: {
    spec_id: string;
    seed: number;
    signature: { instructions: string; fields: JsonObject[] };
    module: string;
    tools?: readonly string[];
    splits: Record<SplitName, RunRow[]>;
    optimizer: JsonObject;
    metric: JsonObject;
    models: { task: JsonObject };
    budget: JsonObject;
    attribution?: JsonObject;
    provenance: { specification_hash: string; template: JsonObject; dataset: JsonObject };
  };
  /** Python of the workspace that the run would execute: `path.py:function`. */
  code: string[];
  estimate: CallEstimate;
  /** What is worth knowing, in sentences. */
  notes: string[];
}

/** Makes a run of a specification; answers what keeps it from being one, in sentences, where anything does. */
export function planRun(records: RunRecords): RunPlan | { problems: string[] } {
  const { value, id } = records.specification;
  const template = recordOf(value['template'], records.templateOf);
  const dataset = recordOf(value['dataset'], records.datasetOf);
  if (template === undefined || dataset === undefined) {
    const missing = [
      template === undefined ? ['template'] : [],
      dataset === undefined ? ['dataset'] : [],
    ].flat();
    return {
      problems: missing.map((kind) => `The ${kind} ${textOf(value[kind])} is not in this workspace.`),
    };
  }
  const { instructions, fields, module, tools, model: ownModel } = runTemplate(template.value);
  const members = records.resolver.membersOf(dataset.id, membersAmong(records.examples));
  const rows = runRows(fields, members, createSplitter(dataset.value['splits']));
  const optimizer = objectOf(value['optimizer']);
  const metric = objectOf(value['metric']);
  const model = isJsonObject(value['model']) ? value['model'] : (ownModel ?? records.defaultModel);
  const name = textOf(optimizer['name']);
  const problems = [
    ...(name === 'KNNFewShot' ? [NO_NEIGHBOURS] : []),
    ...(module === 'react' && tools.length === 0 ? [NO_TOOLS] : []),
    ...missingSplits(name, rows.splits),
    ...rows.overlaps
      .slice(0, 1)
      .map(
        ({ id: one, split, otherId, otherSplit }) =>
          `${String(rows.overlaps.length)} inputs are in two splits (${one} in ${split} is ${otherId} in ${otherSplit}): pin them together, so that nothing is measured on what it was learned from.`,
      ),
    ...(model === undefined
      ? ['No model is named: give the specification or its template a model with its name.']
      : []),
  ];
  if (problems.length > 0 || model === undefined) return { problems };
  const { seed, budget, attribution } = value;
  return {
    input: {
      spec_id: id,
      seed: typeof seed === 'number' ? seed : 0,
      signature: { instructions, fields: fields.map((field) => ({ ...field })) },
      module,
      ...(tools.length > 0 && { tools }),
      splits: rows.splits,
      optimizer,
      metric,
      models: { task: model },
      budget: objectOf(budget),
      ...(isJsonObject(attribution) && { attribution }),
      provenance: {
        specification_hash: records.specification.contentHash,
        template: used(template),
        dataset: used(dataset),
      },
    },
    code: [...new Set([...tools, ...codeIn(metric)])],
    estimate: estimateCalls({
      optimizer: name,
      parameters: objectOf(optimizer['parameters']),
      rows: { train: rows.splits.train.length, val: rows.splits.val.length, test: rows.splits.test.length },
      callsPerAnswer: module === 'react' ? REACT_CALLS : 1,
      attribution: isJsonObject(attribution) ? attribution : undefined,
    }),
    notes: [`Rows: ${describeSplits(rows)}.`, ...leftOutNotes(rows.leftOut), ...noTest(rows.splits)],
  };
}

const NO_NEIGHBOURS =
  'KNNFewShot needs the neighbours of every row, which are not looked up for runs yet; choose another optimizer.';

const NO_TOOLS = 'The template’s module is react, and it has no tools: name them, or choose another module.';

/** A program with tools asks once for each step: as many as DSPy allows by default, and once for the answer. */
const REACT_CALLS = 21;

function* membersAmong(examples: Iterable<RunExample>): Generator<RunExample & { kind: 'example' }> {
  for (const example of examples) yield { ...example, kind: 'example' };
}

function recordOf(id: unknown, find: (id: string) => PlannedRecord | undefined): PlannedRecord | undefined {
  return typeof id === 'string' ? find(normaliseId(id)) : undefined;
}

/** `file.py:function`, as the runner reads it. */
const CODE_REFERENCE = /^[^:]+\.py:[A-Za-z_]\w*$/;

/** Python that a metric names, at any depth: the parts of a weighted one may be some. */
function codeIn(value: JsonValue): string[] {
  if (typeof value === 'string') return CODE_REFERENCE.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(codeIn);
  return isJsonObject(value) ? Object.values(value).flatMap(codeIn) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function used({ id, value, contentHash }: PlannedRecord): JsonObject {
  const { version } = value;
  return { id, ...(typeof version === 'number' && { version }), content_hash: contentHash };
}

function missingSplits(optimizer: string, splits: Record<SplitName, RunRow[]>): string[] {
  const needed = SPLIT_NAMES.filter(
    (name) => name === 'val' || (name === 'train' && optimizer !== 'Evaluate'),
  );
  return needed
    .filter((name) => splits[name].length === 0)
    .map((name) => `The dataset has no examples in ${name}: give its splits a weight for it, or pin some.`);
}

function leftOutNotes(leftOut: readonly { id: string; reason: string }[]): string[] {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const ids = leftOut.filter((one) => one.reason === reason).map(({ id }) => id);
    return `Left out: ${String(ids.length)} (${ids[0] ?? ''}${ids.length > 1 ? ', …' : ''}), ${reason}.`;
  });
}

function noTest(splits: Record<SplitName, RunRow[]>): string[] {
  return splits.test.length === 0
    ? ['There is no test split: the gain on val is that of the winner, and flatters it.']
    : [];
}
