import type {
  SqlAnswer,
  SqlFileFormat,
  SqlFunction,
  SqlOpenAnswer,
  SqlProblem,
  SqlRowsAnswer,
  SqlRowsParams,
} from '../../../../shared/src/protocol/sql.ts';
import type { TableColumns } from './columnValues.ts';

/** Every question to the database process: its parameters and its answer. */
export interface DatabaseQuestions {
  /** Removes the rows of files from the tables that are filled by file. */
  forget: { params: { tables: readonly string[]; uris: readonly string[] }; answer: undefined };
  insert: { params: TableColumns & { table: string }; answer: undefined };
  clear: { params: { tables: readonly string[] }; answer: undefined };
  query: { params: { sql: string; limit: number }; answer: SqlAnswer };
  open: { params: { sql: string; limit: number }; answer: SqlOpenAnswer };
  rows: { params: SqlRowsParams; answer: SqlRowsAnswer };
  close: { params: { handle: string }; answer: undefined };
  check: { params: { sql: string }; answer: SqlProblem | null };
  /** Writes all rows of a query to a file that nobody else uses. */
  save: {
    params: { sql: string; format: SqlFileFormat; path: string };
    answer: { rows: number } | { problem: SqlProblem };
  };
  functions: { params: Record<string, never>; answer: SqlFunction[] };
}

export type DatabaseQuestion = {
  [Q in keyof DatabaseQuestions]: { type: Q; id: number; params: DatabaseQuestions[Q]['params'] };
}[keyof DatabaseQuestions];

/** Client → database process. Every question is answered once. */
export type ToDatabaseProcess = DatabaseQuestion | { type: 'interrupt' };

/** Database process → client. */
export type FromDatabaseProcess =
  | { type: 'done'; id: number; answer: unknown }
  /** A sentence for people. */
  | { type: 'failed'; id: number; reason: string };

/** Megabytes that DuckDB may use where nobody says otherwise. */
export const MEMORY_LIMIT = 1024;
/** Megabytes that the whole process may take beyond DuckDB's before it ends itself. */
export const PROCESS_MARGIN = 1024;
