import type { LineageEdge, LineageGraph, LineageNode } from './protocol/lineage.ts';

/** Most characters of a name in a node. */
const LONGEST_NAME = 40;

/** Colours by what a node is, in the order in which they are looked for; readable on light and dark. */
const CLASSES = [
  ['missing', 'fill:#fde7e9,stroke:#a1260d,color:#1f1f1f,stroke-dasharray:4 3'],
  ['deleted', 'fill:#e5e5e5,stroke:#616161,color:#1f1f1f,stroke-dasharray:4 3'],
  ['past', 'fill:#f3f3f3,stroke:#616161,color:#1f1f1f'],
  ['approved', 'fill:#dff6dd,stroke:#2e7d32,color:#1f1f1f'],
  ['in_review', 'fill:#fff4ce,stroke:#8a6d00,color:#1f1f1f'],
  ['rejected', 'fill:#fde7e9,stroke:#a1260d,color:#1f1f1f'],
  ['deprecated', 'fill:#fde7e9,stroke:#a1260d,color:#1f1f1f'],
  ['draft', 'fill:#e8f1fb,stroke:#1a6fb5,color:#1f1f1f'],
] as const;

/**
 * A lineage as a Mermaid flowchart, the sources on the left. Nodes are named by their place in the answer, and every character
 * of a label that could mean something to Mermaid or HTML is written as its number: labels are hostile.
 */
export function lineageMermaid({ nodes, edges, root }: LineageGraph): string {
  const names = new Map(nodes.map(({ key }, at) => [key, `n${String(at)}`]));
  const nameOf = (key: string): string => names.get(key) ?? '';
  const drawn = edges.filter(({ source, target }) => names.has(source) && names.has(target));
  const classes = CLASSES.flatMap(([name, style]) => {
    const members = nodes.filter((node) => classOf(node) === name).map(({ key }) => nameOf(key));
    return members.length === 0 ? [] : [`classDef ${name} ${style}`, `class ${members.join(',')} ${name}`];
  });
  const rootStyle = names.has(root) ? [`style ${nameOf(root)} stroke-width:3px`] : [];
  const lines = [
    ...nodes.map((node) => nodeLine(nameOf(node.key), node)),
    ...drawn.map((edge) => `${nameOf(edge.source)} ${edgeText(edge)} ${nameOf(edge.target)}`),
    ...classes,
    ...rootStyle,
  ];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function classOf({ state, status }: LineageNode): string | undefined {
  return CLASSES.find(([name]) => name === state || name === status)?.[0];
}

/** Shapes tell records from what happens to them, without colours. */
const SHAPES: Partial<Record<LineageNode['kind'], readonly [string, string]>> = {
  dataset: ['[(', ')]'],
  template: ['[/', '/]'],
  run: ['{{', '}}'],
  execution: ['([', '])'],
  commit: ['((', '))'],
};

function nodeLine(name: string, node: LineageNode): string {
  const [open, close] = SHAPES[node.kind] ?? ['[', ']'];
  const version = node.version === undefined ? '' : ` v${String(node.version)}`;
  const said = node.status ?? (node.state === 'present' ? undefined : node.state);
  const parts = [`${node.kind}${version}`, short(node.name), short(said ?? '')].filter((part) => part !== '');
  return `${name}${open}"${parts.map(escapeLabel).join('<br/>')}"${close}`;
}

function edgeText({ kind, method, isStale, isInCycle, through }: LineageEdge): string {
  const notes = [
    ...(method === undefined ? [] : [short(method)]),
    ...(isStale === true ? ['stale'] : []),
    ...(isInCycle === true ? ['cycle'] : []),
    ...(through === undefined ? [] : [`through ${String(through)}`]),
  ];
  const label = [kind.replaceAll('_', ' '), ...notes].map(escapeLabel).join(', ');
  const arrow = isStale === true || through !== undefined ? '-.->' : '-->';
  return `${arrow}|"${label}"|`;
}

function short(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= LONGEST_NAME ? line : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}

/**
 * Letters, digits, spaces and a few marks stay; all else becomes its number, which Mermaid shows as the character. So do marks
 * that would make a line the item of a list.
 */
function escapeLabel(text: string): string {
  return text.replace(
    /[^\p{L}\p{M}\p{N} ,.…-]|^-|(?<=^\d+)\./gu,
    (sign) => `#${String(sign.codePointAt(0))};`,
  );
}
