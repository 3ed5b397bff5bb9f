import type { SplitName } from '../datasets/splits.ts';
import { NearIndex, type WordCounts } from '../likeness/nearIndex.ts';
import type { Derivations } from './derivations.ts';
import type { EvaluatedRecord, Leak } from './findings.ts';
import type { RecordDigest } from './recordDigest.ts';

/** Most leaks of one dataset that are told; the number of all is told besides. */
const MOST_LEAKS = 1000;
/** Records of val and test that one leak names. */
const NAMED = 10;
/** The strongest evidence first. */
const STRENGTH: readonly Leak['how'][] = ['same-input', 'near-input', 'derived'];

/** The leaks of one dataset, and of how many records there are in all. */
export interface FoundLeaks {
  leaks: Leak[];
  total: number;
}

/** What leaks of all datasets are found by. */
export interface LeakSources {
  digests: readonly RecordDigest[];
  counts: WordCounts;
  derivations: Derivations;
}

/**
 * Finds the records of train that say what a record of val or test says, or come from one, or one from them. `at` is the
 * dataset's place among those that are looked at. Each step is a little work.
 */
export function* findLeaks(
  dataset: string,
  at: number,
  { digests, counts, derivations }: LeakSources,
): Generator<undefined, FoundLeaks> {
  const splitOf = (digest: RecordDigest): SplitName | 'none' | undefined => digest.memberships.splits[at];
  const found = new Map<string, Leak>();
  const add = (train: RecordDigest, how: Leak['how'], evaluated: RecordDigest, more: object): void => {
    const split = splitOf(evaluated);
    if (!isEvaluation(split) || train.id === '' || train.id === evaluated.id) return;
    note(found, { dataset, train: train.id, how }, { id: evaluated.id, split, ...more });
  };
  const inputs = new Map<number, RecordDigest[]>();
  const near = new NearIndex(counts);
  for (const [row, digest] of digests.entries()) {
    yield;
    if (digest.id === '' || !isEvaluation(splitOf(digest))) continue;
    if (digest.input !== 0)
      inputs.set(digest.input, [...(inputs.get(digest.input) ?? []).slice(0, NAMED), digest]);
    if (digest.sketch !== undefined) near.add(row, digest.sketch);
  }
  for (const digest of digests) {
    yield;
    if (splitOf(digest) !== 'train') continue;
    const same = inputs.get(digest.input) ?? [];
    for (const other of same) add(digest, 'same-input', other, {});
    if (same.length > 0 || digest.sketch === undefined) continue;
    for (const { row, likeness } of near.find(digest.sketch, NAMED + 1, () => true)) {
      const other = digests[row];
      if (other !== undefined) add(digest, 'near-input', other, { likeness });
    }
  }
  for (const digest of derivations.derived) {
    yield;
    const split = splitOf(digest);
    if (split !== 'train' && !isEvaluation(split)) continue;
    for (const { record, chain } of derivations.ancestorsOf(digest)) {
      if (split === 'train') add(digest, 'derived', record, { chain });
      else if (splitOf(record) === 'train') add(record, 'derived', digest, { chain });
    }
  }
  return { leaks: [...found.values()].slice(0, MOST_LEAKS), total: found.size };
}

/** One leak for each record of train, by the strongest evidence. */
function note(
  found: Map<string, Leak>,
  leak: Pick<Leak, 'dataset' | 'train' | 'how'>,
  evaluated: EvaluatedRecord,
): void {
  const known = found.get(leak.train);
  const isStronger = known === undefined || STRENGTH.indexOf(leak.how) < STRENGTH.indexOf(known.how);
  if (isStronger) found.set(leak.train, { ...leak, evaluated: [evaluated], more: 0 });
  else if (known.how !== leak.how || known.evaluated.some(({ id }) => id === evaluated.id)) return;
  else if (known.evaluated.length < NAMED) {
    found.set(leak.train, { ...known, evaluated: [...known.evaluated, evaluated] });
  } else found.set(leak.train, { ...known, more: known.more + 1 });
}

function isEvaluation(split: SplitName | 'none' | undefined): split is EvaluatedRecord['split'] {
  return split === 'val' || split === 'test';
}
