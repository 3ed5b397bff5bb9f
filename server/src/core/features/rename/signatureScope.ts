import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../../shared/src/protocol/search.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../cancellation.ts';
import { createDatasetResolver } from '../../datasets/resolve.ts';
import type { RecordFacts } from '../../document/analysis.ts';
import { normaliseId } from '../../records/identity.ts';
import { describeKind } from '../../records/kinds.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import type { RecordIndex } from '../../workspace/recordIndex.ts';
import { fieldsIn, type NamedField } from './signatureFields.ts';

/**
 * What shares a template's field: the datasets of the template and of its runs, whose members are its examples, and
 * the other templates with the field that take examples from the same datasets.
 */
export interface SignatureScope {
  /** Values of the templates, by id. */
  templates: ReadonlyMap<string, JsonObject>;
  /** Ids of the datasets whose members have the field. */
  datasets: ReadonlySet<string>;
  /** True for records other than examples that may name the field. */
  involves(facts: RecordFacts): boolean;
  isTemplate(value: JsonObject): boolean;
  isRun(value: JsonObject): boolean;
  isDataset(value: JsonObject): boolean;
  isExample(kind: SearchableKind, value: JsonObject): boolean;
}

/** Finds what shares a field, from the references between templates, runs and datasets. */
export async function signatureScope(
  field: NamedField,
  context: FeatureContext,
  token: Cancellation,
): Promise<SignatureScope> {
  const { index } = context;
  const bearers = await templatesWith(field, context, token);
  const templates = new Map<string, JsonObject>();
  const datasets = new Set<string>();
  const waiting = field.template.id === undefined ? [] : [field.template.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (templates.has(id)) continue;
    templates.set(id, id === field.template.id ? field.template.value : (bearers.get(id) ?? {}));
    for (const dataset of datasetsOf(id, index)) {
      datasets.add(dataset);
      waiting.push(...templatesOf(dataset, index).filter((other) => bearers.has(other)));
    }
  }
  const values = await datasetValues(datasets, context, token);
  const resolver = createDatasetResolver([...values].map(([id, value]) => ({ id, value })));
  // Where no other template has such a field, every dataset that names one means this.
  const isOnly = [...bearers.keys()].every((id) => templates.has(id));
  const isNamed = (facts: RecordFacts): boolean =>
    templates.has(facts.id ?? '') || facts.references.some(({ id }) => templates.has(id));
  return {
    ...{ templates, datasets },
    involves: (facts) =>
      isNamed(facts) || (facts.kind === 'dataset' && (isOnly || values.has(facts.id ?? ''))),
    isTemplate: (value) => templates.has(idOf('template', value)),
    isRun: ({ template }) => typeof template === 'string' && templates.has(normaliseId(template)),
    isDataset: (value) => isOnly || values.has(idOf('dataset', value)),
    isExample: (kind, value) => {
      const record = { kind, id: idOf(kind, value), value };
      return [...datasets].some((dataset) => resolver.isMember(dataset, record));
    },
  };
}

function idOf(kind: RecordKind, value: JsonObject): string {
  const id = value[describeKind(kind).idProperty];
  return typeof id === 'string' ? normaliseId(id) : '';
}

/** Values of all templates that have the field, by id. */
async function templatesWith(
  { side, name }: NamedField,
  context: FeatureContext,
  token: Cancellation,
): Promise<Map<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  for (const { facts } of recordsOf('template', context.index)) {
    const value = facts.id === undefined ? undefined : await context.readRecord(facts.id, token);
    if (token.isCancellationRequested) break;
    const has = value !== undefined && fieldsIn(value, side.list).includes(name);
    if (has && facts.id !== undefined) found.set(facts.id, value);
  }
  return found;
}

function* recordsOf(kind: RecordKind, index: RecordIndex): Iterable<{ facts: RecordFacts }> {
  for (const file of index.files()) {
    if (file.kind !== kind) continue;
    for (const { facts } of file.documents) if (facts !== undefined) yield { facts };
  }
}

/** The datasets that a template takes examples from, and those on which its runs use it. */
function datasetsOf(template: string, index: RecordIndex): string[] {
  const users = index.referencesTo(template).map(({ from }) => from);
  return [...index.byId(template), ...users].flatMap(({ facts }) => datasetsNamedBy(facts));
}

/** The templates that use a dataset, by themselves or by a run. */
function templatesOf(dataset: string, index: RecordIndex): string[] {
  return index.referencesTo(dataset).flatMap(({ from: { facts } }) => {
    if (facts.kind === 'template') return facts.id === undefined ? [] : [facts.id];
    return facts.references.filter(({ target }) => target === 'template').map(({ id }) => id);
  });
}

function datasetsNamedBy({ references }: RecordFacts): string[] {
  return references.filter(({ target }) => target === 'dataset').map(({ id }) => id);
}

/** Values of the datasets and of those that they are made of. */
async function datasetValues(
  ids: ReadonlySet<string>,
  context: FeatureContext,
  token: Cancellation,
): Promise<Map<string, JsonObject>> {
  const values = new Map<string, JsonObject>();
  const seen = new Set(ids);
  // A set may grow while it is walked: nested datasets are read too.
  for (const id of seen) {
    const value = await context.readRecord(id, token);
    if (token.isCancellationRequested) break;
    if (value !== undefined) values.set(id, value);
    for (const { facts } of context.index.byId(id))
      datasetsNamedBy(facts).forEach((other) => seen.add(other));
  }
  return values;
}
