import { isJsonObject, type JsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { TextPosition } from '../../../../../shared/src/problem.ts';
import { mayHaveField, SIGNATURE_SIDES, type SignatureSide } from '../../document/fieldNames.ts';
import { rangeInFile } from '../../document/locate.ts';
import { withField } from '../../records/recordFields.ts';
import { isSearchableKind } from '../../records/searchText.ts';
import { newMistake } from '../../writing/editFile.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { placeAt } from '../place.ts';
import type { RecordFile } from '../recordFile.ts';
import { renameInPath, renameInPrompt } from './fieldPaths.ts';
import { mapComparisons, mapEntries, mapItems, predicateProperties } from './predicateNames.ts';
import { fieldsIn, type NamedField } from './signatureFields.ts';
import { signatureScope, type SignatureScope } from './signatureScope.ts';
import type { RenamedRecord, RenameScope, RenameTarget } from './target.ts';

/** Name that the definition of a signature's field has in the schemas. */
const FIELD = 'field';

/** The field of a template's inputs or outputs whose name stands at the position. */
export function fieldAt(file: RecordFile, position: TextPosition): RenameTarget | undefined {
  const place = placeAt(file, position);
  if (place?.pair === undefined || place.isKey || place.node.type !== 'scalar') return undefined;
  const { document, node, pair, map } = place;
  if (map?.definition?.name !== FIELD || pair.key.value !== 'name') return undefined;
  const list = document.root?.type === 'map' && document.root.pairs.find(({ value }) => value === map.parent);
  const side = SIGNATURE_SIDES.find((one) => list && one.list === list.key.value);
  const { value, facts } = document;
  if (side === undefined || value === undefined || typeof node.value !== 'string') return undefined;
  const template = { uri: file.uri, document: file.documents.indexOf(document), id: facts?.id, value };
  const field: NamedField = { side, name: node.value, template };
  return {
    range: rangeInFile(document, node),
    name: field.name,
    title: 'field',
    refusal: async (newName, context, token) => {
      const { templates } = await signatureScope(field, context, token);
      return refusal(field, newName, templates);
    },
    scope: async (context, token) => scopeOf(field, await signatureScope(field, context, token), context),
  };
}

function refusal(
  { side, name, template }: NamedField,
  newName: string,
  templates: ReadonlyMap<string, JsonObject>,
): string | undefined {
  if (newName === name) return undefined;
  const mistake = newMistake(
    'template',
    template.value,
    renameInTemplate(template.value, side, name, newName),
  );
  if (mistake !== undefined) return mistake;
  const taken = [template.value, ...templates.values()].find((value) =>
    SIGNATURE_SIDES.some(({ list }) => fieldsIn(value, list).includes(newName)),
  );
  if (taken === undefined) return undefined;
  const title = typeof taken['name'] === 'string' ? ` "${taken['name']}"` : '';
  return `The template${title} has a field "${newName}" already.`;
}

function scopeOf(field: NamedField, signature: SignatureScope, { index }: FeatureContext): RenameScope {
  const { side, name, template } = field;
  // Most records have the fields of others: each text is read once.
  const known = new Map<string, boolean>();
  const isUsed = (fieldNames: string): boolean => {
    const is = known.get(fieldNames) ?? mayHaveField(fieldNames, side, name);
    known.set(fieldNames, is);
    return is;
  };
  const places = new Map<string, ReadonlySet<number>>();
  for (const { uri, kind, documents } of index.files()) {
    const found = documents.flatMap(({ facts }, at) => {
      if (facts === undefined) return [];
      const isExample = facts.fieldNames !== undefined && isSearchableKind(kind) && isUsed(facts.fieldNames);
      return (isExample && signature.datasets.size > 0) || signature.involves(facts) ? [at] : [];
    });
    if (found.length > 0) places.set(uri, new Set(found));
  }
  const own = places.get(template.uri) ?? new Set();
  places.set(template.uri, new Set([...own, template.document]));
  return {
    places,
    rename: (record, newName) => renameField(field, signature, record, newName),
    renameInText: (text, newName) => renameInPrompt(text, name, newName),
  };
}

function renameField(
  { side, name, template }: NamedField,
  signature: SignatureScope,
  { uri, document, kind, value }: RenamedRecord,
  newName: string,
): JsonObject | undefined {
  const isOwn = uri === template.uri && document === template.document;
  if (kind === 'template' && (isOwn || signature.isTemplate(value)))
    return renameInTemplate(value, side, name, newName);
  if (isSearchableKind(kind)) {
    return signature.isExample(kind, value) ? renameInExample(value, side, name, newName) : value;
  }
  if (kind === 'run' && signature.isRun(value)) return renameInRun(value, side, name, newName);
  if (predicateProperties(kind).length === 0 || !signature.isDataset(value)) return value;
  return renameInDataset(kind, value, side.property, name, newName);
}

function renameInTemplate(
  template: JsonObject,
  { list }: SignatureSide,
  name: string,
  newName: string,
): JsonObject {
  return mapEntries(template, (value, key) => {
    if (key === 'prompt' && typeof value === 'string') return renameInPrompt(value, name, newName);
    if (key !== list || !Array.isArray(value)) return value;
    return mapItems(value, (field) => {
      const isMeant = isJsonObject(field) && field['name'] === name;
      return isMeant ? withField(field, ['name'], newName) : field;
    });
  });
}

/** Absent where the example has a field with the new name already. */
function renameInExample(
  example: JsonObject,
  { property }: SignatureSide,
  name: string,
  newName: string,
): JsonObject | undefined {
  const fields = example[property];
  if (!isJsonObject(fields) || !Object.hasOwn(fields, name)) return example;
  if (Object.hasOwn(fields, newName)) return undefined;
  const entries = Object.entries(fields).map(([key, value]): [string, JsonValue] => [
    key === name ? newName : key,
    value,
  ]);
  return withField(example, [property], Object.fromEntries(entries));
}

function renameInRun(run: JsonObject, { list }: SignatureSide, name: string, newName: string): JsonObject {
  const metric = run['metric'];
  const isMeant = list === 'outputs' && isJsonObject(metric) && metric['field'] === name;
  return isMeant ? withField(run, ['metric', 'field'], newName) : run;
}

function renameInDataset(
  kind: RenamedRecord['kind'],
  dataset: JsonObject,
  property: string,
  name: string,
  newName: string,
): JsonObject {
  const change = (path: JsonValue): JsonValue =>
    typeof path === 'string' ? renameInPath(path, property, name, newName) : path;
  const renamed = mapComparisons(kind, dataset, (comparison) =>
    mapEntries(comparison, (value, key) => (key === 'field' ? change(value) : value)),
  );
  return mapEntries(renamed, (value, key) =>
    key === 'splits' && isJsonObject(value)
      ? mapEntries(value, (part, inner) => (inner === 'group_by' ? change(part) : part))
      : value,
  );
}
