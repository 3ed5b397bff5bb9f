import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { DatasetResolver } from '../datasets/resolve.ts';
import { createSplitter, SPLIT_NAMES, type SplitName } from '../datasets/splits.ts';
import { normaliseId } from '../records/identity.ts';
import { estimateCalls, type CallEstimate } from './callEstimate.ts';
import { atEndpoint, otherModels, type RunModels } from './runModels.ts';
import { describeSplits, RowDealing, type RunExample, type RunRow, type RunRows } from './runRows.ts';
import { runTemplate } from './runTemplate.ts';
import { estimateTokensOfRun, judgesOf, type TokenEstimate } from './tokenEstimate.ts';

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
  /** Address that models go to which name no server. */
  endpoint?: string | undefined;
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
    models: RunModels;
    budget: JsonObject;
    attribution?: JsonObject;
    provenance: { specification_hash: string; template: JsonObject; dataset: JsonObject };
  };
  /** Python of the workspace that the run would execute: `path.py:function`. */
  code: string[];
  estimate: CallEstimate;
  /** The most tokens, by the model that they go to. */
  tokens: TokenEstimate;
  /** What is worth knowing, in sentences. */
  notes: string[];
}

/** What a plan is put together from. */
export interface PlanParts {
  specification: PlannedRecord;
  template: PlannedRecord;
  /** Of its value the version alone counts. */
  dataset: PlannedRecord;
  rows: RunRows;
  defaultModel: JsonObject | undefined;
  /** Address that models go to which name no server. */
  endpoint?: string | undefined;
}

/** Puts a plan together; answers what keeps it from being one, in sentences, where anything does. */
export function assemblePlan(parts: PlanParts): RunPlan | { problems: string[] } {
  const { specification, template, rows } = parts;
  const { value, id } = specification;
  const { instructions, fields, module, tools, model: ownModel } = runTemplate(template.value);
  const optimizer = objectOf(value['optimizer']);
  const metric = objectOf(value['metric']);
  const model = isJsonObject(value['model']) ? value['model'] : (ownModel ?? parts.defaultModel);
  const name = textOf(optimizer['name']);
  const problems = [
    ...(module === 'react' && tools.length === 0 ? [NO_TOOLS] : []),
    ...missingSplits(name, rows.splits),
    ...overlapProblems(rows),
    ...(model === undefined ? [NO_MODEL] : []),
  ];
  if (problems.length > 0 || model === undefined) return { problems };
  const { seed, budget, attribution } = value;
  const asked = {
    optimizer: name,
    parameters: objectOf(optimizer['parameters']),
    attribution: isJsonObject(attribution) ? attribution : undefined,
  };
  const models = atEndpoint({ task: model, ...otherModels(value['models']) }, parts.endpoint);
  const estimate = estimateCalls({
    ...asked,
    rows: { train: rows.splits.train.length, val: rows.splits.val.length, test: rows.splits.test.length },
    callsPerAnswer: module === 'react' ? REACT_CALLS : 1,
    judges: judgesOf(metric),
  });
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
      models,
      budget: objectOf(budget),
      ...(isJsonObject(attribution) && { attribution }),
      provenance: {
        specification_hash: specification.contentHash,
        template: used(template),
        dataset: used(parts.dataset),
      },
    },
    code: [...new Set([...tools, ...codeIn(metric)])],
    estimate,
    tokens: estimateTokensOfRun(
      { ...asked, instructions, fields, module, splits: rows.splits, metric, model },
      estimate,
    ),
    notes: [
      `Rows: ${describeSplits(rows)}.`,
      ...leftOutNotes(rows.leftOut),
      ...noTest(rows.splits),
      ...sentNotes(models, parts.endpoint),
    ],
  };
}

/** The template and the dataset of a specification. */
export interface NamedRecords {
  template: PlannedRecord;
  dataset: PlannedRecord;
}

/** The records that a specification names; sentences about those that are not there. */
export function namedRecords({
  specification,
  templateOf,
  datasetOf,
}: Pick<RunRecords, 'specification' | 'templateOf' | 'datasetOf'>): NamedRecords | { problems: string[] } {
  const { value } = specification;
  const template = recordOf(value['template'], templateOf);
  const dataset = recordOf(value['dataset'], datasetOf);
  if (template !== undefined && dataset !== undefined) return { template, dataset };
  const missing = [template === undefined ? ['template'] : [], dataset === undefined ? ['dataset'] : []];
  return {
    problems: missing.flat().map((kind) => `The ${kind} ${textOf(value[kind])} is not in this workspace.`),
  };
}

/** What deals the members of a dataset to rows of a template. */
export function rowDealing({ template, dataset }: NamedRecords): RowDealing {
  return new RowDealing(runTemplate(template.value).fields, createSplitter(dataset.value['splits']));
}

/** Makes a run of a specification; answers what keeps it from being one, in sentences, where anything does. */
export function planRun(records: RunRecords): RunPlan | { problems: string[] } {
  const named = namedRecords(records);
  if ('problems' in named) return named;
  const dealing = rowDealing(named);
  for (const member of records.resolver.membersOf(named.dataset.id, membersAmong(records.examples)))
    dealing.add(member);
  const { specification, defaultModel, endpoint } = records;
  return assemblePlan({ ...named, specification, rows: dealing.rows, defaultModel, endpoint });
}

const NO_TOOLS = 'The template’s module is react, and it has no tools: name them, or choose another module.';
const NO_MODEL = 'No model is named: give the specification or its template a model with its name.';

/** A program with tools asks once for each step: as many as DSPy allows by default, and once for the answer. */
const REACT_CALLS = 21;

function* membersAmong(examples: Iterable<RunExample>): Generator<RunExample & { kind: 'example' }> {
  for (const example of examples) yield { ...example, kind: 'example' };
}

function recordOf(id: unknown, find: (id: string) => PlannedRecord | undefined): PlannedRecord | undefined {
  return typeof id === 'string' ? find(normaliseId(id)) : undefined;
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

/** `file.py:function`, as the runner reads it. */
const CODE_REFERENCE = /^[^:]+\.py:[A-Za-z_]\w*$/;

/** Python that a metric names, at any depth: the parts of a weighted one may be some. */
function codeIn(value: JsonValue): string[] {
  if (typeof value === 'string') return CODE_REFERENCE.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(codeIn);
  return isJsonObject(value) ? Object.values(value).flatMap(codeIn) : [];
}

function overlapProblems({ overlaps }: RunRows): string[] {
  return overlaps
    .slice(0, 1)
    .map(
      ({ id, split, otherId, otherSplit }) =>
        `${String(overlaps.length)} inputs are in two splits (${id} in ${split} is ${otherId} in ${otherSplit}): pin them together, so that nothing is measured on what it was learned from.`,
    );
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

/** Which models go to the endpoint that was set: what the records say of them is not the whole then. */
function sentNotes(models: RunModels, endpoint: string | undefined): string[] {
  const sent = Object.values(models).filter(
    ({ api_base: base }) => endpoint !== undefined && base === endpoint,
  );
  const names = [...new Set(sent.map(({ name }) => textOf(name)))];
  return names.length === 0 ? [] : [`Asked at ${endpoint ?? ''}: ${names.join(', ')}.`];
}
