import type { DuckDBConnection } from '@duckdb/node-api';

/** A database in memory that reaches the given files and nothing else outside. */
export interface FileDatabase {
  connection: DuckDBConnection;
  close(): void;
}

/** Opens one. The library, 70 MB, is loaded here and not with the program. */
export async function openFileDatabase(files: readonly string[]): Promise<FileDatabase> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  await connection.run(`SET allowed_paths = [${files.map(sqlText).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
