import path from 'node:path';
import { URI } from 'vscode-uri';
import { readReceipts, type FoundReceipt } from '../dspy/receipts.ts';
import type { RecordStore } from './recordStore.ts';

/** The receipts beside the run specifications of a workspace. */
export interface WorkspaceReceipts {
  receipts: FoundReceipt[];
  /** Files that have the name of a receipt and are none. */
  unread: string[];
}

/** Reads the receipts in the folders that have run specifications. */
export function receiptsOf(store: RecordStore): WorkspaceReceipts {
  const unread: string[] = [];
  const receipts = readReceipts(receiptFolders(store), (file) => unread.push(file));
  return { receipts, unread };
}

/** The folders that have run specifications: receipts stand beside them. */
export function receiptFolders(store: RecordStore): ReadonlySet<string> {
  const files = [...store.files()].filter(({ kind, uri }) => kind === 'run' && uri.startsWith('file:'));
  return new Set(files.map(({ uri }) => path.dirname(URI.parse(uri).fsPath)));
}
