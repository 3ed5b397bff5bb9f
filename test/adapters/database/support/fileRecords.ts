import { addRecordRows, type RowsByTable } from '../../../../server/src/adapters/database/tableRows.ts';
import type { TableSource, WholeTable } from '../../../../server/src/adapters/database/tableSource.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';

/** Examples by file, as the index would give them. */
export class FileRecords implements TableSource {
  readonly files = new Map<string, JsonObject[]>();
  /** Steps that were taken. */
  steps = 0;

  uris(): Iterable<string> {
    return this.files.keys();
  }

  sizeOf(uri: string): number {
    return this.files.get(uri)?.length ?? 0;
  }

  *addRows(uri: string, rows: RowsByTable): Iterable<void> {
    for (const [line, value] of (this.files.get(uri) ?? []).entries()) {
      const id = typeof value['example_id'] === 'string' ? value['example_id'] : '';
      const place = { uri, path: uri, line: line + 1 };
      addRecordRows({ kind: 'example', id, name: id, contentHash: `hash-${id}`, value, ...place }, rows);
      this.steps += 1;
      yield;
    }
  }

  wholeTables(): Promise<WholeTable[]> {
    return Promise.resolve([]);
  }
}
