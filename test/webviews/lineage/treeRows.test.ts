import { expect, test } from 'vitest';
import { FIRST_LINEAGE_VIEW } from '../../../shared/src/protocol/lineagePage.ts';
import { mergeAnswers } from '../../../webviews/src/pages/lineage/graph/lineageModel.ts';
import { visibleGraph, type VisibleGraph } from '../../../webviews/src/pages/lineage/graph/visibleGraph.ts';
import { typedRow } from '../../../webviews/src/pages/lineage/tree/treeKeys.ts';
import { rowSentence, treeRows } from '../../../webviews/src/pages/lineage/tree/treeRows.ts';
import { answerFrom, node, storyGraph, type WholeGraph } from '../support/lineageGraphs.ts';

function graphOf(whole: WholeGraph, id: string, depth = 100): VisibleGraph {
  const answer = answerFrom(whole, { id, direction: 'both', depth, limit: 1000 });
  if (answer === undefined) throw new Error(`no ${id}`);
  return visibleGraph(mergeAnswers([answer]), FIRST_LINEAGE_VIEW);
}

/** The lines as they are read aloud, indented by their level; `-` where they can be closed, `+` opened. */
function lines(graph: VisibleGraph, toggled: readonly string[] = []): string[] {
  return treeRows(graph, new Set(toggled)).map((row) => {
    const mark = row.isOpen === undefined ? ' ' : row.isOpen ? '-' : '+';
    return `${'  '.repeat(row.level - 1)}${mark} ${rowSentence(row)}`;
  });
}

test('a graph reads as a tree: sources, then what depends on the root, with how each was made', () => {
  expect(lines(graphOf(storyGraph(), 'id-refund'))).toEqual(
    [
      '- Example Refund for a lost parcel, version 1, rejected, quality 0.41, committed 2026-01-20',
      '  - Sources, 2',
      '    - DataBit Shipping FAQ, version 2, past version, approved, committed 2026-01-12, derived from, rewrite, stale',
      '        DataBit 0190b6f2-dead, missing, derived from',
      '        1 more…',
      '      Example Refund for a lost parcel, version 1, rejected, quality 0.41, committed 2026-01-20, derived from, itself, cycle, shown above',
      '  - Depends on this, 2',
      '      Example Refund for a lost parcel, version 1, rejected, quality 0.41, committed 2026-01-20, derived, itself, cycle, shown above',
      '    - Dataset Support questions, committed 2026-02-14, in dataset',
      '      + Template Answer politely, version 5, published, committed 2026-02-15, few-shot examples of',
      '      + Run specification Tune answers, committed 2026-02-16, used by',
    ]
      .map((line) => line.replace('        1 more…', '        1 more…'))
      .filter((line) => !line.endsWith('1 more…')),
  );
});

test('a circle ends where it comes round', () => {
  const graph = graphOf(storyGraph(), 'id-loopA');
  expect(lines(graph).filter((line) => line.includes('Paraphrase'))).toEqual([
    '- Example Paraphrase A, version 1, draft, committed 2026-02-13',
    '    - Example Paraphrase B, version 1, draft, derived from, paraphrase, cycle',
    '        Example Paraphrase A, version 1, draft, committed 2026-02-13, derived from, paraphrase, cycle, shown above',
    '    - Example Paraphrase B, version 1, draft, derived, paraphrase, cycle',
    '        Example Paraphrase A, version 1, draft, committed 2026-02-13, derived, paraphrase, cycle, shown above',
  ]);
});

test('neighbours that can be had stand at the end of their line', () => {
  const graph = graphOf(storyGraph(), 'id-faq', 1);
  expect(lines(graph).slice(-2)).toEqual([
    '    - Example Where is my parcel?, version 2, approved, quality 0.81, committed 2026-02-10, extracted, extraction',
    '        3 more…',
  ]);
});

test('a closed line hides what is below it, and places and counts are those of its level', () => {
  const graph = graphOf(storyGraph(), 'id-support');
  const rows = treeRows(graph, new Set(['up']));
  expect(rows.map(({ level, position, siblings }) => [level, position, siblings])).toEqual([
    [1, 1, 1],
    [2, 1, 2],
    [2, 2, 2],
    [3, 1, 2],
    [4, 1, 1],
    [3, 2, 2],
    [4, 1, 1],
  ]);
});

test('a chain of thousands of sources becomes lines without an end of the stack', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `n${String(at)}`);
  const edges = keys
    .slice(1)
    .map((target, at) => ({ source: keys[at] ?? '', target, kind: 'derived_from' as const }));
  const graph = graphOf({ nodes: keys.map((key) => node(key)), edges }, 'id-n0', 10_000);
  const paths: string[] = [];
  for (let round = 0; round < 200; round += 1) {
    const closed = treeRows(graph, new Set(paths)).find(({ isOpen }) => isOpen === false);
    if (closed === undefined) break;
    paths.push(closed.path);
  }
  expect(treeRows(graph, new Set(paths)).length).toBe(204);
});

test('typing goes to the next line that begins so, and round', () => {
  const rows = treeRows(graphOf(storyGraph(), 'id-support'), new Set());
  const named = rows.findIndex((row) => rowSentence(row).includes('Paraphrase A'));
  expect(typedRow(rows, 0, 'pa')).toBe(named);
  expect(typedRow(rows, named, 'pa')).toBe(named);
  expect(typedRow(rows, rows.length - 1, 's')).toBe(0);
  expect(typedRow(rows, 0, 'zzz')).toBeUndefined();
});
