import type { RecordAttribution } from '../../../server/src/core/feedback/recordAttributions.ts';
import { expect } from 'vitest';
import type { LineageGraph, LineageParams } from '../../../shared/src/protocol/lineage.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import { createDatasetResolver, type DatasetRecord } from '../../../server/src/core/datasets/resolve.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { splitDocuments } from '../../../server/src/core/document/split.ts';
import { heldRecord } from '../../../server/src/core/history/heldRecord.ts';
import type { HistoryCommit, RecordChange } from '../../../server/src/core/history/historyCommit.ts';
import { packHistory } from '../../../server/src/core/history/packedHistory.ts';
import { recordEvents } from '../../../server/src/core/history/recordEvents.ts';
import { RecordHistory } from '../../../server/src/core/history/recordHistory.ts';
import { LineageExecutions, type LineageExecution } from '../../../server/src/core/lineage/executions.ts';
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

/**
 * A workspace of files; those in `past/1/`, `past/2/` … are the trees of its commits, which are named so.
 * Without `hasCounts` the members of datasets are not counted.
 */
export function lineageOf(
  fixture: string,
  hasCounts = true,
  executions: readonly LineageExecution[] = [],
  attributions: ReadonlyMap<string, RecordAttribution> = new Map(),
): LineageSources & { work: { asked: number; turns: number } } {
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
          ...(hasCounts && { counts }),
        });
      },
      sizeOf: () => undefined,
    },
    executions: new LineageExecutions(executions),
    qualitiesOf: () => Promise.resolve(new Map()),
    attributionsOf: () => Promise.resolve(attributions),
    commitsOf: (names) =>
      Promise.resolve(new Map(names.map((name) => [name, { author: 'Ann', summary: `Commit ${name}` }]))),
    commitsNamed: () => Promise.resolve([]),
    nextTurn: () => {
      work.turns += 1;
      return Promise.resolve();
    },
  };
}

function historyOf(past: readonly FixtureFile[]): LineageSources['history'] {
  if (past.length === 0) return unknownHistory;
  const last = Math.max(...past.map(({ path }) => Number(path.split('/')[1])));
  const commits = Array.from({ length: last }, (_, at): HistoryCommit => {
    const [before, after] = [treeOf(past, at), treeOf(past, at + 1)];
    return {
      name: `commit${String(at + 1)}`,
      time: FIRST_COMMIT + at * DAY,
      parents: at === 0 ? [] : [`commit${String(at)}`],
      files: [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
        kind: kindOfUri(name) ?? 'databit',
        path: name,
        records: changesOf(before.get(name) ?? new Map(), after.get(name) ?? new Map()),
        ...(after.has(name) && { blob: `blob${String(at + 1)}` }),
      })),
    };
  });
  return lineageHistory([
    { records: new RecordHistory(packHistory(recordEvents(commits), {})), isComplete: true },
  ]);
}

/** The records of a commit by file and id. */
type Tree = ReadonlyMap<string, ReadonlyMap<string, RecordChange['states']>>;

function treeOf(past: readonly FixtureFile[], commit: number): Tree {
  const folder = `past/${String(commit)}/`;
  const files = past.filter(({ path }) => path.startsWith(folder));
  return new Map(
    files.map(({ path, text }) => {
      const held = splitDocuments(text).flatMap((segment) => {
        const record = heldRecord(segment, kindOfUri(path) ?? 'databit');
        if (record === undefined) return [];
        return [[record.id, [{ text: segment.text, ...(record.label && { label: record.label }) }]] as const];
      });
      return [path.slice(folder.length), new Map(held)] as const;
    }),
  );
}

function changesOf(
  before: ReadonlyMap<string, RecordChange['states']>,
  after: ReadonlyMap<string, RecordChange['states']>,
): RecordChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changed = ids.filter((id) => before.get(id)?.[0]?.text !== after.get(id)?.[0]?.text);
  return changed.map((id) => ({ id, states: after.get(id) ?? [] }));
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
