import { DatabaseSync } from 'node:sqlite';
import type { Comparison } from '../../../scripts/report/performanceResults.ts';
import { KeywordIndex } from '../../../server/src/core/search/keywordIndex.ts';
import { timeEach, timeOnce } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import type { Findings } from './part.ts';
import { questions } from './searches.ts';

const K = 10;
const QUERIES = 60;

/** The product's keyword index beside SQLite's, over the same texts, in one process. */
export async function keywordEngines({ texts }: BenchWorkspace): Promise<Findings> {
  const keywords = new KeywordIndex();
  const filled = await timeOnce(() => {
    for (const [slot, text] of texts.entries()) keywords.set(slot, [{ text, weight: 1 }]);
  });
  const comparisons = [
    await compare('DataBits: words and trigrams', filled, (text) => keywords.search(text, K)),
  ];
  for (const tokenizer of ['unicode61', 'trigram'] as const) {
    const { built, search, close } = fullText(texts, tokenizer);
    const name = `SQLite FTS5, ${tokenizer === 'trigram' ? 'trigrams' : 'words'}`;
    comparisons.push(await compare(name, built, search));
    close();
  }
  return { figures: {}, comparisons };
}

async function compare(
  engine: string,
  filled: number,
  search: (text: string) => unknown,
): Promise<Comparison> {
  const { p50, p95 } = await timeEach(questions(QUERIES), search);
  return { subject: 'keywords', engine, admitted: 100, p50, p95, filled };
}

function fullText(
  texts: readonly string[],
  tokenizer: 'unicode61' | 'trigram',
): { built: number; search: (text: string) => unknown; close: () => void } {
  const start = performance.now();
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = '${tokenizer}')`);
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [slot, text] of texts.entries()) insert.run(slot, text);
  database.exec('COMMIT');
  const built = performance.now() - start;
  const select = database.prepare(
    'SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 10',
  );
  const search = (text: string): unknown => {
    const terms = termsOf(text, tokenizer).map((term) => `"${term}"`);
    return select.all(terms.join(' OR '));
  };
  return { built, search, close: () => database.close() };
}

function termsOf(text: string, tokenizer: 'unicode61' | 'trigram'): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['x'];
  if (tokenizer === 'unicode61') return words;
  return words.flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3)),
  );
}
