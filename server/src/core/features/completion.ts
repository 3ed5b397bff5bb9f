import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { bindTree } from '../document/bind.ts';
import { documentAt, offsetInDocument, rangeInFile } from '../document/locate.ts';
import { parseSegment } from '../document/parse.ts';
import type { YamlNode } from '../document/tree.ts';
import { describeKind } from '../records/kinds.ts';
import { definitionOf } from '../schema/compile.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { cursorWordAt, type CursorWord } from './completion/cursorWord.ts';
import { licenceItems } from './completion/licences.ts';
import { nestedPropertyItems, propertyItems } from './completion/properties.ts';
import { recordItems } from './completion/records.ts';
import { siteAt, type CompletionSite } from './completion/site.ts';
import { valueItems } from './completion/values.ts';
import { wholeRecordItems } from './completion/wholeRecords.ts';
import { isInFlow, isInText } from './completion/surroundings.ts';
import type { RecordFile } from './recordFile.ts';

/** The characters that ask for a completion by being typed. */
export const COMPLETION_TRIGGERS: readonly string[] = [':', ' ', '"', "'", '[', '{', ','];

/**
 * What may be written at the cursor: keys, allowed values, ids of records by name, values in use, licences, and
 * whole records where none was begun.
 */
export function completeAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<CompletionList | undefined> {
  return Promise.resolve(complete(file, position, context, token));
}

function complete(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): CompletionList | undefined {
  const document = documentAt(file.documents, position);
  if (document === undefined) return undefined;
  const offset = offsetInDocument(document, position);
  const word = cursorWordAt(document.segment.text, offset, isInFlow(document, offset));
  if (word === undefined || isInText(document, offset)) return undefined;
  const records = wholeRecords(document, word, context);
  const site = siteAt(document, word, (text) => parseBound(text, document.kind));
  if (site === undefined) return listOf(records);
  return collect(site, records, context, token);
}

function collect(
  site: CompletionSite,
  records: CompletionItem[],
  context: FeatureContext,
  token: Cancellation,
): CompletionList | undefined {
  const { idProperty } = describeKind(site.document.kind);
  const items = [...records, ...propertyItems(site, idProperty, context)];
  let isIncomplete = false;
  for (const definition of chosenDefinitions(site)) {
    items.push(...valueItems(site, definition, context, token));
    if (definition.format === 'spdx-expression') items.push(...licenceItems(site));
    if (definition.reference === undefined) continue;
    const found = recordItems(site, definition.reference, context, token);
    items.push(...found.items);
    isIncomplete ||= found.isIncomplete;
  }
  if (site.map === undefined && !site.word.opensLine) items.push(...nestedPropertyItems(site, context));
  return listOf(items, isIncomplete);
}

/** The definitions whose values may stand at the cursor: the place's, and those of keys that are references. */
function chosenDefinitions(site: CompletionSite) {
  return [site.value, site.map?.definition?.propertyNames].filter((definition) => definition !== undefined);
}

/** Whole records: in a document that has nothing but the cursor's word, and below a finished one. */
function wholeRecords(document: BoundDocument, word: CursorWord, context: FeatureContext): CompletionItem[] {
  if (word.column !== 0 || !word.endsLine || word.flow) return [];
  const { text } = document.segment;
  const rest = text.slice(0, word.start) + text.slice(word.end);
  const isEmpty = /^\uFEFF?(\s*#.*\n|\s*---[ \t]*(#.*)?\r?\n|\s)*$/.test(`${rest}\n`);
  const isLast = text.slice(word.end).trim() === '';
  if (!isEmpty && !isLast) return [];
  const range = rangeInFile(document, word);
  return wholeRecordItems(definitionOf(document.kind), range, !isEmpty, context);
}

function parseBound(text: string, kind: RecordKind): YamlNode | undefined {
  const { root } = parseSegment(text);
  bindTree(root, definitionOf(kind));
  return root;
}

function listOf(items: CompletionItem[], isIncomplete = false): CompletionList | undefined {
  return items.length === 0 ? undefined : { isIncomplete, items };
}
