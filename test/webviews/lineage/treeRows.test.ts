import fc from 'fast-check';
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
  expect(lines(graphOf(storyGraph(), 'id-refund'))).toEqual([
    '- Example Refund for a lost parcel, version 1, rejected, quality 0.41, committed 2026-01-20',
    '  - Sources, 2',
    '    - DataBit Shipping FAQ, version 2, past version, approved, committed 2026-01-12, derived from, rewrite, stale',
    '        DataBit 0190b6f2-dead, missing, derived from',
    '      + Others that depend on it, 1',
    '      Example Refund for a lost parcel, version 1, rejected, quality 0.41, committed 2026-01-20, derived from, itself, cycle, shown above',
    '  - Depends on this, 2',
    '      Example Refund for a lost parcel, version 1, rejected, quality 0.41, committed 2026-01-20, derived, itself, cycle, shown above',
    '    - Dataset Support questions, committed 2026-02-14, in dataset',
    '      + Template Answer politely, version 5, published, committed 2026-02-15, few-shot examples of',
    '      + Run specification Tune answers, committed 2026-02-16, used by',
    '      + Other sources, 3',
  ]);
});

test('with all lines open the tree names every edge of the graph, whatever was opened in which way', () => {
  const edge = fc.tuple(fc.nat(7), fc.nat(7));
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 16 }), fc.array(fc.nat(7), { maxLength: 4 }), (pairs, opened) => {
      const whole: WholeGraph = {
        nodes: Array.from({ length: 8 }, (_, at) => node(`n${String(at)}`)),
        edges: pairs.map(([source, target]) => ({
          source: `n${String(source)}`,
          target: `n${String(target)}`,
          kind: 'derived_from' as const,
        })),
      };
      const answers = ['id-n0', ...opened.map((at) => `id-n${String(at)}`)].flatMap((id, at) => {
        const depth = at === 0 ? 2 : 1;
        return answerFrom(whole, { id, direction: 'both', depth, limit: 1000 }) ?? [];
      });
      const [first, ...others] = answers;
      if (first === undefined) throw new Error('no answer');
      const graph = visibleGraph(mergeAnswers([first, ...others]), FIRST_LINEAGE_VIEW);
      expect(edgesNamed(graph)).toEqual(
        new Set(graph.edges.map(({ source, target }) => `${source} ${target}`)),
      );
    }),
  );
});

/** The edges that lines name, once all lines are open. */
function edgesNamed(graph: VisibleGraph): Set<string> {
  const toggled = new Set<string>();
  for (;;) {
    const rows = treeRows(graph, toggled);
    const closed = rows.filter(({ isOpen }) => isOpen === false);
    for (const { path } of closed) toggled.add(path);
    if (closed.length > 0) continue;
    return new Set(
      rows.flatMap(({ content }) => {
        if (content.type !== 'node') return [];
        const ends = [content.from, content.visible.node.key];
        return [(content.way === 'up' ? ends.toReversed() : ends).join(' ')];
      }),
    );
  }
}

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
    '    - Example Where is my parcel?, version 2, approved, quality 0.81, effect +0.120 (+0.050 to +0.190), above the others, used 4 times, committed 2026-02-10, extracted, extraction',
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
