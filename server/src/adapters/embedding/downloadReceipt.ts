import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the download of a model recorded; later starts compare the files with it. */
export interface DownloadReceipt {
  host: string;
  revision: string;
  /** SHA-256 by file. */
  sha256: Record<string, string>;
}

export const RECEIPT_FILE = 'databits-download.json';

/** The receipt of a downloaded model; `undefined` where the folder was not downloaded by us. */
export function readDownloadReceipt(folder: string): DownloadReceipt | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path.join(folder, RECEIPT_FILE), 'utf8'));
    return isReceipt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReceipt(value: unknown): value is DownloadReceipt {
  return (
    typeof value === 'object' &&
    value !== null &&
    'host' in value &&
    typeof value.host === 'string' &&
    'revision' in value &&
    typeof value.revision === 'string' &&
    'sha256' in value &&
    typeof value.sha256 === 'object' &&
    value.sha256 !== null &&
    Object.values(value.sha256).every((hash) => typeof hash === 'string')
  );
}
