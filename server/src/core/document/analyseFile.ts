import { numeral } from '../../../../shared/src/counted.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { fastPrivacyProblems } from '../privacy/privacyProblems.ts';
import { definitionOf } from '../schema/compile.ts';
import { describeKind, kindOfUri } from '../records/kinds.ts';
import { reviewState } from '../records/review.ts';
import { fieldPaths } from '../signatures/fields.ts';
import { signaturePaths } from '../signatures/templateSignature.ts';
import type { AnalysedDocument, AnalysedFile, Segment } from './analysis.ts';
import { analyseDocument } from './analyseDocument.ts';
import { EventLocator } from './eventLocator.ts';
import { factsOf, VERSION_PATH } from './facts.ts';
import { wantedPlaces } from './datasetPlaces.ts';
import { fastParse } from './fastParse.ts';
import { LIMITS } from './limits.ts';
import { problemOf, START_OF_TEXT } from './problem.ts';
import { isEmptyDocument, splitDocuments } from './split.ts';
import { SUPPRESSION_MARK } from './suppressions.ts';
import { validateRecord } from './validate.ts';

/** A document after bulk analysis: what others need to know, and its value. */
export interface AnalysedSegment {
  document: AnalysedDocument;
  /** Absent where the document is not a mapping. */
  value: JsonObject | undefined;
}

/** A file after bulk analysis. The lists run in parallel: one entry for each document of the stream. */
export interface AnalysedFileWithValues {
  file: AnalysedFile;
  values: (JsonObject | undefined)[];
  segments: Segment[];
}

/** Analyses a record file without keeping trees. The URI has to name a record file by its suffix. */
export function analyseFile(uri: string, text: string): AnalysedFileWithValues {
  const kind = kindOfUri(uri);
  if (kind === undefined) throw new Error(`${uri} does not have the suffix of a record file.`);
  const problem = problemOfText(text);
  if (problem !== undefined) return refusedFile(uri, kind, problem);
  const segments = splitDocuments(text);
  if (segments.length > LIMITS.documents) return refusedFile(uri, kind, tooManyDocumentsProblem());
  const analysed = segments.map((segment) => analyseSegment(segment, kind));
  return {
    file: { uri, kind, documents: analysed.map(({ document }) => document), problems: [] },
    values: analysed.map(({ value }) => value),
    segments,
  };
}

/** Analyses one document of a stream in the fastest way that gives the same result as `analyseDocument`. */
export function analyseSegment(segment: Segment, kind: RecordKind): AnalysedSegment {
  if (isEmptyDocument(segment.text)) {
    return { document: { line: segment.line, problems: [] }, value: undefined };
  }
  const fast = analyseFast(segment, kind);
  if (fast !== undefined) return fast;
  const { line, facts, problems, value } = analyseDocument(segment, kind);
  return { document: facts === undefined ? { line, problems } : { line, facts, problems }, value };
}

/** Analyses a record that is right by itself, as nearly all are; `undefined` for every other one. */
export function analyseFast({ text, line }: Segment, kind: RecordKind): AnalysedSegment | undefined {
  if (text.length > LIMITS.document || endsUnclearly(text)) return undefined;
  if (text.includes(SUPPRESSION_MARK)) return undefined;
  const parsed = fastParse(text);
  if (parsed === undefined) return undefined;
  const { findings, walk } = validateRecord(kind, parsed.value);
  if (findings.length > 0 || walk.hasUnsafeNumber) return undefined;
  const idPath = [describeKind(kind).idProperty];
  const named = [...walk.references, ...walk.files].map(({ path }) => path);
  const fields =
    kind === 'example' ? fieldPaths(parsed.value) : kind === 'template' ? signaturePaths(parsed.value) : [];
  const places = kind === 'dataset' ? wantedPlaces(parsed.value) : [];
  const paths = [idPath, VERSION_PATH, ...named, ...fields, ...places.map(({ scalar }) => scalar)];
  const locator = new EventLocator(text, parsed.events, paths);
  const facts = factsOf(kind, parsed.value, walk, locator, true);
  const isLocated =
    locator.value(idPath) !== undefined &&
    facts.references.length === walk.references.length &&
    facts.files.length === walk.files.length &&
    (facts.places?.length ?? 0) === places.length;
  if (!isLocated || reviewState(parsed.value, facts.contentHash) === 'lapsed') return undefined;
  const problems = fastPrivacyProblems(text, parsed.events, definitionOf(kind));
  return { document: { line, facts, problems }, value: parsed.value };
}

/** True where the record may end before the text does: at a comment or a document's end mark. */
function endsUnclearly(text: string): boolean {
  const end = text.trimEnd();
  const lastLine = end.slice(end.lastIndexOf('\n') + 1);
  return lastLine.includes('#') || lastLine.startsWith('...');
}

/** The problem of a text that is not analysed at all. */
export function problemOfText(text: string): Problem | undefined {
  if (text.length > LIMITS.file) return tooLargeProblem();
  return text.includes('\0') ? binaryProblem() : undefined;
}

/** A file whose content is not read; the caller knows why. */
export function refusedFile(uri: string, kind: RecordKind, problem: Problem): AnalysedFileWithValues {
  return { file: { uri, kind, documents: [], problems: [problem] }, values: [], segments: [] };
}

/** The problem of a file beyond the limit. */
export function tooLargeProblem(): Problem {
  const limit = String(LIMITS.file / 1024 ** 2);
  const message = `The file has more than ${limit} MB and is not read. Divide it into several files.`;
  return problemOf('file.too-large', message, START_OF_TEXT);
}

/** The problem of a file with more records than anybody could work with. */
export function tooManyDocumentsProblem(): Problem {
  const limit = numeral(LIMITS.documents);
  const message = `The file has more than ${limit} records and is not read. Divide it into several files.`;
  return problemOf('file.too-many-records', message, START_OF_TEXT);
}

/** The problem of a file that holds zero bytes or is not UTF-8. */
export function binaryProblem(): Problem {
  const message = 'The file is not UTF-8 text, although its name is that of a record file. It is not read.';
  return problemOf('file.binary', message, START_OF_TEXT);
}

/** The problem of a file that could not be opened; `reason` completes the sentence "It cannot be read: …". */
export function unreadableProblem(reason: string): Problem {
  return problemOf('file.unreadable', `The file cannot be read: ${reason}.`, START_OF_TEXT);
}
