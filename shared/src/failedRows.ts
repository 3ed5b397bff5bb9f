import type { RunReceipt } from './generated/records.ts';

/**
 * The rows of val that the last whole evaluation did not score 1, errors too: lower-cased ids, in the order of the receipt.
 * Rows of test are none of them, since what test shows may not come back into the data.
 */
export function failedRows({ members, trials = [] }: RunReceipt): string[] {
  return (members?.val ?? []).flatMap(({ id: given }) => {
    const id = given.toLowerCase();
    const last = trials.findLast(({ kind, scores }) => kind === 'full' && id in scores);
    return last === undefined || last.scores[id] === 1 ? [] : [id];
  });
}
