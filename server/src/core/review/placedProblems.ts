import type { Problem } from '../../../../shared/src/problem.ts';
import type { ReviewFinding } from '../../../../shared/src/protocol/review.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { AnalysedFile } from '../document/analysis.ts';
import { canonicalText } from '../records/contentHash.ts';
import type { RuleContext } from '../rules/rule.ts';
import { documentAt, documentOf } from '../rules/documentOfProblem.ts';
import { problemsOfFile } from '../rules/problemsOfFile.ts';

/** A problem on one side, and what it is known again by on the other. */
export interface PlacedProblem {
  finding: ReviewFinding;
  /** One for each thing that it is about. */
  keys: readonly string[];
}

/** Names the record that a document holds by a key that it has on both sides. */
export type RecordKeyOf = (uri: string, document: number) => string;

/** Where the problems of a side come from. */
export interface ProblemSide {
  rules: RuleContext;
  configuration: Configuration;
  recordKey: RecordKeyOf;
  pathOf: (uri: string) => string;
}

/** Most places that a problem names: of one with so many, another message is another problem. */
const MOST_RELATED = 10;

/** The problems of a file as they are reported. */
export function placedProblems(uri: string, side: ProblemSide): PlacedProblem[] {
  const file = side.rules.index.file(uri);
  if (file === undefined) return [];
  return problemsOfFile(uri, side.rules, side.configuration).map((problem) => ({
    finding: findingOf(problem, file, side),
    keys: keysOf(problem, file, side),
  }));
}

function findingOf(problem: Problem, file: AnalysedFile, { pathOf }: ProblemSide): ReviewFinding {
  const document = documentOf(problem, file);
  const facts = document === undefined ? undefined : file.documents[document]?.facts;
  const record = facts?.id === undefined ? undefined : { kind: facts.kind, id: facts.id, name: facts.name };
  return { ...problem, path: pathOf(file.uri), uri: file.uri, ...(record && { record }) };
}

function keysOf(problem: Problem, file: AnalysedFile, side: ProblemSide): string[] {
  const place = placeKey(file, documentOf(problem, file), side);
  const { code, message, data, related = [] } = problem;
  const said = message.replace(/\d[\d,.]*/g, '#');
  if (related.length === 0) return [join(code, place, data === undefined ? said : canonicalText(data))];
  const keys = related.map(({ uri, range }) => {
    const other = side.rules.index.file(uri);
    return join(
      code,
      place,
      other === undefined ? uri : placeKey(other, documentAt(other, range.start.line), side),
    );
  });
  if (related.length >= MOST_RELATED) keys.push(join(code, place, message));
  return [...new Set(keys)];
}

function placeKey(
  file: AnalysedFile,
  document: number | undefined,
  { recordKey, pathOf }: ProblemSide,
): string {
  return document === undefined ? pathOf(file.uri) : recordKey(file.uri, document);
}

function join(...parts: readonly string[]): string {
  return parts.join('\0');
}
