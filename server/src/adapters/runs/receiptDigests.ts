import { pathToFileURL } from 'node:url';
import { measuredEffects, type MeasuredEffect } from '../../core/feedback/measuredEffects.ts';
import { programUses, type ProgramUse } from '../../core/feedback/finalPrograms.ts';
import type { LineageExecution } from '../../core/lineage/executions.ts';
import { receiptExecution, withoutRows } from '../../core/lineage/receiptExecution.ts';
import { readReceipt, receiptFiles } from '../dspy/receipts.ts';
import { isSameStamp, stampOf, type FileStamp } from '../files/recordFile.ts';
import type { RecordStore } from '../index/recordStore.ts';
import { receiptFolders } from '../index/runReceipts.ts';

/** What is kept of a receipt: what it used and what it measured, without its trials, which are most of it. */
export interface ReceiptDigest {
  execution: LineageExecution;
  effects: readonly MeasuredEffect[];
  uses: readonly ProgramUse[];
}

interface Kept {
  stamp: FileStamp;
  /** Absent where the file is no receipt. */
  digest: ReceiptDigest | undefined;
}

/** Digests of the receipts beside run specifications; a receipt is read again only when it has changed. */
export class ReceiptDigests {
  readonly #store: RecordStore;
  #kept = new Map<string, Kept>();

  constructor(store: RecordStore) {
    this.#store = store;
  }

  /** All that are there now. */
  read(): ReceiptDigest[] {
    const kept = new Map<string, Kept>();
    for (const file of [...receiptFolders(this.#store)].sort().flatMap(receiptFiles)) {
      const stamp = stampOf(file);
      if (stamp === undefined) continue;
      const before = this.#kept.get(file);
      const isKnown = before !== undefined && isSameStamp(before.stamp, stamp);
      kept.set(file, isKnown ? before : { stamp, digest: digestOf(file) });
    }
    this.#kept = kept;
    return [...kept.values()].flatMap(({ digest }) => (digest === undefined ? [] : [digest]));
  }

  /** What lineages tell of them, with the rows that they used where asked for. */
  executions(withRows: boolean): LineageExecution[] {
    return this.read().map(({ execution }) => (withRows ? execution : withoutRows(execution)));
  }
}

function digestOf(file: string): ReceiptDigest | undefined {
  const receipt = readReceipt(file);
  if (receipt === undefined) return undefined;
  const execution = receiptExecution(receipt, pathToFileURL(file).href);
  return { execution, effects: measuredEffects(receipt), uses: programUses(receipt) };
}
