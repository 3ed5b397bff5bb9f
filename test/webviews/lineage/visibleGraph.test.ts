import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineageEdge, LineageParams } from '../../../shared/src/protocol/lineage.ts';
import { FIRST_LINEAGE_VIEW, type LineageView } from '../../../shared/src/protocol/lineagePage.ts';
import { mergeAnswers, relatives } from '../../../webviews/src/pages/lineage/graph/lineageModel.ts';
import { visibleGraph, type VisibleGraph } from '../../../webviews/src/pages/lineage/graph/visibleGraph.ts';
import { answerFrom, node, storyGraph, type WholeGraph } from '../support/lineageGraphs.ts';

/** `a>b b>c`: edges of derivation between nodes; a node whose key begins with `d` is a dataset. */
function graphOf(text: string): WholeGraph {
  const edges = text.split(' ').flatMap((part): LineageEdge[] => {
    const [source = '', target] = part.split('>');
    return target === undefined ? [] : [{ source, target, kind: 'derived_from' }];
  });
  const keys = [...new Set(text.split(/[ >]/))];
  return {
    nodes: keys.map((key) => node(key, { kind: key.startsWith('d') ? 'dataset' : 'databit' })),
    edges,
  };
}

function answer(
  whole: WholeGraph,
  id: string,
  change: Partial<LineageParams> = {},
): ReturnType<typeof mergeAnswers> {
  return mergeAnswers([part(whole, id, change)]);
}

function part(whole: WholeGraph, id: string, change: Partial<LineageParams> = {}) {
  const found = answerFrom(whole, { id: `id-${id}`, direction: 'both', depth: 100, limit: 1000, ...change });
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

/** The visible graph: nodes with what they could bring, then edges. */
function shown(graph: VisibleGraph): string {
  const nodes = [...graph.nodes].map(([key, { more }]) => {
    const marks = `${more.up > 0 ? `<${String(more.up)}` : ''}${more.down > 0 ? `>${String(more.down)}` : ''}`;
    return `${key}${marks}`;
  });
  const edges = graph.edges.map(
    ({ source, target, through }) =>
      `${source}>${target}${through === undefined ? '' : `(${String(through)})`}`,
  );
  return [...nodes.sort(), '|', ...edges.sort()].join(' ');
}

function check(text: string, view: Partial<LineageView>, expected: string, root = 'a'): void {
  expect(shown(visibleGraph(answer(graphOf(text), root), { ...FIRST_LINEAGE_VIEW, ...view }))).toBe(expected);
}

describe('collapsed sides', () => {
  test('put away what is only reached through them', () => {
    check('a>b b>c b>d', { collapsed: ['down b'] }, 'a b>2 | a>b');
    check('a>b b>c a>c', { collapsed: ['down b'] }, 'a b c | a>b a>c b>c');
    check('a>b b>c', { collapsed: ['down a'] }, 'a>1 |');
    check('x>a a>b', { collapsed: ['up a'] }, 'a<1 b | a>b');
  });

  test('come again by what leads to them from elsewhere', () => {
    check('a>b a>e b>c e>c c>f', { collapsed: ['down b'] }, 'a b c e f | a>b a>e b>c c>f e>c');
  });
});

describe('filters', () => {
  test('lead through what they put away', () => {
    check('a>b b>d', { hiddenKinds: ['databit'] }, 'a d | a>d(1)');
    check('a>b b>c c>d', { hiddenKinds: ['databit'] }, 'a d | a>d(2)');
    check('a>b b>a b>d', { hiddenKinds: ['databit'] }, 'a d | a>d(1)');
    check('a>b a>d b>d', { hiddenKinds: ['databit'] }, 'a d | a>d');
  });

  test('leave the root', () => {
    check('d>a', { hiddenKinds: ['dataset', 'databit'] }, 'd |', 'd');
  });

  test('of edges put away what is reached by no other, and promise no more', () => {
    const whole = storyGraph();
    const model = answer(whole, 'support');
    const graph = visibleGraph(model, { ...FIRST_LINEAGE_VIEW, hiddenEdges: ['member_of', 'used_by_run'] });
    expect([...graph.nodes.keys()].sort()).toEqual(['answer', 'support']);
    expect(graph.nodes.get('support')?.more).toEqual({ up: 0, down: 0 });
  });

  test('of time keep what has no commit yet', () => {
    const whole: WholeGraph = {
      nodes: [node('a', { time: 10 }), node('b', { time: 20 }), node('c', { time: 30 }), node('e')],
      edges: ['b', 'c', 'e'].map((target) => ({ source: 'a', target, kind: 'derived_from' })),
    };
    const graph = visibleGraph(answer(whole, 'a'), {
      ...FIRST_LINEAGE_VIEW,
      committed: { since: 20, until: 25 },
    });
    expect([...graph.nodes.keys()]).toEqual(['a', 'b', 'e']);
    expect(graph.filtered).toBe(1);
  });
});

describe('answers put together', () => {
  test('count what is still to be had', () => {
    const whole = graphOf('a>b b>c b>d b>e');
    const first = part(whole, 'a', { depth: 1 });
    expect(shown(visibleGraph(mergeAnswers([first]), FIRST_LINEAGE_VIEW))).toBe('a b>3 | a>b');
    const second = part(whole, 'b', { depth: 1, direction: 'down', limit: 3 });
    expect(shown(visibleGraph(mergeAnswers([first, second]), FIRST_LINEAGE_VIEW))).toBe(
      'a b>1 c d | a>b b>c b>d',
    );
  });

  test('property: what is expanded everywhere is the whole', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'e', 'f', 'g');
    const pairs = fc.array(fc.tuple(key, key), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pairs, (chosen) => {
        const text = ['a', ...chosen.map(([source, target]) => `${source}>${target}`)].join(' ');
        const whole = graphOf(text);
        const answers = [part(whole, 'a', { depth: 1 })] as [
          ReturnType<typeof part>,
          ...ReturnType<typeof part>[],
        ];
        for (let round = 0; round < 8; round += 1) {
          const graph = visibleGraph(mergeAnswers(answers), FIRST_LINEAGE_VIEW);
          for (const [at, { more }] of graph.nodes) {
            if (more.up > 0) answers.push(part(whole, at, { depth: 1, direction: 'up' }));
            if (more.down > 0) answers.push(part(whole, at, { depth: 1, direction: 'down' }));
          }
        }
        const graph = visibleGraph(mergeAnswers(answers), FIRST_LINEAGE_VIEW);
        const reached = new Set(['a']);
        for (const at of reached)
          for (const { source, target } of whole.edges) {
            if (source === at) reached.add(target);
            if (target === at) reached.add(source);
          }
        expect([...graph.nodes.keys()].sort()).toEqual([...reached].sort());
        expect([...graph.nodes.values()].every(({ more }) => more.up + more.down === 0)).toBe(true);
      }),
    );
  });

  test('what is lit are the ancestors and descendants, not what they lead to otherwise', () => {
    const { ways } = visibleGraph(answer(graphOf('a>b b>c x>c a>y'), 'a', {}), FIRST_LINEAGE_VIEW);
    expect([...relatives('b', ways)].sort()).toEqual(['a', 'b', 'c']);
  });
});
