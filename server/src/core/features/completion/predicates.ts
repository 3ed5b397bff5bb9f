import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Cancellation } from '../../cancellation.ts';
import { childDefinition, definitionOf } from '../../schema/compile.ts';
import type { Definition } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { MEMBER_KINDS } from '../referenceTarget.ts';
import type { ValueChoice } from './choice.ts';
import { memberCounts } from './memberCounts.ts';
import type { CompletionSite } from './site.ts';
import { fieldsOfTemplates } from './templateFields.ts';
import { mostUsed, USED_KEYS, usedBy, usedWords } from './usedWords.ts';

/** Name that the definition of a dataset's predicates has in the schemas. */
const predicateName = 'predicate';

/** A path whose keys need no quotes. */
const PLAIN_PATH = /^[\w-]+(?:\.[\w-]+)*$/;

/** Predicate keys whose value is compared with the field beside them. */
const comparisons: ReadonlySet<string> = new Set(['eq', 'in', 'contains', 'matches']);

/** The field that a value at the cursor is compared with. */
export function comparedField(site: CompletionSite): string | undefined {
  return comparisons.has(site.property ?? '') ? site.siblings.get('field') : undefined;
}

/**
 * Fields that a predicate may name, and the values of the field that it compares with: those that the schema allows and
 * those that members have, with how many do.
 */
export function predicateChoices(
  site: CompletionSite,
  context: FeatureContext,
  token: Cancellation,
): ValueChoice[] {
  if (site.document.root?.definition?.properties.get('members')?.name !== predicateName) return [];
  if (site.property === 'field' || site.property === 'group_by') return fieldChoices(context, token);
  const field = comparedField(site);
  if (field === undefined) return [];
  return withCounts(allowedValues(field), field, site, context, token);
}

function allowedValues(field: string): ValueChoice[] {
  if (field === 'kind') return MEMBER_KINDS.map((value) => ({ value, kind: CompletionItemKind.EnumMember }));
  const values = definitionsOf(field).flatMap(({ enumValues, enumDescriptions, items }) => {
    const prose = enumValues.length > 0 ? enumDescriptions : (items?.enumDescriptions ?? []);
    return (enumValues.length > 0 ? enumValues : (items?.enumValues ?? [])).map((value, index) => ({
      value,
      kind: CompletionItemKind.EnumMember,
      documentation: prose[index] ?? '',
    }));
  });
  return withoutRepeats(values);
}

/** Adds how many members have each value, and the values in use that the schema does not name. */
function withCounts(
  allowed: readonly ValueChoice[],
  field: string,
  site: CompletionSite,
  context: FeatureContext,
  token: Cancellation,
): ValueChoice[] {
  const counts = memberCounts(field, context, token);
  if (counts === undefined) {
    const comparison = site.property === 'contains' ? 'contains' : 'eq';
    return allowed.map((choice) => ({ ...choice, matches: { field, [comparison]: choice.value } }));
  }
  const counted = allowed.map((choice) => {
    const records = typeof choice.value === 'string' ? counts.get(choice.value) : undefined;
    return { ...choice, detail: usedBy(records ?? 0) };
  });
  const used = mostUsed(counts).map(({ word, detail }) => ({
    value: word,
    kind: CompletionItemKind.Value,
    detail,
  }));
  return withoutRepeats([...counted, ...used]);
}

/** The fields of members, then those within them that the schema, the records or the templates name. */
function fieldChoices(context: FeatureContext, token: Cancellation): ValueChoice[] {
  const field = (value: string, { description }: Pick<Definition, 'description'>): ValueChoice => ({
    ...{ value, kind: CompletionItemKind.Field, documentation: description },
  });
  const own = MEMBER_KINDS.flatMap((kind) => [...definitionOf(kind).properties]);
  const nested = own.flatMap(([name, { properties }]) =>
    [...properties].map(([key, definition]) => field(`${name}.${key}`, definition)),
  );
  const words = [...USED_KEYS].flatMap((name) =>
    usedWords(name, context, token).map(({ word, detail }) => ({ name: `${name}.${word}`, detail })),
  );
  const used = [...words, ...fieldsOfTemplates(context.index)].filter(({ name }) => PLAIN_PATH.test(name));
  return withoutRepeats([
    field('kind', { description: 'The kind of the record.' }),
    ...own.map(([name, definition]) => field(name, definition)),
    ...nested,
    ...used.map(({ name, detail }) => ({ value: name, kind: CompletionItemKind.Field, detail })),
  ]);
}

/** What the schemas of members say of a field; dots lead to nested ones. */
function definitionsOf(field: string): Definition[] {
  return MEMBER_KINDS.map((kind) =>
    field
      .split('.')
      .reduce<Definition | undefined>(
        (definition, key) => childDefinition(definition, key),
        definitionOf(kind),
      ),
  ).filter((definition) => definition !== undefined);
}

function withoutRepeats(choices: readonly ValueChoice[]): ValueChoice[] {
  return choices.filter(({ value }, index) => choices.findIndex((one) => one.value === value) === index);
}
