import type { Problem } from '../../../../shared/src/problem.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { shiftRange } from '../document/positions.ts';
import { RULES } from './allRules.ts';
import { suppress } from './suppress.ts';
import type { RuleContext } from './rule.ts';

/** Problems of a file that come from other records and the world, by the default severities. */
export function checkFile(uri: string, context: RuleContext): Problem[] {
  const file = context.index.file(uri);
  return file === undefined ? [] : RULES.flatMap((rule) => rule.check(file, context));
}

/** Problems of a file by itself, by the default severities. Ranges count from the file's start. */
export function ownProblems(uri: string, { index }: Pick<RuleContext, 'index'>): Problem[] {
  const file = index.file(uri);
  if (file === undefined) return [];
  const inDocuments = file.documents.flatMap(({ problems, line }) =>
    problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) })),
  );
  return [...file.problems, ...inDocuments];
}

/** All problems of a file as they are reported: with the project's severities, in the order of the text. */
export function problemsOfFile(uri: string, context: RuleContext, configuration: Configuration): Problem[] {
  const problems = [...ownProblems(uri, context), ...checkFile(uri, context)];
  const documents = context.index.file(uri)?.documents ?? [];
  return applySeverities(suppress(documents, problems, true), configuration).sort(byPlace);
}

/** Problems of a file by itself as they are reported while others are not known yet. */
export function reportedOwnProblems(
  uri: string,
  context: Pick<RuleContext, 'index'>,
  configuration: Configuration,
): Problem[] {
  const documents = context.index.file(uri)?.documents ?? [];
  return applySeverities(suppress(documents, ownProblems(uri, context), false), configuration);
}

/** Problems with the project's severities; those that are off are left out. */
export function applySeverities(problems: readonly Problem[], configuration: Configuration): Problem[] {
  return problems
    .map((problem) => ({ ...problem, severity: configuration.severityOf(problem.code, problem.severity) }))
    .filter(({ severity }) => severity !== 'off');
}

function byPlace(a: Problem, b: Problem): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.code.localeCompare(b.code)
  );
}
