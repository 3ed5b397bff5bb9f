import type { EffectVerdict } from '../../../../shared/src/protocol/effectiveness.ts';
import type { LineageNode } from '../../../../shared/src/protocol/lineage.ts';
import type { LineageColour } from '../../../../shared/src/protocol/lineagePage.ts';
import { KIND_ORDER, NODE_KINDS, readable } from './labels.ts';

/** A meaning of a colour: the name that style sheets know it by, and words. */
export interface Bucket {
  name: string;
  label: string;
}

const STATUSES = ['draft', 'in_review', 'approved', 'rejected', 'deprecated', 'published', 'archived'];
/** Lower ends of the steps of quality. */
const STEPS = [0, 0.5, 0.7, 0.8, 0.9] as const;
const EFFECTS = ['helps', 'unknown', 'harms'] as const;
const EFFECT_LABELS: Readonly<Record<EffectVerdict, string>> = {
  ...{ helps: 'effect above 0', unknown: 'not enough evidence', harms: 'effect below 0' },
};
const NONE: Record<LineageColour, Bucket> = {
  status: { name: 'none', label: 'no status' },
  quality: { name: 'none', label: 'no scores' },
  effect: { name: 'none', label: 'not measured' },
  kind: { name: 'none', label: 'other' },
};

/** What the colour of a node means. */
export function bucketOf(node: LineageNode, colour: LineageColour): Bucket {
  switch (colour) {
    case 'status': {
      if (node.status === undefined || node.status === '') return NONE.status;
      const name = STATUSES.includes(node.status) ? node.status : 'other';
      return { name: `status-${name}`, label: name === 'other' ? 'other status' : readable(name) };
    }
    case 'quality': {
      if (node.quality === undefined) return NONE.quality;
      const { quality } = node;
      const step = STEPS.findLastIndex((low) => quality >= low);
      return qualityBucket(Math.max(0, step));
    }
    case 'effect': {
      const { verdict } = node.effect ?? {};
      return verdict === undefined
        ? NONE.effect
        : { name: `effect-${verdict}`, label: EFFECT_LABELS[verdict] };
    }
    case 'kind':
      return { name: `kind-${node.kind}`, label: NODE_KINDS[node.kind].name };
  }
}

function qualityBucket(step: number): Bucket {
  const high = STEPS[step + 1];
  const low = STEPS[step] ?? 0;
  return {
    name: `quality-${String(step)}`,
    label: high === undefined ? `${String(low)} to 1` : `${String(low)} to below ${String(high)}`,
  };
}

/** The buckets in use with the number of their nodes, in a fixed order. */
export function legendOf(
  nodes: Iterable<LineageNode>,
  colour: LineageColour,
): { bucket: Bucket; count: number }[] {
  const counts = new Map<string, { bucket: Bucket; count: number }>();
  for (const node of nodes) {
    const bucket = bucketOf(node, colour);
    const entry = counts.get(bucket.name) ?? { bucket, count: 0 };
    entry.count += 1;
    counts.set(bucket.name, entry);
  }
  return orderOf(colour).flatMap((name) => counts.get(name) ?? []);
}

function orderOf(colour: LineageColour): string[] {
  switch (colour) {
    case 'status':
      return [...STATUSES.map((status) => `status-${status}`), 'status-other', 'none'];
    case 'quality':
      return [...STEPS.map((_low, step) => `quality-${String(step)}`).reverse(), 'none'];
    case 'effect':
      return [...EFFECTS.map((verdict) => `effect-${verdict}`), 'none'];
    case 'kind':
      return KIND_ORDER.map((kind) => `kind-${kind}`);
  }
}
