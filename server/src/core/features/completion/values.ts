import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { rangeInFile } from '../../document/locate.ts';
import type { Cancellation } from '../../cancellation.ts';
import { normaliseId } from '../../records/identity.ts';
import type { Definition } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { plainText, yamlScalar } from '../yamlText.ts';
import type { ValueChoice } from './choice.ts';
import { comparedField, predicateChoices } from './predicates.ts';
import { filterText, spaced } from './properties.ts';
import type { CompletionSite } from './site.ts';
import { usedBy, USED_KEYS, usedWords } from './usedWords.ts';

/** Values that the schema allows or names as examples, and those that other records use in the same place. */
export function valueItems(
  site: CompletionSite,
  definition: Definition,
  context: FeatureContext,
  token: Cancellation,
): CompletionItem[] {
  const choices = [
    ...schemaChoices(site, definition, context),
    ...examples(definition),
    ...sourceVersion(site, context),
    ...predicateChoices(site, context, token),
    ...usedChoices(site, context, token),
  ];
  return choices.map((choice, position) => valueItem(site, choice, position));
}

function schemaChoices(site: CompletionSite, definition: Definition, context: FeatureContext): ValueChoice[] {
  const { enumValues, enumDescriptions, constant, types, format } = definition;
  const choices: ValueChoice[] = enumValues.map((value, index) => {
    const documentation = enumDescriptions[index];
    return {
      value,
      kind: CompletionItemKind.EnumMember,
      ...(documentation !== undefined && { documentation }),
    };
  });
  if (constant !== undefined) choices.push({ value: constant, kind: CompletionItemKind.Constant });
  if (types.includes('boolean')) {
    choices.push(
      { value: true, kind: CompletionItemKind.Value },
      { value: false, kind: CompletionItemKind.Value },
    );
  }
  if (format === 'uuid' && site.property === site.record?.idProperty) {
    choices.push({ value: context.newId(), kind: CompletionItemKind.Value, detail: 'a new id' });
  }
  if (format === 'date-time') {
    choices.push({ value: context.now(), kind: CompletionItemKind.Value, detail: 'now' });
  }
  return choices;
}

/** Single values that the schema shows; whole objects and lists are snippets. */
function examples(definition: Definition): ValueChoice[] {
  const plain = definition.examples.filter((value) => typeof value !== 'object');
  return plain.map((value) => ({ value, kind: CompletionItemKind.Value }));
}

/** The version that the record has which the reference beside the cursor names. */
function sourceVersion(site: CompletionSite, { index }: FeatureContext): ValueChoice[] {
  if (site.property !== 'version' || site.path.length === 1) return [];
  const sources = [...site.siblings.values()].flatMap((value) => index.byId(normaliseId(value)));
  return sources.slice(0, 1).flatMap(({ facts: { version, name } }) => {
    return version === undefined
      ? []
      : [{ value: version, kind: CompletionItemKind.Value, detail: `the version of ${name} now` }];
  });
}

/** What other records use: not the word that is being typed, which this record alone has. */
function usedChoices(site: CompletionSite, context: FeatureContext, token: Cancellation): ValueChoice[] {
  const field = site.property ?? '';
  if (comparedField(site) !== undefined || USED_KEYS.has(field)) return [];
  return usedWords(field, context, token)
    .filter(({ word, detail }) => word !== site.word.typed || detail !== usedBy(1))
    .map(({ word, detail }) => ({ value: word, kind: CompletionItemKind.Value, detail }));
}

function valueItem(site: CompletionSite, choice: ValueChoice, position: number): CompletionItem {
  const text = yamlScalar(choice.value);
  const { word, document } = site;
  return {
    label: plainText(choice.value),
    kind: choice.kind,
    ...(choice.detail !== undefined && { detail: choice.detail }),
    ...(choice.documentation !== undefined && { documentation: choice.documentation }),
    ...(choice.matches !== undefined && { data: { matches: JSON.stringify(choice.matches) } }),
    filterText: filterText(site, plainText(choice.value)),
    sortText: String(position).padStart(4, '0'),
    textEdit: { range: rangeInFile(document, word), newText: spaced(site, text) },
  };
}
