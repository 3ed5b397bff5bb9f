import { lineageMermaid } from '../../../../shared/src/lineageMermaid.ts';
import { nodeName } from './labels.ts';
import type { LineageStore } from './lineageStore.ts';
import { svgText } from './svgText.ts';

/** Gives what the graph shows to the editor, to be saved or to be pasted somewhere. */
export function exportGraph(store: LineageStore, format: 'svg' | 'mermaid' | 'copyMermaid'): void {
  const { drawn, view } = store.state;
  if (drawn === undefined) return;
  const { graph, layout, model } = drawn;
  const { root } = graph;
  const node = graph.nodes.get(root)?.node;
  const name = node === undefined ? 'lineage' : nodeName(node).slice(0, 200);
  if (format === 'svg') {
    store.rpc.host('save', { format, name, text: svgText(graph, layout, view.colour) });
    return;
  }
  const nodes = [...graph.nodes.values()].map((visible) => visible.node);
  const { impact, leftOut, isComplete, revision } = model;
  const text = lineageMermaid({
    root,
    nodes,
    edges: [...graph.edges],
    impact,
    leftOut,
    isComplete,
    revision,
  });
  if (format === 'mermaid') store.rpc.host('save', { format, name, text });
  else {
    store.rpc.host('copy', { text });
    store.change({ notice: 'Copied as Mermaid' });
  }
}
