import type {
  LineageEdge,
  LineageEdgeKind,
  LineageImpact,
  LineageNode,
  LineageNodeKind,
  LineageNodeState,
} from '../../../../shared/src/protocol/lineage.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { effectText, signed, VERDICT_NAMES } from '../../effectWords.ts';
import { plainText } from '../../textView.ts';
import type { Way } from './graph/lineageModel.ts';

/** Icon and name of each kind of node, in the order in which they are listed. */
export const NODE_KINDS: Readonly<Record<LineageNodeKind, { icon: string; name: string }>> = {
  databit: { icon: 'package', name: 'DataBit' },
  example: { icon: 'comment-discussion', name: 'Example' },
  dataset: { icon: 'layers', name: 'Dataset' },
  template: { icon: 'symbol-snippet', name: 'Template' },
  run: { icon: 'beaker', name: 'Run specification' },
  execution: { icon: 'play', name: 'Run' },
  commit: { icon: 'git-commit', name: 'Commit' },
};

/** Words for an edge: its name in filters, and what its end is to the node that one comes from, each way. */
export const EDGE_KINDS: Readonly<Record<LineageEdgeKind, { name: string } & Record<Way, string>>> = {
  derived_from: { name: 'Derived from', up: 'derived from', down: 'derived' },
  extracted_from: { name: 'Extracted from', up: 'extracted from', down: 'extracted' },
  next_version: { name: 'Next version', up: 'version before', down: 'next version' },
  member_of: { name: 'Member of dataset', up: 'member', down: 'in dataset' },
  few_shot_of: { name: 'Few-shot examples', up: 'few-shot dataset', down: 'few-shot examples of' },
  used_by_run: { name: 'Used by run', up: 'uses', down: 'used by' },
  produced_by_run: { name: 'Produced by run', up: 'produced by', down: 'produced' },
  committed_in: { name: 'Committed in', up: 'committed in', down: 'brought' },
};

/** What is said of a node's state; nothing of a present one. */
export const STATES: Readonly<Record<LineageNodeState, string>> = {
  present: '',
  past: 'past version',
  deleted: 'deleted',
  missing: 'missing',
};

/** Kinds in the order of the table above. */
export const KIND_ORDER = Object.keys(NODE_KINDS) as readonly LineageNodeKind[];
export const EDGE_ORDER = Object.keys(EDGE_KINDS) as readonly LineageEdgeKind[];

/** What people call a node. */
export function nodeName({ name, id }: Pick<LineageNode, 'name' | 'id'>): string {
  return name.trim() === '' ? id.slice(0, 13) : name;
}

/** What stands under a node's name. */
export function nodeFacts(node: LineageNode): string[] {
  const { kind, version, status, quality, state, effect } = node;
  return [
    NODE_KINDS[kind].name,
    ...(version === undefined ? [] : [`v${String(version)}`]),
    ...(STATES[state] === '' ? [] : [STATES[state]]),
    ...(status === undefined ? [] : [readable(status)]),
    ...(quality === undefined ? [] : [quality.toFixed(2)]),
    // An interval has no room there, and a number without it is none: details and sentences have both.
    ...(effect?.estimate === undefined ? [] : [`effect ${signed(effect.estimate)}`]),
  ];
}

/** A node in words, for screen readers and tooltips; `facts` come behind. */
export function nodeSentence(node: LineageNode, facts: readonly string[] = []): string {
  const { kind, version, status, quality, state } = node;
  const parts = [
    `${NODE_KINDS[kind].name} ${plainText(nodeName(node))}`,
    ...(version === undefined ? [] : [`version ${String(version)}`]),
    ...(STATES[state] === '' ? [] : [STATES[state]]),
    ...(status === undefined ? [] : [plainText(readable(status))]),
    ...(quality === undefined ? [] : [`quality ${quality.toFixed(2)}`]),
    ...attributionWords(node),
    ...committedWords(node),
    ...facts,
  ];
  return parts.join(', ');
}

/** What runs say of a node: its effect with the interval, and how often it was used. */
export function attributionWords({ kind, effect, uses }: LineageNode): string[] {
  const whose = kind === 'databit' ? 'mean effect of its examples' : 'effect';
  return [
    ...(effect === undefined
      ? []
      : [`${whose} ${effectText(effect)}, ${VERDICT_NAMES[effect.method][effect.verdict].toLowerCase()}`]),
    ...(uses === undefined ? [] : [`used ${uses === 1 ? 'once' : `${numeral(uses)} times`}`]),
  ];
}

/** When a version was committed: last, and first where it came back. */
export function committedWords({ time, firstTime }: LineageNode): string[] {
  if (time === undefined) return [];
  return [`committed ${dateOf(time)}`, ...(firstTime === undefined ? [] : [`first ${dateOf(firstTime)}`])];
}

/** An edge in words: what its end is to the node that one comes from, how it was made, and what marks it. */
export function edgeWords(edge: LineageEdge, way: Way): string[] {
  const { kind, method = '', isStale, isInCycle, through } = edge;
  return [
    EDGE_KINDS[kind][way],
    ...(method === '' ? [] : [method]),
    ...(through === undefined ? [] : [`through ${counted(through, 'hidden node')}`]),
    ...(isStale === true ? ['stale'] : []),
    ...(isInCycle === true ? ['cycle'] : []),
  ];
}

/** A status as people read it. */
export function readable(status: string): string {
  return status.replaceAll('_', ' ');
}

/** Day of a time in seconds, in UTC as git dates are compared: "2026-03-04"; empty for what is no time. */
export function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const IMPACT_NOUNS: Readonly<Record<LineageNodeKind, string>> = {
  databit: 'DataBit',
  example: 'example',
  dataset: 'dataset',
  template: 'template',
  run: 'run specification',
  execution: 'run',
  commit: 'commit',
};
/** What one wants to know first comes first. */
const IMPACT_ORDER: readonly LineageNodeKind[] = [
  'dataset',
  'run',
  'execution',
  'template',
  'example',
  'databit',
];

/** "7 datasets, 3 runs depend on this." */
export function impactSentence(impact: LineageImpact): string {
  const parts = IMPACT_ORDER.flatMap((kind) => {
    const count = impact[kind] ?? 0;
    return count === 0 ? [] : [{ count, text: counted(count, IMPACT_NOUNS[kind]) }];
  });
  const [first] = parts;
  if (first === undefined) return 'Nothing depends on this.';
  const isOne = parts.length === 1 && first.count === 1;
  return `${parts.map(({ text }) => text).join(', ')} ${isOne ? 'depends' : 'depend'} on this.`;
}
