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
