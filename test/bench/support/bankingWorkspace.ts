import { bankingRows } from './qualitySets.ts';

/** So many distinct texts made from real rows: row n beyond the training set is the pair of two rows. */
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
