import { counted, numeral } from '../../../../shared/src/counted.ts';
import {
  LINEAGE_NODE_KINDS,
  type LineageEdge,
  type LineageGraph,
  type LineageImpact,
  type LineageNode,
} from '../../../../shared/src/protocol/lineage.ts';
import { excerpt } from '../features/markdown.ts';
import type { LineageDirection } from './links.ts';

/** Most characters of a name. */
const LONGEST_NAME = 60;
/** Control characters, and those that turn the direction of a line around: a name may not write over a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A lineage as an indented tree: the root, what depends on it, where it comes from, and where it leads to. */
export function lineageText(graph: LineageGraph, directions: readonly LineageDirection[]): string[] {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  const root = nodes.get(graph.root);
  if (root === undefined) return [];
  const lines = [nodeText(root), impactText(graph.impact)];
  for (const direction of directions) {
    const branches = treeLines(root, nodes, graph.edges, direction);
    if (branches.length > 0) lines.push('', direction === 'up' ? 'Comes from' : 'Leads to', ...branches);
  }
  if (graph.leftOut > 0) lines.push('', `${numeral(graph.leftOut)} more within this depth.`);
  return lines;
}

/** "7 datasets, 3 runs depend on this." */
export function impactText(impact: LineageImpact): string {
  const found = LINEAGE_NODE_KINDS.map((kind) => [kind, impact[kind] ?? 0] as const).filter(
    ([, count]) => count > 0,
  );
  if (found.length === 0) return 'Nothing depends on this.';
  const parts = found.map(([kind, count]) => counted(count, kind === 'databit' ? 'DataBit' : kind));
  const isOne = found.reduce((sum, [, count]) => sum + count, 0) === 1;
  return `${parts.join(', ')} ${isOne ? 'depends' : 'depend'} on this.`;
}

/** A step of the tree: an edge with the node that it leads to. */
interface Branch {
  edge: LineageEdge;
  node: LineageNode;
  /** False where the node stands elsewhere, nearer to the root. */
  isFirst: boolean;
}

/** Every node once at its nearest place with all that is behind it; elsewhere it is only named. */
function treeLines(
  root: LineageNode,
  nodes: ReadonlyMap<string, LineageNode>,
  edges: readonly LineageEdge[],
  direction: LineageDirection,
): string[] {
  const branches = branchesOf(root, nodes, edges, direction);
  const lines: string[] = [];
  const write = (node: LineageNode, indent: string): void => {
    const own = branches.get(node.key) ?? [];
    const more = moreOf(node, direction);
    for (const [at, branch] of own.entries()) {
      const isLast = at === own.length - 1 && more === undefined;
      lines.push(`${indent}${isLast ? '└─' : '├─'} ${branchText(branch)}`);
      if (branch.isFirst) write(branch.node, `${indent}${isLast ? '   ' : '│  '}`);
    }
    if (more !== undefined) lines.push(`${indent}└─ … ${more}`);
  };
  write(root, '');
  return lines;
}

/** What a node has besides what is shown; nothing where that is all. */
function moreOf(
  { moreUp, moreDown, isMoreUpLeast }: LineageNode,
  direction: LineageDirection,
): string | undefined {
  const count = direction === 'up' ? moreUp : moreDown;
  const isLeast = direction === 'up' && isMoreUpLeast === true;
  if (count === 0) return isLeast ? 'perhaps more' : undefined;
  return `${isLeast ? 'at least ' : ''}${numeral(count)} more`;
}

function branchesOf(
  root: LineageNode,
  nodes: ReadonlyMap<string, LineageNode>,
  edges: readonly LineageEdge[],
  direction: LineageDirection,
): Map<string, Branch[]> {
  const leaving = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const from = direction === 'up' ? edge.target : edge.source;
    leaving.set(from, [...(leaving.get(from) ?? []), edge]);
  }
  const branches = new Map<string, Branch[]>();
  const seen = new Set([root.key]);
  const waiting = [root];
  for (const { key } of waiting) {
    const own = (leaving.get(key) ?? []).flatMap((edge): Branch[] => {
      const node = nodes.get(direction === 'up' ? edge.source : edge.target);
      if (node === undefined) return [];
      const isFirst = !seen.has(node.key);
      seen.add(node.key);
      if (isFirst) waiting.push(node);
      return [{ edge, node, isFirst }];
    });
    branches.set(key, own);
  }
  return branches;
}

function branchText({ edge, node, isFirst }: Branch): string {
  const { kind, method, isStale, isInCycle, through } = edge;
  const notes = [
    ...(method === undefined ? [] : [visible(method)]),
    ...(isStale === true ? ['stale'] : []),
    ...(isInCycle === true ? ['cycle'] : []),
    ...(through === undefined ? [] : [`through ${numeral(through)} hidden`]),
  ];
  const label = notes.length === 0 ? kind : `${kind} (${notes.join(', ')})`;
  return `${label}: ${nodeText(node)}${isFirst ? '' : ' (elsewhere)'}`;
}

function nodeText(node: LineageNode): string {
  const { kind, id, state, name, version, status, time, firstTime, author, effect, uses } = node;
  const title = visible(name);
  const marks = [
    ...(status === undefined ? [] : [visible(status)]),
    ...(effect === undefined ? [] : [effectText(effect)]),
    ...(uses === undefined ? [] : [`used ${counted(uses, 'time')}`]),
    ...(author === undefined ? [] : [`by ${visible(author)}`]),
    ...(time === undefined ? [] : [dateOf(time)]),
    ...(firstTime === undefined ? [] : [`first ${dateOf(firstTime)}`]),
    ...(state === 'present' ? [] : [state]),
  ];
  return [
    kind,
    ...(version === undefined ? [] : [`v${String(version)}`]),
    ...(title === '' || name === id ? [] : [`"${excerpt(title, LONGEST_NAME)}"`]),
    visible(id),
    ...(marks.length === 0 ? [] : [`[${marks.join(', ')}]`]),
  ].join(' ');
}

/** The interval alone where the effect is not told from 0. */
function effectText({ estimate, low, high }: NonNullable<LineageNode['effect']>): string {
  const interval = `${low.toFixed(3)} to ${high.toFixed(3)}`;
  return estimate === undefined
    ? `effect not told from 0: ${interval}`
    : `effect ${estimate.toFixed(3)}, ${interval}`;
}

function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function visible(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}
