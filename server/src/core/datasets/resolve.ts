import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { normaliseId } from '../records/identity.ts';
import { orderGraph } from './cycles.ts';
import type { MemberRecord } from './field.ts';
import { compilePredicate, type Membership } from './predicate.ts';

/** A dataset by its id (lower-cased) and value. */
export interface DatasetRecord {
  id: string;
  value: JsonObject;
}

/** Answers who is a member of which dataset. */
export interface DatasetResolver {
  /** Absent for an unknown dataset. */
  dataset(id: string): DatasetRecord | undefined;
  isMember(datasetId: string, record: MemberRecord): boolean;
  /** The datasets that a record is a member of, each looked at once; ids in no particular order. */
  datasetsOf(record: MemberRecord): string[];
  /** The members among the records, in their order. */
  membersOf<R extends MemberRecord>(datasetId: string, records: Iterable<R>): R[];
  /** Groups of datasets that refer to each other in a circle, by id. */
  circles: readonly (readonly string[])[];
}

/**
 * Resolves datasets that may refer to each other. A reference inside a circle of datasets stands for no records, from
 * whichever of them one starts, so that the answer depends on nothing but the datasets. Of two datasets with one id
 * the first counts; the duplicate is reported elsewhere.
 */
export function createDatasetResolver(datasets: Iterable<DatasetRecord>): DatasetResolver {
  const byId = new Map<string, DatasetRecord>();
  for (const dataset of datasets) if (!byId.has(dataset.id)) byId.set(dataset.id, dataset);
  const edges = new Map([...byId].map(([id, { value }]) => [id, datasetsNamedIn(value['members'] ?? null)]));
  const { order, circles } = orderGraph(edges);
  const circleOf = new Map(circles.flatMap((circle) => circle.map((id) => [id, circle] as const)));
  const memberships = new Map<string, Membership>();
  const neededFor = new Map<string, string[]>();

  const membershipOf = (id: string): Membership => {
    const known = memberships.get(id);
    if (known !== undefined) return known;
    const membership = compilePredicate(byId.get(id)?.value['members'] ?? null);
    memberships.set(id, membership);
    return membership;
  };
  // The datasets below one are answered before it, so that deep chains need no deep recursion.
  const neededIds = (id: string): string[] => {
    const known = neededFor.get(id);
    if (known !== undefined) return known;
    const reachable = reachableFrom(id, edges);
    const needed = order.filter((other) => reachable.has(other));
    neededFor.set(id, needed);
    return needed;
  };
  /** What each of some datasets says of a record; those below one come before it. */
  const answersOf = (ids: readonly string[], record: MemberRecord): ReadonlyMap<string, boolean> => {
    const answers = new Map<string, boolean>();
    for (const id of ids) {
      const circle = circleOf.get(id);
      const ask = (otherId: string): boolean => !circle?.includes(otherId) && (answers.get(otherId) ?? false);
      answers.set(id, membershipOf(id)(record, ask));
    }
    return answers;
  };
  const isMember = (datasetId: string, record: MemberRecord): boolean =>
    answersOf(neededIds(datasetId), record).get(datasetId) ?? false;

  return {
    circles,
    dataset: (id) => byId.get(normaliseId(id)),
    isMember: (datasetId, record) => isMember(normaliseId(datasetId), record),
    datasetsOf: (record) => {
      const answers = answersOf(order, record);
      return order.filter((id) => answers.get(id) === true);
    },
    membersOf: (datasetId, records) => {
      const id = normaliseId(datasetId);
      return [...records].filter((record) => isMember(id, record));
    },
  };
}

/** Ids, lower-cased, of the datasets that a predicate names at any depth. */
export function datasetsNamedIn(predicate: JsonValue): string[] {
  if (Array.isArray(predicate)) return predicate.flatMap(datasetsNamedIn);
  if (!isJsonObject(predicate)) return [];
  const { dataset, not, all, any, union, intersection, difference } = predicate;
  const own = typeof dataset === 'string' ? [normaliseId(dataset)] : [];
  return [
    ...own,
    ...[not, all, any, union, intersection, difference].flatMap((part) => datasetsNamedIn(part ?? null)),
  ];
}

function reachableFrom(start: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set([start]);
  for (const id of reached) for (const next of edges.get(id) ?? []) reached.add(next);
  return reached;
}
