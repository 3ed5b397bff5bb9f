import { pathToFileURL } from 'node:url';
import { unreadNote } from '../../../../shared/src/unreadReceipts.ts';
import { openExecutions } from '../dspy/executions.ts';
import type { FoundReceipt } from '../dspy/receipts.ts';
import {
  executionRow,
  pendingRow,
  scoreRows,
  trialRows,
  useRows,
  type ReceiptPlace,
} from '../database/runRows.ts';
import type { RowSource, TableRow } from '../database/tableRows.ts';
import type { WholeTable } from '../database/tableSource.ts';
import type { RecordStore } from './recordStore.ts';
import { receiptsOf } from './runReceipts.ts';

export interface RunTablesOptions {
  store: RecordStore;
  /** The folder for caches, where runs keep what is private. */
  cacheFolder: string;
  /** A file relative to its workspace folder. */
  relative: (uri: string) => string;
}

/** Fills the tables of runs, when a query names them: from receipts beside the specifications, and from runs under way. */
export class RunTables {
  readonly #options: RunTablesOptions;

  constructor(options: RunTablesOptions) {
    this.#options = options;
  }

  /** The tables of runs that a query names. */
  tables(sql: string): WholeTable[] {
    const names = ['dspy_optimization_runs', 'run_trials', 'run_example_scores', 'run_uses'] as const;
    const wanted = names.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(sql));
    if (wanted.length === 0) return [];
    const specifications = [...this.#specifications()];
    const { receipts, unread } = receiptsOf(this.#options.store);
    const placed = receipts.map((found) => this.#placed(found, specifications));
    const rows = {
      dspy_optimization_runs: () => this.#runRows(specifications, placed),
      run_trials: () => placed.flatMap((one) => [...trialRows(one)]),
      run_example_scores: () => placed.flatMap((one) => [...scoreRows(one)]),
      run_uses: () => placed.flatMap(useRows),
    };
    const note = (): string | undefined => unreadNote(unread);
    return wanted.map((table) => ({ table, rows: rows[table](), note }));
  }

  #runRows(specifications: readonly RowSource[], receipts: readonly ReceiptPlace[]): TableRow[] {
    const ended = new Set(receipts.map(({ receipt }) => receipt.run_id));
    const open = openExecutions(this.#options.cacheFolder, (id) => ended.has(id), Date.now() / 1000);
    const running = open.flatMap(({ runId, specId, status, startedAt }): TableRow[] => {
      const specification = specifications.find(({ id }) => id === specId);
      if (specification === undefined) return [];
      const at = new Date(1000 * startedAt).toISOString();
      return [{ ...pendingRow(specification), run_id: runId, status, started_at: at }];
    });
    const executed = new Set([
      ...receipts.map(({ receipt }) => receipt.spec_id.toLowerCase()),
      ...running.map((row) => row['spec_id']),
    ]);
    const pending = specifications.filter(({ id }) => !executed.has(id)).map(pendingRow);
    return [...receipts.map(executionRow), ...running, ...pending];
  }

  #placed({ file, receipt }: FoundReceipt, specifications: readonly RowSource[]): ReceiptPlace {
    const uri = pathToFileURL(file).href;
    const name = specifications.find(({ id }) => id === receipt.spec_id.toLowerCase())?.name;
    return { receipt, name, uri, path: this.#options.relative(uri) };
  }

  *#specifications(): Generator<RowSource> {
    for (const { uri, kind, documents } of this.#options.store.files()) {
      if (kind !== 'run') continue;
      for (const { document, value } of documents) {
        const { facts } = document;
        if (facts?.id === undefined || value === undefined) continue;
        const { id, name, contentHash, range } = facts;
        const line = document.line + range.start.line + 1;
        yield { kind, id, name, contentHash, value, uri, path: this.#options.relative(uri), line };
      }
    }
  }
}
