import type { TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { positionAt } from '../document/positions.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { RecordFile } from './recordFile.ts';
import { signsOf, SIGN_MODIFIERS, SIGN_TYPES, type Sign } from './semanticTokens/signs.ts';

/** Documents that are read before the editor's messages get their turn. */
const SLICE = 20;

/** Names of the types and modifiers that the numbers of tokens stand for. */
export const TOKEN_LEGEND = { tokenTypes: [...SIGN_TYPES], tokenModifiers: [...SIGN_MODIFIERS] };

/**
 * What the words of a file are, five numbers each as LSP encodes them: keys of the schema, ids, references and whether
 * they lead somewhere, allowed values, functions, numbers and dates. Within a range, only those on its lines. Texts
 * and free keys are left to the grammar.
 */
export async function semanticTokens(
  file: RecordFile,
  range: TextRange | undefined,
  context: FeatureContext,
  token: Cancellation,
): Promise<number[] | undefined> {
  const { documents } = file;
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const [at, document] of documents.entries()) {
    if (at % SLICE === SLICE - 1) await context.nextTurn();
    if (token.isCancellationRequested) return undefined;
    if (range !== undefined && !touches(range, document, documents[at + 1])) continue;
    for (const { start, end, type, modifiers } of signsOf(document, context)) {
      const place = positionAt(document.lineStarts, start);
      const line = place.line + document.line;
      if (range !== undefined && (line < range.start.line || line > range.end.line)) continue;
      const isSameLine = line === last.line;
      data.push(line - last.line, place.character - (isSameLine ? last.character : 0), end - start);
      data.push(SIGN_TYPES.indexOf(type), bitsOf(modifiers));
      last = { line, character: place.character };
    }
  }
  return data;
}

function touches(range: TextRange, document: BoundDocument, next: BoundDocument | undefined): boolean {
  return document.line <= range.end.line && (next === undefined || next.line > range.start.line);
}

function bitsOf(modifiers: Sign['modifiers']): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << SIGN_MODIFIERS.indexOf(modifier)), 0);
}
