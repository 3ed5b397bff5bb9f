import type { StaleReason, StaleRecord } from '../../../../shared/src/protocol/review.ts';
import type { RecordFacts } from '../document/analysis.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import type { ReviewedDataset } from './reviewedDatasets.ts';

/** The records of both sides. */
export interface IndexedSides {
  before: RecordIndex;
  after: RecordIndex;
}

/**
 * Datasets, templates and runs that are there on both sides and that the change made stale: what was made from them before is
 * not what would be made now.
 */
export function staleRecords(
  { before, after }: IndexedSides,
  datasets: readonly ReviewedDataset[],
): StaleRecord[] {
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  const stale: StaleRecord[] = [];
  for (const entry of after.records()) {
    const { id, kind } = entry.facts;
    if (id === undefined || (kind !== 'dataset' && kind !== 'template' && kind !== 'run')) continue;
    if (before.byId(id)[0]?.facts.kind !== kind) continue;
    const reasons = reasonsOf(entry.facts, { before, after }, byId);
    if (reasons.length > 0) stale.push(staleOf(entry, id, reasons));
  }
  const order = ['dataset', 'template', 'run'];
  return stale.sort(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || byName(one, other),
  );
}

function reasonsOf(
  facts: RecordFacts,
  sides: IndexedSides,
  datasets: ReadonlyMap<string, ReviewedDataset>,
): StaleReason[] {
  if (facts.kind === 'dataset') return memberReasons(datasets.get(facts.id ?? ''));
  const reasons = new Set<StaleReason>();
  for (const { id, path } of facts.references) {
    if (path[0] === 'few_shot' && path[1] === 'dataset') addPool(datasets.get(id), reasons);
    else if (path[0] === 'dataset') {
      const dataset = datasets.get(id);
      if (dataset !== undefined && dataset.change !== 'same' && dataset.change !== 'added')
        reasons.add('dataset');
      for (const reason of memberReasons(dataset)) reasons.add(reason);
    } else if (path[0] === 'template') addTemplate(id, sides, datasets, reasons);
  }
  return [...reasons];
}

function memberReasons(dataset: ReviewedDataset | undefined): StaleReason[] {
  if (dataset === undefined) return [];
  const reasons: StaleReason[] = [];
  if (dataset.hasOtherMembers) reasons.push('members');
  if (dataset.changedContents > 0) reasons.push('contents');
  return reasons;
}

function addPool(dataset: ReviewedDataset | undefined, reasons: Set<StaleReason>): void {
  if (dataset?.hasOtherPool === true) reasons.add('few-shot-pool');
}

/** A run hangs on its template's content, and on the examples that the template may show. */
function addTemplate(
  id: string,
  { before, after }: IndexedSides,
  datasets: ReadonlyMap<string, ReviewedDataset>,
  reasons: Set<StaleReason>,
): void {
  const [old, now] = [before.byId(id)[0]?.facts, after.byId(id)[0]?.facts];
  if (old !== undefined && old.contentHash !== now?.contentHash) reasons.add('template');
  for (const { id: dataset, path } of now?.references ?? [])
    if (path[0] === 'few_shot') addPool(datasets.get(dataset), reasons);
}

function staleOf({ uri, line, facts }: RecordEntry, id: string, reasons: StaleReason[]): StaleRecord {
  const { kind, name, idRange } = facts;
  const position = { line: line + idRange.start.line, character: idRange.start.character };
  return { kind, id, name, uri, position, reasons };
}

function byName(one: StaleRecord, other: StaleRecord): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : one.id < other.id ? -1 : 1;
}
