import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bankingRows } from './qualitySets.ts';

/** A workspace of examples made from real rows, all texts distinct. */
export interface BankingWorkspace {
  folder: string;
  texts: readonly string[];
}

const RECORDS_PER_FILE = 200;

/** Row n beyond the training set is the pair of two rows. */
export function bankingTexts(size: number): { text: string; category: string }[] {
  const rows = bankingRows('train');
  return Array.from({ length: size }, (_, number) => {
    const row = rows[number % rows.length] ?? { text: '', category: '' };
    const round = Math.floor(number / rows.length);
    const other = rows[(number * 7919 + round) % rows.length];
    return round === 0
      ? row
      : { text: `${row.text} ${other?.text ?? ''} (${String(round)})`, category: row.category };
  });
}

export function bankingWorkspace(size: number): BankingWorkspace {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'databits-bench-')), 'workspace');
  mkdirSync(folder);
  const rows = bankingTexts(size);
  for (let start = 0; start < size; start += RECORDS_PER_FILE) {
    const records = rows
      .slice(start, start + RECORDS_PER_FILE)
      .map((row, offset) => recordText(row, start + offset));
    writeFileSync(
      path.join(folder, `part${String(start / RECORDS_PER_FILE)}.example.yaml`),
      records.join('---\n'),
    );
  }
  return { folder, texts: rows.map(({ text }) => text) };
}

function recordText({ text, category }: { text: string; category: string }, number: number): string {
  const id = `01930d2e-7b5a-7c31-9a44-${number.toString(16).padStart(12, '0')}`;
  return [
    `example_id: ${id}`,
    'version: 1',
    `name: ${JSON.stringify(`banking77-train-${String(number)}`)}`,
    'function_name: classify_intent',
    'domain: banking',
    `input: { text: ${JSON.stringify(text)} }`,
    `expected_output: { intent: ${JSON.stringify(category)} }`,
    `capability_tags: [tag${String(number % 1000)}]`,
    `status: ${number % 20 === 0 ? 'draft' : 'approved'}`,
    '',
  ].join('\n');
}
