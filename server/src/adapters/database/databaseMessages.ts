import type { SqlAnswer } from '../../../../shared/src/protocol/sql.ts';

/** Client → database process. Every message with an id is answered once. */
export type ToDatabaseProcess =
  /** Removes the rows of files from the tables that are filled by file. */
  | { type: 'forget'; id: number; tables: readonly string[]; uris: readonly string[] }
  /** Inserts rows: a JSON list of objects. */
  | { type: 'insert'; id: number; table: string; rows: string }
  | { type: 'clear'; id: number; tables: readonly string[] }
  | { type: 'query'; id: number; sql: string; limit: number }
  | { type: 'interrupt' };

/** Database process → client. */
export type FromDatabaseProcess =
  | { type: 'done'; id: number; answer?: SqlAnswer }
  /** A sentence for people. */
  | { type: 'failed'; id: number; reason: string };

/** Megabytes that DuckDB may use, and that the whole process may take before it ends itself. */
export const MEMORY_LIMIT = 1024;
export const PROCESS_LIMIT = 2048;
