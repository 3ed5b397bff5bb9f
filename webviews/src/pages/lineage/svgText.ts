import type { LineageColour } from '../../../../shared/src/protocol/lineagePage.ts';
import { plainText } from '../../textView.ts';
import { bucketOf } from './colours.ts';
import { edgeLabels, edgeLines } from './drawing/edgeLines.ts';
import { DASHES } from './drawing/strokes.ts';
import type { VisibleGraph, VisibleNode } from './graph/visibleGraph.ts';
import { NODE_KINDS, nodeFacts, nodeName, STATES } from './labels.ts';
import { NODE, type Layout } from './layout/layout.ts';

const MARGIN = 24;
/** Space above, for the arcs of edges from a node to itself. */
const TOP = 48;
/** Characters of a name, and of what stands under it, that fit into a box. */
const LONGEST = { name: 28, facts: 36 } as const;

/** Fills that dark text can be read on; the same meaning as on the page. */
const FILLS: Readonly<Record<string, string>> = {
  'status-draft': '#e8f1fb',
  'status-in_review': '#fff4ce',
  'status-approved': '#dff6dd',
  'status-published': '#dff6dd',
  'status-rejected': '#fde7e9',
  'status-deprecated': '#eadff2',
  'status-archived': '#e5e5e5',
  'quality-4': '#c6e9b0',
  'quality-3': '#dcefb4',
  'quality-2': '#f7f0b6',
  'quality-1': '#f9dcb0',
  'quality-0': '#f6c6bd',
  'effect-helps': '#dff6dd',
  'effect-unknown': '#e8f1fb',
  'effect-harms': '#f6c6bd',
  'kind-databit': '#e8f1fb',
  'kind-example': '#dff6dd',
  'kind-dataset': '#fff4ce',
  'kind-template': '#eadff2',
  'kind-run': '#fde7e9',
  'kind-execution': '#d9f2f0',
};

/** A graph as an SVG file of its own: no style sheet, no script, and on a ground of its own. */
export function svgText(graph: VisibleGraph, layout: Layout, colour: LineageColour): string {
  const size = {
    width: Math.ceil(layout.width) + 2 * MARGIN,
    height: Math.ceil(layout.height) + TOP + MARGIN,
  };
  const root = graph.nodes.get(graph.root)?.node;
  const title = root === undefined ? 'Lineage' : `Lineage of ${NODE_KINDS[root.kind].name} ${nodeName(root)}`;
  const viewBox = `0 0 ${String(size.width)} ${String(size.height)}`;
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox, ...size, 'font-family': 'sans-serif' };
  const drawing = [
    ...edgeLines(graph, layout, undefined).flatMap(edgeElements),
    ...[...graph.nodes].flatMap(([key, visible]) => nodeElements(key, visible, { graph, layout, colour })),
    ...edgeLabels(graph, layout, undefined).map(labelElement),
  ];
  return `${element('svg', attributes, [
    element('title', {}, [escaped(title)]),
    element('rect', { ...size, fill: '#ffffff' }),
    element('g', { transform: `translate(${String(MARGIN)} ${String(TOP)})` }, drawing),
  ])}\n`;
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const parts = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const inside =
    content.length === 0 ? '/>' : `>${content.join(name === 'g' || name === 'svg' ? '\n' : '')}</${name}>`;
  return `<${name}${parts.join('')}${inside}`;
}

function edgeElements({ style, lines, heads }: ReturnType<typeof edgeLines>[number]): string[] {
  const color = style.isInCycle ? '#a1260d' : style.isStale ? '#8a6d00' : '#616161';
  const line = {
    fill: 'none',
    stroke: color,
    'stroke-width': style.isInCycle ? 2.5 : 1.3,
    'stroke-dasharray': DASHES[style.family].join(' ') || 'none',
  };
  return [element('path', { d: lines, ...line }), element('path', { d: heads, fill: color })];
}

function labelElement({ x, y, text }: ReturnType<typeof edgeLabels>[number]): string {
  // A white edge around the letters keeps lines away from them.
  const look = { fill: '#3b3b3b', stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke' };
  const place = { x: Math.round(x), y: Math.round(y) + 3, 'text-anchor': 'middle', 'font-size': 10 };
  return element('text', { ...place, ...look }, [escaped(cut(text, LONGEST.name))]);
}

function nodeElements(
  key: string,
  { node }: VisibleNode,
  { graph, layout, colour }: { graph: VisibleGraph; layout: Layout; colour: LineageColour },
): string[] {
  const { x: left = 0, y: top = 0 } = layout.places.get(key) ?? {};
  const [x, y] = [Math.round(left), Math.round(top)];
  const box = {
    ...{ x, y, ...NODE, rx: 4, stroke: '#616161' },
    fill: FILLS[bucketOf(node, colour).name] ?? '#f3f3f3',
    'stroke-width': key === graph.root ? 2.5 : 1,
    'stroke-dasharray': STATES[node.state] === '' ? 'none' : '4 3',
  };
  const name = { x: x + 10, y: y + 18, 'font-size': 12, 'font-weight': 600, fill: '#1f1f1f' };
  const facts = { x: x + 10, y: y + 33, 'font-size': 10, fill: '#3b3b3b' };
  return [
    element('rect', box),
    element('text', name, [escaped(cut(nodeName(node), LONGEST.name))]),
    element('text', facts, [escaped(cut(nodeFacts(node).join(' · '), LONGEST.facts))]),
  ];
}

function cut(text: string, longest: number): string {
  const characters = [...text.toWellFormed()];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}

/** A text for XML: what means something there is written as an entity, what may not stand in it is spelled out. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return plainText(text).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
