import { expect } from 'vitest';
import type { LineageGraph, LineageParams } from '../../../shared/src/protocol/lineage.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import { createDatasetResolver, type DatasetRecord } from '../../../server/src/core/datasets/resolve.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { splitDocuments } from '../../../server/src/core/document/split.ts';
import { heldRecord, type HeldRecord } from '../../../server/src/core/history/heldRecord.ts';
import { HistoryBuilder } from '../../../server/src/core/history/historyBuilder.ts';
import { packHistory, RecordHistory } from '../../../server/src/core/history/recordHistory.ts';
import { lineageHistory } from '../../../server/src/core/lineage/gitLineage.ts';
import { lineageGraph } from '../../../server/src/core/lineage/lineageGraph.ts';
import { unknownHistory, type LineageSources } from '../../../server/src/core/lineage/lineageSources.ts';
import { lineageText } from '../../../server/src/core/lineage/lineageText.ts';
import type { LineageDirection } from '../../../server/src/core/lineage/links.ts';
import { isSearchableKind } from '../../../server/src/core/records/searchText.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';
import { createRecordIndex } from '../../../server/src/core/workspace/createRecordIndex.ts';
import { readFiles, unindent, type FixtureFile } from './markers.ts';

/** Time of the first commit, in seconds since 1970; the others follow by a day each. */
export const FIRST_COMMIT = 1_700_000_000;
export const DAY = 86_400;

/** A workspace of files; those in `past/1/`, `past/2/` … are the trees of its commits, which are named so. */
export function lineageOf(fixture: string): LineageSources & { work: { asked: number; turns: number } } {
  const files = readFiles(fixture);
  const present = files.filter(({ path }) => !path.startsWith('past/'));
  const index = createRecordIndex();
  const datasets: DatasetRecord[] = [];
  const members: MemberRecord[] = [];
  for (const { uri, text } of present) {
    const { file, values } = analyseFile(uri, text);
    index.setFile(file);
    for (const [at, { facts }] of file.documents.entries()) {
      const value = values[at];
      if (facts?.id === undefined || value === undefined) continue;
      if (facts.kind === 'dataset') datasets.push({ id: facts.id, value });
      if (isSearchableKind(facts.kind)) members.push({ kind: facts.kind, id: facts.id, value });
    }
  }
  const resolver = createDatasetResolver(datasets);
  const work = { asked: 0, turns: 0 };
  const isIn = (dataset: string, id: string): boolean =>
    members.some((record) => record.id === id && resolver.isMember(dataset, record));
  return {
    work,
    index,
    history: historyOf(files.filter(({ path }) => path.startsWith('past/'))),
    members: {
      datasetsOf: (ids) => {
        work.asked += 1;
        return Promise.resolve(
          ids.map((id) => datasets.filter((one) => isIn(one.id, id)).map((one) => one.id)),
        );
      },
      membersOf: (dataset, most) => {
        const found = members.filter((record) => resolver.isMember(dataset, record));
        const counts: Record<string, number> = {};
        for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
        return Promise.resolve({
          ids: found
            .map(({ id }) => id)
            .sort()
            .slice(0, most),
          counts,
        });
      },
    },
    qualitiesOf: () => Promise.resolve(new Map()),
    commitsOf: (names) =>
      Promise.resolve(new Map(names.map((name) => [name, { author: 'Ann', summary: `Commit ${name}` }]))),
    nextTurn: () => {
      work.turns += 1;
      return Promise.resolve();
    },
  };
}

function historyOf(past: readonly FixtureFile[]): LineageSources['history'] {
  if (past.length === 0) return unknownHistory;
  const builder = new HistoryBuilder();
  const last = Math.max(...past.map(({ path }) => Number(path.split('/')[1])));
  let before: HeldRecord[] = [];
  for (let number = 1; number <= last; number += 1) {
    const tree = past.filter(({ path }) => path.startsWith(`past/${String(number)}/`));
    const after = tree.flatMap(({ uri, text }) => {
      const kind = kindOfUri(uri);
      const segments = kind === undefined ? [] : splitDocuments(text);
      return segments.flatMap((segment) => (kind && heldRecord(segment, kind)) ?? []);
    });
    const commit = { name: `commit${String(number)}`, time: FIRST_COMMIT + (number - 1) * DAY };
    builder.add(commit, [{ before, after, blob: `blob${String(number)}` }], true);
    before = after;
  }
  const ids = new Set(before.map(({ id }) => id));
  const records = new RecordHistory(packHistory(builder.pasts(ids, ids)));
  return lineageHistory([{ records, isComplete: true }]);
}

/** Asks for a lineage: far, of many, in both directions, where nothing else is said. */
export async function askLineage(
  sources: LineageSources,
  question: Partial<LineageParams> & { id: string },
): Promise<LineageGraph> {
  const params = { direction: 'both', depth: 100, limit: 1000, ...question } as const;
  const graph = await lineageGraph(params, sources, neverCancelled);
  if ('mistake' in graph) throw new Error(graph.mistake);
  return graph;
}

/** Checks that the lineage in a fixture is this text. */
export async function checkLineage(
  fixture: string,
  question: Partial<LineageParams> & { id: string },
  expected: string,
): Promise<LineageGraph> {
  const graph = await askLineage(lineageOf(fixture), question);
  const { direction = 'both' } = question;
  const directions: LineageDirection[] = direction === 'both' ? ['up', 'down'] : [direction];
  expect(`\n${lineageText(graph, directions).join('\n')}\n`).toBe(`\n${unindent(expected).trimEnd()}\n`);
  return graph;
}
