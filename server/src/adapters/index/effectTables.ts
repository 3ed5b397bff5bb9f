import { pathToFileURL } from 'node:url';
import { unreadNote } from '../../../../shared/src/unreadReceipts.ts';
import { bitEffects } from '../../core/feedback/bitEffects.ts';
import { bitShares, type BitShare } from '../../core/feedback/bitShares.ts';
import { programUses } from '../../core/feedback/finalPrograms.ts';
import { measuredEffects, type MeasuredEffect } from '../../core/feedback/measuredEffects.ts';
import { effectivenessState } from '../../core/records/effectiveness.ts';
import type { UsageEvent } from '../../core/usage/usageEvent.ts';
import { bitEffectRow, effectRows, eventRow, programUseRow } from '../database/effectRows.ts';
import { effectivenessRow, type TableRow } from '../database/tableRows.ts';
import type { WholeTable } from '../database/tableSource.ts';
import type { FoundReceipt } from '../dspy/receipts.ts';
import type { RecordStore } from './recordStore.ts';
import { receiptsOf } from './runReceipts.ts';

const NAMES = ['example_usage', 'example_effectiveness', 'bit_attribution'] as const;

/** Fills the tables of the use and the effect of examples: from receipts, usage logs and the records themselves. */
export class EffectTables {
  readonly #store: RecordStore;
  readonly #events: () => readonly UsageEvent[];

  constructor(store: RecordStore, events: () => readonly UsageEvent[]) {
    this.#store = store;
    this.#events = events;
  }

  /** The tables of these that a query names. */
  tables(sql: string): WholeTable[] {
    const wanted = NAMES.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(sql));
    if (wanted.length === 0) return [];
    const { receipts, unread } = receiptsOf(this.#store);
    const rows = {
      example_usage: () => this.#usageRows(receipts),
      example_effectiveness: () => this.#effectRows(receipts),
      bit_attribution: () => this.#bitRows(receipts),
    };
    return wanted.map((table) => ({ table, rows: rows[table](), note: () => unreadNote(unread) }));
  }

  #usageRows(receipts: readonly FoundReceipt[]): TableRow[] {
    const uses = receipts.flatMap(({ receipt }) => programUses(receipt));
    const inPrograms = new Set(uses.map(({ exampleId, runId }) => `${exampleId} ${runId}`));
    // An event that names the run tells of the use that its program shows.
    const events = this.#events().filter(
      ({ exampleId, runId }) => !inPrograms.has(`${exampleId} ${runId ?? ''}`),
    );
    return [...events.map(eventRow), ...uses.map(programUseRow)];
  }

  /** What receipts say, and what records say of runs whose receipt is not there. */
  *#effectRows(receipts: readonly FoundReceipt[]): Generator<TableRow | undefined> {
    const known = new Set<string>();
    for (const { file, receipt } of receipts) {
      for (const row of effectRows(receipt, pathToFileURL(file).href)) {
        known.add(contextOf(row));
        yield row;
      }
    }
    for (const { uri, kind, documents } of this.#store.files()) {
      if (kind !== 'example') continue;
      for (const { document, value } of documents) {
        yield undefined;
        const { id = '', contentHash } = document.facts ?? {};
        if (value === undefined || effectivenessState(value).state !== 'valid') continue;
        const row = effectivenessRow({ id, contentHash, value, uri });
        if (!known.has(contextOf(row))) yield row;
      }
    }
  }

  #bitRows(receipts: readonly FoundReceipt[]): TableRow[] {
    const effects = receipts.flatMap(({ receipt }) => measuredEffects(receipt));
    return bitEffects(effects, (effect) => this.#sharesOf(effect)).map(bitEffectRow);
  }

  /** Where the measured example comes from; nothing where it is another one by now, whose sources may be others. */
  #sharesOf({ exampleId, contentHash }: MeasuredEffect): BitShare[] {
    const example = this.#store.find(exampleId);
    if (example?.kind !== 'example' || example.contentHash !== contentHash) return [];
    return bitShares(example.value, {
      valueOf: (id) => this.#store.find(id)?.value,
      hashOf: (id) => this.#store.find(id)?.contentHash || undefined,
    });
  }
}

function contextOf({ example_id: id, run_id: run, method }: TableRow): string {
  return [id, run, method].map((part) => (typeof part === 'string' ? part.toLowerCase() : '')).join(' ');
}
