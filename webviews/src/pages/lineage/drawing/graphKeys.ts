import { endOf, type Way } from '../graph/lineageModel.ts';
import type { VisibleGraph } from '../graph/visibleGraph.ts';
import type { Layout } from '../layout/layout.ts';

/** What keys do in the graph. */
export interface GraphKeyActions {
  select(key: string): void;
  open(key: string, aside: boolean): void;
  expand(key: string): void;
  collapse(key: string): void;
  focus(key: string): void;
  zoom(factor: number): void;
  fit(): void;
}

const STEP = 1.4;

/** How the graph is moved through by keys. */
export const GRAPH_KEYS =
  'Left goes to a source, Right to what depends on it, Up and Down along the column. Enter opens, plus shows more, minus puts the neighbours away, F keeps only ancestors and descendants lit, 0 shows all, dot and comma enlarge and shrink. The tree says the same in words.';

/** Keys of the graph; true where the key was one. */
export function handleGraphKey(
  event: KeyboardEvent,
  { graph, layout, selected }: { graph: VisibleGraph; layout: Layout; selected: string | undefined },
  actions: GraphKeyActions,
): boolean {
  if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== 'Enter')) return false;
  const key = selected !== undefined && graph.nodes.has(selected) ? selected : graph.root;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const next = neighbour(key, event.key === 'ArrowLeft' ? 'up' : 'down', graph, layout);
      actions.select(selected === undefined ? key : (next ?? key));
      return true;
    }
    case 'ArrowUp':
    case 'ArrowDown':
      actions.select(selected === undefined ? key : besides(key, event.key === 'ArrowUp' ? -1 : 1, layout));
      return true;
    case 'Home':
      actions.select(graph.root);
      return true;
    case 'Enter':
      actions.open(key, event.ctrlKey || event.metaKey);
      return true;
    case '+':
    case '=':
      actions.expand(key);
      return true;
    case '-':
      actions.collapse(key);
      return true;
    case 'f':
    case 'F':
      actions.focus(key);
      return true;
    case '0':
      actions.fit();
      return true;
    case '.':
      actions.zoom(STEP);
      return true;
    case ',':
      actions.zoom(1 / STEP);
      return true;
    default:
      return false;
  }
}

/** The neighbour in the nearest column; there the one that stands nearest in height. */
function neighbour(key: string, way: Way, { ways }: VisibleGraph, { places }: Layout): string | undefined {
  const from = places.get(key) ?? { x: 0, y: 0 };
  const ends = (ways[way].get(key) ?? []).map((edge) => endOf(edge, way)).filter((end) => end !== key);
  const away = ends.map((end) => {
    const { x, y } = places.get(end) ?? from;
    return { end, columns: Math.abs(x - from.x), height: Math.abs(y - from.y) };
  });
  return away.toSorted((one, other) => one.columns - other.columns || one.height - other.height)[0]?.end;
}

function besides(key: string, step: number, { columns }: Layout): string {
  const column = columns.find((keys) => keys.includes(key)) ?? [];
  return column[column.indexOf(key) + step] ?? key;
}
