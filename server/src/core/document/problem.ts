import type { Problem, TextRange } from '../../../../shared/src/problem.ts';
import { PROBLEM_CODES, type ProblemCode } from './codes.ts';

/** A problem with its code's default severity. */
export function problemOf(
  code: ProblemCode,
  message: string,
  range: TextRange,
  data?: Record<string, string>,
): Problem {
  const problem: Problem = { code, severity: PROBLEM_CODES[code].severity, message, range };
  if (data !== undefined) problem.data = data;
  return problem;
}

/** The first character of a text: where problems of a whole file or document are shown. */
export const START_OF_TEXT: TextRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
