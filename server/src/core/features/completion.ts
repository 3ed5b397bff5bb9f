import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { documentAt, rangeInFile } from '../document/locate.ts';
import { describeKind } from '../records/kinds.ts';
import { definitionOf } from '../schema/compile.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { CursorWord } from './completion/cursorWord.ts';
import { schemaItems, wordAt } from './completion/schemaItems.ts';
import { wholeRecordItems } from './completion/wholeRecords.ts';
import { signatureItems } from './python/signatureItems.ts';
import type { RecordFile } from './recordFile.ts';

/** The characters that ask for a completion by being typed. */
export const COMPLETION_TRIGGERS: readonly string[] = [':', ' ', '"', "'", '[', '{', ','];

/**
 * What may be written at the cursor: keys, allowed values, ids of records by name, fields of an example's template,
 * values in use, licences, Python signatures, and whole records where none was begun.
 */
export async function completeAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<CompletionList | undefined> {
  const document = documentAt(file.documents, position);
  const items = document && (await signatureItems(document, file.uri, position, context, token));
  return items === undefined ? complete(file, position, context, token) : { isIncomplete: false, items };
}

function complete(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): CompletionList | undefined {
  const document = documentAt(file.documents, position);
  const word = document && wordAt(document, position);
  if (document === undefined || word === undefined) return undefined;
  const { kind, facts } = document;
  const record = { idProperty: describeKind(kind).idProperty, id: facts?.id };
  const records = wholeRecords(document, word, context);
  const found = schemaItems(document, word, { definition: definitionOf(kind), record }, context, token);
  const items = [...records, ...found.items];
  return items.length === 0 ? undefined : { isIncomplete: found.isIncomplete, items };
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
