import type {
  LineageEdge,
  LineageGraph,
  LineageImpact,
  LineageNode,
  LineageParams,
} from '../../../shared/src/protocol/lineage.ts';

/** A whole graph, of which answers are parts. */
export interface WholeGraph {
  nodes: readonly LineageNode[];
  edges: readonly LineageEdge[];
}

/** A node by its key and what differs from a present record. */
export function node(key: string, change: Partial<LineageNode> = {}): LineageNode {
  const place = { uri: 'file:///w/a.databit.yaml', position: { line: 3, character: 0 } };
  const { state = 'present' } = change;
  return {
    ...{ key, kind: 'databit', id: `id-${key}`, state, name: key, moreUp: 0, moreDown: 0 },
    ...(state === 'present' && { place }),
    ...change,
  };
}

/** Seconds since 1970 of a day of 2026. */
export function day(number: number): number {
  return Date.UTC(2026, 0, number) / 1000;
}

/** A small workspace in which everything occurs that a graph can show. */
export function storyGraph(): WholeGraph {
  const nodes = [
    node('faq', { name: 'Shipping FAQ', version: 3, status: 'approved', quality: 0.93, time: day(40) }),
    node('faq@2', {
      name: 'Shipping FAQ',
      id: 'id-faq',
      version: 2,
      state: 'past',
      status: 'approved',
      time: day(12),
      contentHash: 'b'.repeat(64),
    }),
    node('manual', { name: 'Carrier manual', version: 1, status: 'approved', quality: 0.88, time: day(3) }),
    node('gone', {
      name: 'Old price list',
      version: 4,
      state: 'deleted',
      time: day(6),
      contentHash: 'c'.repeat(64),
    }),
    node('lost', { name: '', id: '0190b6f2-dead-7cc3-8c1e-3f1f6f3f0b11', state: 'missing' }),
    node('late', {
      kind: 'example',
      name: 'Where is my parcel?',
      version: 2,
      status: 'approved',
      quality: 0.81,
      effect: {
        ...{
          runId: 'id-run1',
          method: 'randomised',
          verdict: 'helps',
          estimate: 0.12,
          low: 0.05,
          high: 0.19,
        },
      },
      uses: 4,
      time: day(41),
    }),
    node('spanish', {
      kind: 'example',
      name: '¿Dónde está mi paquete?',
      version: 1,
      status: 'in_review',
      quality: 0.66,
      time: day(42),
    }),
    node('german', {
      effect: { runId: 'id-run1', method: 'randomised', verdict: 'unknown', low: -0.04, high: 0.1 },
      kind: 'example',
      name: 'Wo ist mein Paket?',
      version: 1,
      status: 'draft',
      time: day(43),
    }),
    node('refund', {
      kind: 'example',
      name: 'Refund for a lost parcel',
      version: 1,
      status: 'rejected',
      quality: 0.41,
      time: day(20),
    }),
    node('loopA', { kind: 'example', name: 'Paraphrase A', version: 1, status: 'draft', time: day(44) }),
    node('loopB', { kind: 'example', name: 'Paraphrase B', version: 1, status: 'draft' }),
    node('support', { kind: 'dataset', name: 'Support questions', time: day(45) }),
    node('answer', {
      kind: 'template',
      name: 'Answer politely',
      version: 5,
      status: 'published',
      time: day(46),
    }),
    node('tune', { kind: 'run', name: 'Tune answers', time: day(47) }),
    node('run1', { kind: 'execution', name: 'Tune answers, first run' }),
    node('made', {
      kind: 'example',
      name: 'Bootstrapped answer',
      version: 1,
      status: 'draft',
      time: day(60),
    }),
  ];
  const derived = (source: string, target: string, change: Partial<LineageEdge> = {}): LineageEdge => ({
    ...{ source, target, kind: 'derived_from' },
    ...change,
  });
  const edges: LineageEdge[] = [
    { source: 'faq@2', target: 'faq', kind: 'next_version' },
    derived('manual', 'faq', { method: 'summary' }),
    derived('gone', 'faq', { method: 'merge' }),
    derived('lost', 'faq@2'),
    { source: 'faq', target: 'late', kind: 'extracted_from', method: 'extraction' },
    derived('faq@2', 'refund', { method: 'rewrite', isStale: true }),
    derived('late', 'spanish', { method: 'translation' }),
    derived('late', 'german', { method: 'translation' }),
    derived('german', 'loopA', { method: 'paraphrase' }),
    derived('loopA', 'loopB', { method: 'paraphrase', isInCycle: true }),
    derived('loopB', 'loopA', { method: 'paraphrase', isInCycle: true }),
    derived('refund', 'refund', { method: 'itself', isInCycle: true }),
    ...['late', 'spanish', 'refund', 'loopA'].map((source): LineageEdge => ({
      source,
      target: 'support',
      kind: 'member_of',
    })),
    { source: 'support', target: 'answer', kind: 'few_shot_of' },
    { source: 'answer', target: 'tune', kind: 'used_by_run' },
    { source: 'support', target: 'tune', kind: 'used_by_run' },
    { source: 'tune', target: 'run1', kind: 'used_by_run' },
    { source: 'run1', target: 'made', kind: 'produced_by_run' },
  ];
  return { nodes, edges };
}

