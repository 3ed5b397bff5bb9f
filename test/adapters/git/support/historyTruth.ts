import { contentHash } from '../../../../server/src/core/records/contentHash.ts';
import type { HistoryOfRecords } from '../../../../server/src/core/history/recordEvents.ts';
import { definitionOf } from '../../../../server/src/core/schema/compile.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import type { GeneratedCommit, GeneratedRecord } from './generatedHistory.ts';

/** What comparing whole trees says of a generated history, without any of the product's code. */
export interface HistoryTruth {
  /** `id content`: every content that an id ever had. */
  versions: Set<string>;
  /** `commit id content` where no parent has the id with that content, `commit id removed` where it was taken away. */
  events: Set<string>;
}

export function truthOf(commits: readonly GeneratedCommit[]): HistoryTruth {
  const trees = commits.map(({ tree }) => contentsById([...tree.values()].flat()));
  /** The ids that a commit or one below it had. */
  const known: Set<string>[] = [];
  const truth: HistoryTruth = { versions: new Set(), events: new Set() };
  for (const [number, { parents }] of commits.entries()) {
    const tree = trees[number] ?? new Map<string, Set<string>>();
    const ids = new Set([...tree.keys(), ...parents.flatMap((parent) => [...(known[parent] ?? [])])]);
    known.push(ids);
    for (const id of ids) {
      const now = tree.get(id);
      const before = parents.map((parent) => trees[parent]?.get(id));
      for (const content of now ?? []) {
        truth.versions.add(`${id} ${content}`);
        if (!before.some((contents) => contents?.has(content) === true))
          truth.events.add(`${String(number)} ${id} ${content}`);
      }
      const isLeft = now === undefined && before.some((contents) => contents !== undefined);
      const isElsewhere = parents.some(
        (parent, at) => before[at] === undefined && known[parent]?.has(id) === true,
      );
      if (isLeft && !isElsewhere) truth.events.add(`${String(number)} ${id} removed`);
    }
  }
  return truth;
}

function contentsById(records: readonly GeneratedRecord[]): Map<string, Set<string>> {
  const contents = new Map<string, Set<string>>();
  for (const { id, input } of records) contents.set(id, (contents.get(id) ?? new Set()).add(input));
  return contents;
}

/** What the product says of the same history. `names` are those of the commits. */
export function toldOf(
  { commits: read, events: all }: HistoryOfRecords,
  commits: readonly GeneratedCommit[],
  names: readonly string[],
): HistoryTruth {
  const contents = contentsByHash(commits);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const told: HistoryTruth = { versions: new Set(), events: new Set() };
  for (const [id, events] of all) {
    for (const { change, commit, contentHash: hash, isNew } of events) {
      const content = contents.get(hash) ?? '';
      if (isNew) told.versions.add(`${id} ${content}`);
      const number = String(numbers.get(read[commit]?.name ?? ''));
      if (change !== 'moved') told.events.add(`${number} ${id} ${change === 'removed' ? change : content}`);
    }
  }
  return told;
}

/** The content hash of a generated record: its input may be written as JSON. */
export function hashOfInput(input: string): string {
  const value: JsonValue = input.startsWith('{') ? (JSON.parse(input) as JsonValue) : input;
  return contentHash({ input: value, expected_output: 'y' }, definitionOf('example'));
}

function contentsByHash(commits: readonly GeneratedCommit[]): Map<string, string> {
  const inputs = new Set(commits.flatMap(({ tree }) => [...tree.values()].flat().map(({ input }) => input)));
  return new Map([...inputs].map((input) => [hashOfInput(input), input]));
}
