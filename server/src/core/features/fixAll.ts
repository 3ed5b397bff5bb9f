import { CodeActionKind, type CodeAction, type TextEdit } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { offsetInDocument } from '../document/locate.ts';
import { OpenDocument } from '../document/openDocument.ts';
import { shiftRange } from '../document/positions.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { problemFixes } from './codeActions.ts';
import type { FixSite } from './codeActions/fix.ts';
import { giveCopyNewId } from './codeActions/giveCopyNewId.ts';
import type { RecordFile } from './recordFile.ts';

/** The kind of the action: an editor may run it when a file is saved. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.databits`;

/**
 * Every problem of the file that has exactly one fix to prefer, mended in one edit. A fix that leaves as many problems
 * as before, or makes others of the YAML, is left out: the record is read again after each.
 */
export async function fixAll(
  file: RecordFile,
  context: FeatureContext,
  token: Cancellation,
): Promise<CodeAction[]> {
  const edits: TextEdit[] = [];
  for (const document of file.documents) {
    const site = { file, document, context };
    const candidates = [...problemCandidates(site), ...(await copyCandidates(site, token))];
    if (candidates.length === 0) continue;
    await context.nextTurn();
    if (token.isCancellationRequested) return [];
    edits.push(...safeEdits(document, candidates));
  }
  if (edits.length === 0) return [];
  return [
    {
      title: 'Fix all problems that have one safe fix',
      kind: FIX_ALL,
      edit: { changes: { [file.uri]: edits } },
    },
  ];
}

/** A fix that may be made with others. */
interface Candidate {
  edits: readonly TextEdit[];
  /** False for a problem between records: the record by itself is as good after the fix as before. */
  isOwn: boolean;
}

/** The one fix to prefer of each problem that has exactly one. */
function problemCandidates(site: FixSite): Candidate[] {
  const { document, context } = site;
  return document.problems.flatMap((problem): Candidate[] => {
    if (context.configuration.severityOf(problem.code, problem.severity) === 'off') return [];
    const preferred = problemFixes
      .map((fix) => fix({ ...site, problem }))
      .filter((action) => action?.isPreferred === true);
    const [only] = preferred;
    if (only === undefined || preferred.length > 1) return [];
    return [{ edits: only.edit?.changes?.[site.file.uri] ?? [], isOwn: true }];
  });
}

/** A new id for a copy, where git says which record is the copy. */
async function copyCandidates(site: FixSite, token: Cancellation): Promise<Candidate[]> {
  const { facts, line } = site.document;
  if (facts?.id === undefined || site.context.index.byId(facts.id).length < 2) return [];
  const actions = await giveCopyNewId(site, shiftRange(facts.idRange, line), token);
  const preferred = actions.filter(({ isPreferred }) => isPreferred === true);
  return preferred.map(({ edit }) => ({ edits: edit?.changes?.[site.file.uri] ?? [], isOwn: false }));
}

function safeEdits(document: BoundDocument, candidates: readonly Candidate[]): TextEdit[] {
  let kept: readonly TextEdit[] = [];
  let problems = document.problems.length;
  for (const { edits, isOwn } of candidates) {
    const text = textAfter(document, [...kept, ...edits]);
    const after = text === undefined ? undefined : problemsOf(document, text);
    if (after === undefined || after > problems || (isOwn && after === problems)) continue;
    kept = [...kept, ...edits];
    problems = after;
  }
  return [...kept];
}

/** The document's text after edits; `undefined` where two of them meet. */
function textAfter(document: BoundDocument, edits: readonly TextEdit[]): string | undefined {
  const places = edits
    .map(({ range, newText }) => ({
      start: offsetInDocument(document, range.start),
      end: offsetInDocument(document, range.end),
      newText,
    }))
    .toSorted((one, other) => one.start - other.start);
  const meets = places.some((place, at) => at > 0 && place.start <= (places[at - 1]?.end ?? 0));
  if (meets) return undefined;
  const { text } = document.segment;
  return places.reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );
}

/** How many problems a text has as a record; `undefined` where its YAML has some that were not there. */
function problemsOf({ kind, segment, problems: before }: BoundDocument, text: string): number | undefined {
  const { problems } = new OpenDocument({ ...segment, text }, kind);
  const countYaml = (list: readonly { code: string }[]): number =>
    list.filter(({ code }) => code.startsWith('yaml.')).length;
  return countYaml(problems) > countYaml(before) ? undefined : problems.length;
}
