import type { Range, SnippetTextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { lineStartOf, lineEndOf, replaceText } from './textEdits.ts';
import { SUPPRESSION_MARK } from '../../document/suppressions.ts';
import { offsetInDocument } from '../../document/locate.ts';
import { shiftRange } from '../../document/positions.ts';
import { placeInDocument } from '../place.ts';
import { escapeSnippet } from '../yamlText.ts';
import { quickFix, type FixSite, type QuickFix } from './fix.ts';

/** Rules to which there are good exceptions; a mistake in the form of a record is to be mended. */
const EXCEPTIONS =
  /^(?:privacy|example|leakage|dataset\.(?:empty|small|unbalanced)|record\.near|signature\.(?:extra|missing)|reference\.retired|file)/;

/**
 * Writes a comment that lets a problem stay. The reason is the author's to write: the cursor goes there where the editor
 * can be told so, and until it is written the problem stays too.
 */
export const ignoreHere: QuickFix = (site) => {
  const { document, problem } = site;
  if (!EXCEPTIONS.test(problem.code)) return undefined;
  const place = placeInDocument(document, shiftRange(problem.range, document.line).start);
  if (place === undefined) return undefined;
  const { text } = document.segment;
  const start = lineStartOf(text, place.pair?.key.start ?? place.node.start);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const comment = `${indent}# ${SUPPRESSION_MARK} ${problem.code}: `;
  const edit = replaceText(document, start, start, `${comment}\n`);
  const fix = quickFix(site, `Let ${problem.code} stay here, with a reason`, [edit], false);
  return fix && site.context.snippetEdits
    ? { ...fix, edit: snippetEdit(site, edit.range, `${escapeSnippet(comment)}$0\n`) }
    : fix;
};

function snippetEdit({ file, context }: FixSite, range: Range, value: string): WorkspaceEdit {
  const textDocument = { uri: file.uri, version: context.versionOf(file.uri) ?? null };
  const edit: SnippetTextEdit = { range, snippet: { kind: 'snippet', value } };
  return { documentChanges: [{ textDocument, edits: [edit] }] };
}

/** Takes out a comment that lets nothing stay any more. */
export const removeSuppression: QuickFix = (site) => {
  const { document, problem } = site;
  if (problem.code !== 'suppression.unused') return undefined;
  const { text } = document.segment;
  const comment = offsetInDocument(document, shiftRange(problem.range, document.line).start);
  const lineStart = lineStartOf(text, comment);
  const isAlone = text.slice(lineStart, comment).trim() === '';
  const lineEnd = lineEndOf(text, comment);
  const start = isAlone ? lineStart : text.slice(0, comment).trimEnd().length;
  const end = isAlone ? Math.min(text.length, text.indexOf('\n', lineEnd) + 1 || text.length) : lineEnd;
  return quickFix(site, 'Remove the comment', [replaceText(document, start, end, '')], true);
};
