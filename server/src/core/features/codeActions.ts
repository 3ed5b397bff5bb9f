import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { Problem, TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { changeToSuggestion } from './codeActions/changeToSuggestion.ts';
import { conflictFixes } from './codeActions/conflictFixes.ts';
import type { FixSite, QuickFix } from './codeActions/fix.ts';
import { giveCopyNewId } from './codeActions/giveCopyNewId.ts';
import { ignoreHere, removeSuppression } from './codeActions/ignoreHere.ts';
import { insertField } from './codeActions/insertField.ts';
import { insertId } from './codeActions/insertId.ts';
import { insertMissing } from './codeActions/insertMissing.ts';
import { pythonFieldFixes } from './codeActions/pythonFields.ts';
import { redact } from './codeActions/redact.ts';
import { percentToShare, writeNull } from './codeActions/numbers.ts';
import { mergeDuplicate } from './codeActions/mergeDuplicate.ts';
import { pinTogether } from './codeActions/pinTogether.ts';
import { replaceBadId } from './codeActions/replaceBadId.ts';
import { removeProperty } from './codeActions/removeProperty.ts';
import { replaceReusedId } from './codeActions/replaceReusedId.ts';
import { setVersion } from './codeActions/setVersion.ts';
import { suppress } from '../rules/suppress.ts';
import { documentAt } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import { overlap } from './place.ts';
import type { RecordFile } from './recordFile.ts';

/** Fixes of one problem each. */
export const problemFixes: readonly QuickFix[] = [
  insertId,
  replaceBadId,
  insertMissing,
  changeToSuggestion,
  removeProperty,
  percentToShare,
  writeNull,
  insertField,
  redact,
  setVersion,
  replaceReusedId,
  removeSuppression,
];

/** All fixes of one problem, whose range counts from its document's start. */
export async function fixesOf(
  site: FixSite & { problem: Problem },
  token: Cancellation,
): Promise<CodeAction[]> {
  const fixes = [
    ...problemFixes.map((fix) => fix(site)),
    await mergeDuplicate(site, token),
    ...(await pythonFieldFixes(site, token)),
    ...(await pinTogether(site, token)),
    // To leave it as it is comes after all that mends it.
    ignoreHere(site),
  ];
  return fixes.filter((fix) => fix !== undefined);
}

/** Quick fixes for the problems in a range. `diagnostics` are the client's own: each fix names those it mends. */
export async function codeActionsIn(
  file: RecordFile,
  range: TextRange,
  diagnostics: readonly Diagnostic[],
  context: FeatureContext,
  token: Cancellation,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  const problems = shownProblems(file, context);
  for (const document of documentsIn(file, range)) {
    if (token.isCancellationRequested) break;
    const site = { file, document, context };
    for (const problem of problemsIn(file, document, range, problems)) {
      for (const fix of await fixesOf({ ...site, problem }, token))
        add(actions, fix, diagnostics, problem, document);
    }
    for (const action of await giveCopyNewId(site, range, token)) {
      actions.push({ ...action, ...mends(diagnostics, ['record.duplicate-id'], range) });
    }
  }
  // A conflict may go over several documents.
  for (const { action, range: at } of conflictFixes(file, range))
    actions.push({ ...action, ...mends(diagnostics, ['yaml.conflict-marker'], at) });
  return actions;
}

function add(
  actions: CodeAction[],
  fixed: CodeAction,
  diagnostics: readonly Diagnostic[],
  problem: Problem,
  document: BoundDocument,
): void {
  if (actions.some((action) => isSame(action, fixed))) return;
  actions.push({ ...fixed, ...mends(diagnostics, [problem.code], shiftRange(problem.range, document.line)) });
}

/** Several problems of a mapping may lead to one and the same fix. */
function isSame(one: CodeAction, other: CodeAction): boolean {
  return one.title === other.title && JSON.stringify(one.data) === JSON.stringify(other.data);
}

function mends(
  diagnostics: readonly Diagnostic[],
  codes: readonly string[],
  range: TextRange,
): Pick<CodeAction, 'diagnostics'> {
  const mended = diagnostics.filter(
    ({ code, range: at }) => codes.includes(String(code)) && overlap(at, range),
  );
  return mended.length === 0 ? {} : { diagnostics: mended };
}

function documentsIn(file: RecordFile, range: TextRange): BoundDocument[] {
  return file.documents.filter((document, position) => {
    const next = file.documents[position + 1];
    return document.line <= range.end.line && (next === undefined || next.line > range.start.line);
  });
}

/** The problems of the file that the editor shows; ranges count from its start. */
function shownProblems(file: RecordFile, context: FeatureContext): Problem[] {
  const own = file.documents.flatMap(({ problems, line }) =>
    problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) })),
  );
  const all = suppress(file.documents, [...own, ...context.crossingProblems(file.uri)], true);
  return all.filter(({ code, severity }) => context.configuration.severityOf(code, severity) !== 'off');
}

/** The problems of a document that touch a range. Ranges of the answer count from the document's start. */
function problemsIn(
  file: RecordFile,
  document: BoundDocument,
  range: TextRange,
  problems: readonly Problem[],
): Problem[] {
  return problems
    .filter(({ range: at }) => overlap(at, range) && documentAt(file.documents, at.start) === document)
    .map((problem) => ({ ...problem, range: shiftRange(problem.range, -document.line) }));
}
