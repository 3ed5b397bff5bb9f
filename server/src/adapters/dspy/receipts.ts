import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { receipt as isReceipt } from '../../../../shared/src/generated/validators.js';

/** The receipt of an execution, in its file (absolute path). */
export interface FoundReceipt {
  file: string;
  receipt: RunReceipt;
}

/** Bytes beyond which a file is no receipt that is read. */
const LARGEST = 64 * 1024 * 1024;
/** How the names of receipts end. */
export const RECEIPT_ENDING = '.result.json';

/** The receipts in folders, by file name; files that are none go to `unread`. */
export function readReceipts(folders: Iterable<string>, unread: (file: string) => void): FoundReceipt[] {
  const files = [...new Set(folders)].sort().flatMap(receiptFiles);
  return files.flatMap((file) => {
    const receipt = readReceipt(file);
    if (receipt !== undefined) return [{ file, receipt }];
    unread(file);
    return [];
  });
}

/** The receipt in a file; `undefined` where it is none that can be read. */
export function readReceipt(file: string): RunReceipt | undefined {
  const value = parse(file);
  return value !== undefined && isReceipt(value) ? (value as unknown as RunReceipt) : undefined;
}

/** The files of a folder that have the name of a receipt; absolute paths. */
export function receiptFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(RECEIPT_ENDING));
    return names.sort().map((name) => path.join(folder, name));
  } catch {
    // The folder went since its records were read.
    return [];
  }
}

function parse(file: string): unknown {
  try {
    return statSync(file).size > LARGEST ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as unknown);
  } catch {
    return undefined;
  }
}
