import type { HistoryResults } from './historyResults.ts';
import { markdownTable } from './markdownTable.ts';

/** The tables of docs/history.md. */
export function historyTables({
  date,
  machine,
  load,
  ingestion,
  perRecord,
  correctness,
}: HistoryResults): string {
  const times = ingestion.map((one) => [
    one.history,
    ...[one.commits, one.objects, one.events].map(count),
    ...[one.git, one.cold].map(seconds),
    ...[one.share, one.cpuShare].map((share) => `${share.toFixed(2)} ×`),
    ...[one.oneCommit, one.noNews].map(seconds),
    `${(one.held / 2 ** 20).toFixed(1)} MB`,
  ]);
  const found = correctness.map((one) => [
    one.history,
    ...[one.commits, one.merges, one.ids, one.versions].map(count),
    `${count(one.missingVersions)} / ${count(one.extraVersions)}`,
    count(one.events),
    count(one.wrongEvents),
    `${count(one.wrongReplays)} of ${count(one.replays)}`,
  ]);
  return [
    `Measured on ${date.slice(0, 10)}, ${machine}, load ${load.before.toFixed(1)} → ${load.after.toFixed(1)}.`,
    '### Reading the whole history',
    markdownTable(
      [
        ...['history', 'commits', 'objects', 'events', 'git alone', 'read', 'as a multiple (≤ 3)', 'of CPU'],
        ...['one commit more', 'no news', 'held'],
      ],
      times,
    ),
    '### The history of one record',
    markdownTable(
      ['records', '`git log --follow --raw`, each', 'from what was read, each', 'reading it, once for all'],
      [
        [
          count(perRecord.records),
          seconds(perRecord.follow),
          seconds(perRecord.ours),
          seconds(perRecord.whole),
        ],
      ],
    ),
    '### Against known truth',
    markdownTable(
      [
        ...['history', 'commits', 'merges', 'ids', 'versions', 'missing / extra', 'events'],
        ...['wrong events', 'feeds that lead elsewhere'],
      ],
      found,
    ),
  ].join('\n\n');
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function seconds(value: number): string {
  if (value < 0.001) return `${(value * 1e6).toFixed(0)} µs`;
  return value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;
}
