import type { SqlProblem } from '../../../../shared/src/protocol/sql.ts';
import { OperationalError, sentenceOf } from '../operationalError.ts';

/** A statement that cannot be run or that failed, with the place where DuckDB names one. */
export class SqlFailure extends OperationalError {
  readonly problem: SqlProblem;

  constructor(problem: SqlProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * What DuckDB says of a statement. Its messages are JSON (setting `errors_as_json`) with a place in bytes:
 * `Catalog Error: {"exception_type": "Catalog", "exception_message": "…", "position": "14"}`.
 */
export function sqlFailureOf(error: unknown, sql: string): unknown {
  if (error instanceof OperationalError) return error;
  const text = sentenceOf(error);
  const said = jsonIn(text);
  if (said === undefined) return new SqlFailure({ message: oneLine(text) });
  const { exception_type: type, exception_message: message, position } = said;
  // The one who interrupted knows why.
  if (type === 'INTERRUPT') return new OperationalError('The query was stopped.');
  const sentence = oneLine(`${String(type)} Error: ${wordsOf(type, String(message))}`);
  const bytes = position === undefined ? NaN : Number(position);
  return new SqlFailure({
    message: sentence,
    ...(Number.isInteger(bytes) && { offset: unitsBefore(sql, bytes) }),
  });
}

/** Runs something of a user's; a failure of the statement becomes part of the answer, everything else is thrown. */
export async function orProblem<T extends object>(work: Promise<T>): Promise<T | { problem: SqlProblem }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SqlFailure) return { problem: error.problem };
    throw error;
  }
}

/** DuckDB's advice on memory is for those who may change its settings. */
function wordsOf(type: unknown, message: string): string {
  if (type !== 'Out of Memory') return message;
  const [first = message] = message.split('\n');
  return `${first}: narrow the query, or let the database use more memory.`;
}

function jsonIn(text: string): Record<string, unknown> | undefined {
  const start = text.indexOf('{"exception_type"');
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** UTF-16 units of a text that its first bytes in UTF-8 stand for. */
function unitsBefore(text: string, bytes: number): number {
  return Buffer.from(text, 'utf8').subarray(0, bytes).toString('utf8').length;
}

function oneLine(message: string): string {
  return message
    .replace(/^Failed to extract statements: /, '')
    .replace(/\s*\n+\s*/g, ' ')
    .trim();
}