/** A graph of many nodes like those of a large workspace: chains of derivation, datasets over parts, templates, runs. */
export function largeGraph(size: number): WholeGraph {
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const statuses = ['draft', 'in_review', 'approved', 'approved', 'rejected'];
  const records = Math.floor(size * 0.98);
  const nodes: LineageNode[] = [];
  const edges: LineageEdge[] = [];
  for (let at = 0; at < records; at += 1) {
    const kind = at % 3 === 0 ? 'databit' : 'example';
    const status = statuses[random(statuses.length)] ?? 'draft';
    const name = `${kind === 'databit' ? 'Text' : 'Question'} ${String(at)} about parcels and refunds`;
    const quality = random(100) / 100;
    nodes.push(
      node(`r${String(at)}`, { kind, name, status, quality, version: 1 + random(4), time: day(at % 300) }),
    );
    if (at === 0) continue;
    const method = ['translation', 'paraphrase', 'summary'][random(3)] ?? '';
    const source = at < size * 0.02 ? 0 : Math.floor(at * 0.4) + random(Math.ceil(at * 0.6));
    edges.push({ source: `r${String(source)}`, target: `r${String(at)}`, kind: 'derived_from', method });
    if (random(4) === 0)
      edges.push({ source: `r${String(random(at))}`, target: `r${String(at)}`, kind: 'derived_from' });
  }
  for (let at = records; at < size; at += 1) {
    const key = `d${String(at)}`;
    nodes.push(node(key, { kind: 'dataset', name: `Dataset ${String(at)}` }));
    for (let member = 0; member < 15; member += 1)
      edges.push({ source: `r${String(random(records))}`, target: key, kind: 'member_of' });
  }
  return { nodes, edges: edges.filter(({ source, target }) => source !== target) };
}

/** The part of a graph that is asked for, the nearest nodes first, as the product answers. */
export function answerFrom(whole: WholeGraph, params: LineageParams): LineageGraph | undefined {
  const byKey = new Map(whole.nodes.map((one) => [one.key, one]));
  const root = whole.nodes.find(
    ({ id, contentHash, state }) =>
      id === params.id &&
      (params.contentHash === undefined ? state !== 'past' : contentHash === params.contentHash),
  );
  if (root === undefined) return undefined;
  const { kinds, edges: kindsOfEdges } = params;
  const edges = whole.edges.filter(({ kind }) => kindsOfEdges?.includes(kind) !== false);
  const isShown = (key: string): boolean => kinds?.includes(byKey.get(key)?.kind ?? 'databit') !== false;
  const keys = new Map([[root.key, 0]]);
  for (const way of ['up', 'down'] as const) {
    if (params.direction !== 'both' && params.direction !== way) continue;
    const found = new Map([[root.key, 0]]);
    const [from, to] = way === 'up' ? (['target', 'source'] as const) : (['source', 'target'] as const);
    const next = Map.groupBy(edges, (edge) => edge[from]);
    for (const [key, distance] of found) {
      if (distance >= params.depth) continue;
      for (const edge of next.get(key) ?? []) {
        if (!found.has(edge[to]) && isShown(edge[to])) found.set(edge[to], distance + 1);
      }
    }
    for (const [key, distance] of found) if (!keys.has(key)) keys.set(key, distance);
  }
  const all = [...keys].sort(([, one], [, other]) => one - other).map(([key]) => key);
  const shown = new Set(all.slice(0, params.limit));
  const beyond = (key: string, from: 'source' | 'target', to: 'source' | 'target'): number =>
    new Set(edges.filter((edge) => edge[from] === key && !shown.has(edge[to])).map((edge) => edge[to])).size;
  return {
    root: root.key,
    nodes: [...shown].flatMap((key) => {
      const known = byKey.get(key);
      if (known === undefined) return [];
      const moreUp = beyond(key, 'target', 'source');
      return [{ ...known, moreUp, moreDown: beyond(key, 'source', 'target') }];
    }),
    edges: edges.filter(({ source, target }) => shown.has(source) && shown.has(target)),
    leftOut: all.length - shown.size,
    impact: impactOf(whole, root.key),
    isComplete: true,
    revision: 1,
  };
}

function impactOf({ nodes, edges }: WholeGraph, root: string): LineageImpact {
  const reached = new Set([root]);
  const targets = Map.groupBy(edges, ({ source }) => source);
  for (const key of reached) for (const { target } of targets.get(key) ?? []) reached.add(target);
  const impact: LineageImpact = {};
  for (const { key, kind, state } of nodes)
    if (key !== root && reached.has(key) && state === 'present') impact[kind] = (impact[kind] ?? 0) + 1;
  return impact;
}
