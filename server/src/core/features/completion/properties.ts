import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
} from 'vscode-languageserver-types';
import { rangeInFile } from '../../document/locate.ts';
import type { Definition } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { definitionMarkup, typeOf } from '../definitionMarkup.ts';
import { escapeSnippet, yamlScalar } from '../yamlText.ts';
import { isChosen, propertySnippet } from './insertText.ts';
import type { CompletionSite } from './site.ts';

/** Keys that the map at the cursor does not have yet, required ones first, in the schema's order. */
export function propertyItems(site: CompletionSite, context: FeatureContext): CompletionItem[] {
  const { map, word, record } = site;
  if (map?.definition === undefined) return [];
  return missingProperties(map.definition, map.keys).map(([key, definition], position) => {
    const around = {
      column: word.column,
      flow: word.flow,
      now: context.now(),
      ...(map.root && key === record?.idProperty && { id: context.newId() }),
    };
    const text = word.isKey ? escapeSnippet(yamlScalar(key)) : propertySnippet(key, definition, around);
    const required = map.definition?.required.includes(key) === true;
    return {
      ...propertyItem(key, definition, required, position),
      filterText: word.typed === '' ? key : filterText(site, key),
      textEdit: { range: rangeInFile(site.document, word), newText: spaced(site, text) },
      ...(!word.isKey && isChosen(definition) && { command: suggestAgain }),
    };
  });
}

/**
 * Keys of an object that is to be the value at the cursor: on lines of their own below the key, or in braces
 * inside a flow collection.
 */
export function nestedPropertyItems(site: CompletionSite, context: FeatureContext): CompletionItem[] {
  const { value, word } = site;
  if (value === undefined || word.typed !== '') return [];
  return missingProperties(value, []).map(([key, definition], position) => {
    const column = site.keyColumn + 2;
    const property = propertySnippet(key, definition, { column, flow: word.flow, now: context.now() });
    const text = word.flow ? spaced(site, `{ ${property} }`) : `\n${' '.repeat(column)}${property}`;
    // The line that goes on below ends after its colon, without blanks.
    const start = word.flow ? word.start : startOfBlanks(site.document.segment.text, word.start);
    return {
      ...propertyItem(key, definition, value.required.includes(key), position),
      textEdit: { range: rangeInFile(site.document, { start, end: word.end }), newText: text },
      ...(isChosen(definition) && { command: suggestAgain }),
    };
  });
}

/** What was typed with its quote, so that the editor's filter matches quoted words. */
export function filterText(site: CompletionSite, text: string): string {
  const first = site.document.segment.text[site.word.start] ?? '';
  return first === '"' || first === "'" ? first + text : text;
}

/** An edit's text with the space that YAML wants after a colon or a dash. */
export function spaced(site: CompletionSite, text: string): string {
  return site.word.needsSpace ? ` ${text}` : text;
}

function startOfBlanks(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ') start--;
  return start;
}

/** Opens the list of values right after a key was accepted. */
const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function missingProperties(definition: Definition, keys: readonly string[]): [string, Definition][] {
  const present = new Set(keys);
  const { alternatives = [], companions } = definition;
  const isDecided = alternatives.some((key) => present.has(key));
  // Exactly one alternative may stand, and what belongs to one of them only behind it.
  const fits = (key: string): boolean =>
    !(isDecided && alternatives.includes(key)) &&
    (companions?.get(key) ?? []).every((needed) => present.has(needed) || !alternatives.includes(needed));
  const entries = [...definition.properties].filter(([key]) => !present.has(key) && fits(key));
  const isRequired = ([key]: [string, Definition]): boolean => definition.required.includes(key);
  return [...entries.filter(isRequired), ...entries.filter((entry) => !isRequired(entry))];
}

function propertyItem(
  key: string,
  definition: Definition,
  required: boolean,
  position: number,
): CompletionItem {
  return {
    label: key,
    kind: CompletionItemKind.Property,
    detail: required ? `${typeOf(definition)}, required` : typeOf(definition),
    documentation: definitionMarkup(definition),
    sortText: `${required ? '0' : '1'}${String(position).padStart(4, '0')}`,
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.asIs,
  };
}
