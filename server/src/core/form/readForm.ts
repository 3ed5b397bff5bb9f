import type {
  FormAnswer,
  FormReadParams,
  FormRecord,
  FormRecordList,
} from '../../../../shared/src/protocol/form.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import type { RecordFile } from '../features/recordFile.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { documentAtLine, documentOf, formKind, shownDocuments, type PlacedDocument } from './formPlace.ts';
import { formProblems } from './formProblems.ts';

/** Most problems of a record that are shown in a form. */
const MOST_PROBLEMS = 100;

/** What forms are read from besides the file. */
export interface FormSources {
  context: FeatureContext;
  /** The problems of the file as the editor shows them. Ranges count from the file's start. */
  problems: readonly Problem[];
}

/** A record of the file as a form shows it; absent for a file of another kind. */
export async function readForm(
  file: RecordFile,
  version: number,
  { line, place }: Omit<FormReadParams, 'uri'>,
  sources: FormSources,
  token: Cancellation,
): Promise<FormAnswer | undefined> {
  const kind = formKind(file);
  if (kind === undefined) return undefined;
  const placed = line === undefined ? documentOf(file, place ?? { document: 0 }) : documentAtLine(file, line);
  const record = placed && (await formRecord(file, placed, sources, token));
  return { version, kind, count: shownDocuments(file).length, ...(record !== undefined && { record }) };
}

/** All records of the file, for a list; absent for a file of another kind. */
export function listForm(file: RecordFile, version: number): FormRecordList | undefined {
  if (formKind(file) === undefined) return undefined;
  const records = shownDocuments(file).map(({ document, at }) => ({
    document: at,
    ...(document.facts?.id !== undefined && { id: document.facts.id }),
    name: document.facts?.name ?? '',
    line: startOf(document),
    hasErrors: document.problems.some(({ severity }) => severity === 'error'),
  }));
  return { version, records };
}

async function formRecord(
  file: RecordFile,
  { document, at }: PlacedDocument,
  { context, problems }: FormSources,
  token: Cancellation,
): Promise<FormRecord> {
  const { facts, value, line } = document;
  const end = file.documents[at + 1]?.line ?? Number.POSITIVE_INFINITY;
  const own = problems.filter(({ range }) => range.start.line >= line && range.start.line < end);
  const mistake = mistakeOf(document);
  return {
    document: at,
    ...(facts?.id !== undefined && { id: facts.id }),
    name: facts?.name ?? '',
    line: startOf(document),
    ...(value !== undefined && { value }),
    ...(mistake !== undefined && { mistake }),
    problems: await formProblems({ file, document, context }, own.slice(0, MOST_PROBLEMS), token),
    names: namesOf(document, context),
    referredBy: facts?.id === undefined ? 0 : context.index.referencesTo(facts.id).length,
  };
}

/** The first mistake that keeps a document from being edited by its values. */
function mistakeOf({ problems, line, value }: BoundDocument): FormRecord['mistake'] {
  const mistakes = problems.filter(
    ({ code, severity }) => severity === 'error' && (value === undefined || /^(?:yaml|value)\./.test(code)),
  );
  const [first] = mistakes.toSorted((one, other) => one.range.start.line - other.range.start.line);
  return first && { message: first.message, position: shiftRange(first.range, line).start };
}

function namesOf({ facts }: BoundDocument, { index }: FeatureContext): Record<string, string> {
  const names = (facts?.references ?? []).flatMap(({ id }): [string, string][] => {
    const entry = index.byId(id)[0];
    return entry === undefined ? [] : [[id, entry.facts.name]];
  });
  return Object.fromEntries(names);
}

function startOf({ facts, line, problems }: BoundDocument): number {
  return line + (facts?.range.start.line ?? problems[0]?.range.start.line ?? 0);
}
