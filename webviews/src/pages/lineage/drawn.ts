import type { LineageView } from '../../../../shared/src/protocol/lineagePage.ts';
import { relatives, type LineageModel } from './graph/lineageModel.ts';
import { visibleGraph, type Visibility, type VisibleGraph } from './graph/visibleGraph.ts';
import { nodeName, nodeSentence } from './labels.ts';
import { layOut, type Layout } from './layout/layout.ts';
import type { Drawn } from './state.ts';

const VISIBILITY: readonly (keyof Visibility)[] = [
  'collapsed',
  'hiddenKinds',
  'hiddenEdges',
  'hiddenStatuses',
  'committed',
];

/** What is drawn of a model; nothing is computed anew that did not change since `before`. */
export function draw(model: LineageModel, view: LineageView, before: Drawn | undefined): Drawn {
  const isSame = before?.model === model && VISIBILITY.every((name) => before.view[name] === view[name]);
  if (isSame && before.view.focus === view.focus) return { ...before, view };
  const graph = isSame ? before.graph : visibleGraph(model, view);
  const layout = isSame ? before.layout : layoutOf(graph);
  const isLitInPart = view.focus !== undefined && graph.nodes.has(view.focus);
  const lit = isLitInPart ? relatives(view.focus ?? '', graph.ways) : undefined;
  return { model, view, graph, layout, lit };
}

function layoutOf({ nodes, edges }: VisibleGraph): Layout {
  return layOut(
    [...nodes.keys()],
    edges.map(({ source, target }) => [source, target] as const),
  );
}

/** Keys of the nodes that hold a text in what is said of them, from left to right and top to bottom. */
export function search({ graph, layout }: Drawn, query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return layout.columns.flat().filter((key) => {
    const node = graph.nodes.get(key)?.node;
    if (node === undefined) return false;
    return `${nodeName(node)}\n${nodeSentence(node)}\n${node.id}`.toLowerCase().includes(wanted);
  });
}

/** Times of the nodes of a model, each once, the oldest first. */
export function timesOf({ nodes }: LineageModel): number[] {
  const times = [...nodes.values()].flatMap(({ time, firstTime }) =>
    [firstTime, time].filter((one) => one !== undefined),
  );
  return [...new Set(times)].sort((one, other) => one - other);
}
