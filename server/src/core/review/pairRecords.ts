import type { RecordOccurrence } from './reviewedFile.ts';

/** A record on both sides. */
export interface RecordPair {
  before: RecordOccurrence;
  after: RecordOccurrence;
}

/** Which record became which. Every record of both sides is in exactly one of the lists. */
export interface PairedRecords {
  pairs: RecordPair[];
  removed: RecordOccurrence[];
  added: RecordOccurrence[];
}

type KeyOf = (record: RecordOccurrence) => string | undefined;

const identity: KeyOf = ({ facts }) => (facts.id === undefined ? undefined : `${facts.kind} ${facts.id}`);

/**
 * The ways in which a record is known again, the surest first: its id, among several records with one id those that are the
 * same or in the same file; a record without an id by its value, then by its place among those of its file.
 */
const KNOWN_BY: readonly KeyOf[] = [
  joined(identity, ({ path }) => path, stateOf),
  joined(identity, stateOf),
  joined(identity, ({ path }) => path),
  identity,
  joined(anonymous, ({ path }) => path, stateOf),
  joined(anonymous, stateOf),
  joined(anonymous, ({ path }) => path),
];

/** The same content under another id: in the same file first. */
const RENAMED_BY: readonly KeyOf[] = [joined(contentOf, ({ path }) => path), contentOf];

/** Finds which record became which, by id and never by path. Equal records pair up in the order of their files. */
export function pairRecords(
  before: readonly RecordOccurrence[],
  after: readonly RecordOccurrence[],
): PairedRecords {
  return pairBy([...KNOWN_BY, ...RENAMED_BY], before, after);
}

/** As `pairRecords`, but a record that has another id is another record. */
export function pairByIdentity(
  before: readonly RecordOccurrence[],
  after: readonly RecordOccurrence[],
): PairedRecords {
  return pairBy(KNOWN_BY, before, after);
}

function pairBy(
  keys: readonly KeyOf[],
  before: readonly RecordOccurrence[],
  after: readonly RecordOccurrence[],
): PairedRecords {
  const pairs: RecordPair[] = [];
  let [removed, added]: [RecordOccurrence[], RecordOccurrence[]] = [[...before], [...after]];
  for (const keyOf of keys) {
    if (removed.length === 0 || added.length === 0) break;
    [removed, added] = matchBy(keyOf, removed, added, pairs);
  }
  return { pairs, removed, added };
}

/** Pairs records with equal keys one by one; answers those that are left of both sides. */
function matchBy(
  keyOf: KeyOf,
  before: readonly RecordOccurrence[],
  after: readonly RecordOccurrence[],
  pairs: RecordPair[],
): [RecordOccurrence[], RecordOccurrence[]] {
  const waiting = new Map<string, RecordOccurrence[]>();
  for (const record of after) {
    const key = keyOf(record);
    if (key === undefined) continue;
    const others = waiting.get(key);
    if (others === undefined) waiting.set(key, [record]);
    else others.push(record);
  }
  for (const queue of waiting.values()) queue.reverse();
  const taken = new Set<RecordOccurrence>();
  for (const record of before) {
    const key = keyOf(record);
    const found = key === undefined ? undefined : waiting.get(key)?.pop();
    if (found === undefined) continue;
    pairs.push({ before: record, after: found });
    taken.add(record).add(found);
  }
  const isLeft = (record: RecordOccurrence): boolean => !taken.has(record);
  return [before.filter(isLeft), after.filter(isLeft)];
}

function anonymous({ facts }: RecordOccurrence): string | undefined {
  return facts.id === undefined ? facts.kind : undefined;
}

function stateOf({ state }: RecordOccurrence): string {
  return state;
}

function contentOf({ facts }: RecordOccurrence): string | undefined {
  return facts.contentHash === undefined ? undefined : `${facts.kind} ${facts.contentHash}`;
}

function joined(...keys: readonly KeyOf[]): KeyOf {
  return (record) => {
    const parts: string[] = [];
    for (const keyOf of keys) {
      const part = keyOf(record);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    // No text of a record file holds a zero.
    return parts.join('\0');
  };
}
