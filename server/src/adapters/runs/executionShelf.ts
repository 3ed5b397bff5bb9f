import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'vscode-uri';
import type { LineageExecution } from '../../core/lineage/executions.ts';
import { receiptExecution, withoutRows } from '../../core/lineage/receiptExecution.ts';
import { readReceipt, receiptFiles } from '../dspy/receipts.ts';
import { isSameStamp, stampOf, type FileStamp } from '../files/recordFile.ts';
import type { RecordStore } from '../index/recordStore.ts';

interface Shelved {
  stamp: FileStamp;
  /** Absent where the file is no receipt. */
  execution: LineageExecution | undefined;
}

/** What lineages tell of the receipts beside run specifications; a receipt is read again only when it has changed. */
export class ExecutionShelf {
  readonly #store: RecordStore;
  #shelved = new Map<string, Shelved>();

  constructor(store: RecordStore) {
    this.#store = store;
  }

  /** All executions, with the rows that they used where asked for. */
  read(withRows: boolean): LineageExecution[] {
    const shelved = new Map<string, Shelved>();
    for (const file of this.#files()) {
      const stamp = stampOf(file);
      if (stamp === undefined) continue;
      const before = this.#shelved.get(file);
      const isKnown = before !== undefined && isSameStamp(before.stamp, stamp);
      shelved.set(file, isKnown ? before : { stamp, execution: executionIn(file) });
    }
    this.#shelved = shelved;
    const all = [...shelved.values()].flatMap(({ execution }) =>
      execution === undefined ? [] : [execution],
    );
    return withRows ? all : all.map(withoutRows);
  }

  #files(): string[] {
    const files = [...this.#store.files()].filter(
      ({ kind, uri }) => kind === 'run' && uri.startsWith('file:'),
    );
    const folders = new Set(files.map(({ uri }) => path.dirname(URI.parse(uri).fsPath)));
    return [...folders].sort().flatMap(receiptFiles);
  }
}

function executionIn(file: string): LineageExecution | undefined {
  const receipt = readReceipt(file);
  return receipt && receiptExecution(receipt, pathToFileURL(file).href);
}
