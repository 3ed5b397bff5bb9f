import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { summaryOfReceipt, type ReceiptSummary } from '../../core/optimization/receiptSummary.ts';
import { usedRecords, type UsedRecords } from '../../core/optimization/runStaleness.ts';
import { receiptFiles, readReceipt } from '../dspy/receipts.ts';
import { OperationalError } from '../operationalError.ts';
import { fileStamp } from './fileStamp.ts';

/** A receipt without its trials: what a list shows, and what its staleness is found by. */
export interface ShelvedReceipt {
  file: string;
  summary: ReceiptSummary;
  used: UsedRecords;
}

/** The receipts of some folders, each parsed once for each state of its file. */
export class ReceiptShelf {
  readonly #known = new Map<string, { stamp: string; receipt: ShelvedReceipt | undefined }>();
  /** The one that was read last: a page asks for the same one several times. */
  #last: { stamp: string; file: string; receipt: RunReceipt | undefined } | undefined;

  /** Receipts by lower-cased run id; of two of one run the first by file name. One is parsed between two pauses. */
  async in(folders: Iterable<string>, token: Cancellation): Promise<ReadonlyMap<string, ShelvedReceipt>> {
    const files = [...new Set(folders)].sort().flatMap(receiptFiles);
    const found = new Map<string, ShelvedReceipt>();
    for (const file of files) {
      const stamp = fileStamp(file);
      if (stamp === undefined) continue;
      let known = this.#known.get(file);
      if (known?.stamp !== stamp) {
        await setImmediate();
        if (token.isCancellationRequested) throw new OperationalError('The question was cancelled.');
        known = { stamp, receipt: shelve(file, readReceipt(file)) };
        this.#known.set(file, known);
      }
      const { receipt } = known;
      if (receipt !== undefined && !found.has(receipt.summary.runId))
        found.set(receipt.summary.runId, receipt);
    }
    const present = new Set(files);
    for (const file of this.#known.keys()) if (!present.has(file)) this.#known.delete(file);
    return found;
  }

  /** The files that were none when they were looked at last: damaged, or of another version. */
  get unread(): string[] {
    return [...this.#known].flatMap(([file, { receipt }]) => (receipt === undefined ? [file] : []));
  }

  /** All of a receipt; `undefined` where the file is none any more. */
  read(file: string): RunReceipt | undefined {
    const stamp = fileStamp(file);
    if (stamp === undefined) return undefined;
    if (this.#last?.file !== file || this.#last.stamp !== stamp)
      this.#last = { stamp, file, receipt: readReceipt(file) };
    return this.#last.receipt;
  }
}

function shelve(file: string, receipt: RunReceipt | undefined): ShelvedReceipt | undefined {
  if (receipt === undefined) return undefined;
  return { file, summary: summaryOfReceipt(receipt, pathToFileURL(file).href), used: usedRecords(receipt) };
}
