import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import { DatasetExamination } from '../../../server/src/core/examination/datasetExamination.ts';
import type { Meanings } from '../../../server/src/core/examination/meanings.ts';
import type { DatasetFindings } from '../../../server/src/core/examination/findings.ts';

const SETTINGS = { smallestSplit: 2, largestImbalance: 2, findsLeaks: true, findsNearDuplicates: true };

/** Vectors as they come: texts mean the same where they begin with the same word. */
class Embedded implements Meanings {
  source: object | undefined;
  readonly #texts = new Map<number, string>();

  embed(row: number, { value }: MemberRecord): void {
    this.source ??= {};
    this.#texts.set(row, JSON.stringify(value['input']));
  }

  forget(row: number): void {
    this.#texts.delete(row);
  }

  has(row: number): boolean {
    return this.#texts.has(row);
  }

  cosine(row: number, other: number): number | undefined {
    const [one, another] = [this.#texts.get(row), this.#texts.get(other)];
    if (one === undefined || another === undefined) return undefined;
    return one.split(' ')[0] === another.split(' ')[0] ? 0.95 : 0.1;
  }
}

function examination(meanings?: Meanings): DatasetExamination {
  const splits = { seed: 1, weights: { train: 1, test: 1 }, assign: { r0: 'train', r1: 'test' } };
  const members = {
    any: [
      { field: 'status', eq: 'approved' },
      { field: 'input', contains: 'b' },
    ],
  };
  return new DatasetExamination(
    [
      { id: 'd', contentHash: '', value: { members: { field: 'kind', eq: 'example' }, splits } },
      { id: 'e', contentHash: '', value: { members, splits: { ...splits, seed: 2 } } },
    ],
    SETTINGS,
    meanings,
  );
}

/** What is found, after so many steps in vain at first. */
function findingsOf(one: DatasetExamination, abandoned = 0): DatasetFindings {
  const vain = one.findings();
  for (let step = 0; step < abandoned && vain.next().done !== true; step += 1);
  const steps = one.findings();
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Without what hangs on the order in which records came. */
function said({ datasets, leaks, nearDuplicates }: DatasetFindings): unknown {
  return {
    datasets,
    leaks: leaks
      .map(({ dataset, train, how, evaluated }) => [
        dataset,
        train,
        how,
        evaluated.map(({ id }) => id).sort(),
      ])
      .map((leak) => JSON.stringify(leak))
      .sort(),
    nearDuplicates: nearDuplicates.map(({ id }) => id).sort(),
  };
}

const text = fc
  .array(fc.constantFrom(...'abcd'), { minLength: 3, maxLength: 5 })
  .map((words) => words.map((word, at) => `${word}${'xyzuv'.charAt(at)}`).join(' '));
const id = fc.constantFrom('r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7');
const record = fc
  .record({ id, input: text, source: fc.option(id), status: fc.constantFrom('approved', 'rejected') })
  .map(({ id: own, input, source, status }): MemberRecord => {
    const attribution = source === null ? {} : { derived_from: [{ example_id: source }] };
    return { kind: 'example', id: own, value: { input, expected_output: input.length, status, attribution } };
  });
const change = fc.record({
  remove: fc.option(fc.nat()),
  add: fc.option(record),
  looks: fc.boolean(),
  embeds: fc.boolean(),
  abandoned: fc.nat(12),
});

describe('an examination', () => {
  it('finds the same whether records came and went or were there from the start', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const meanings = new Embedded();
        const followed = examination(meanings);
        let rows: { row: number; record: MemberRecord }[] = [];
        for (const { remove, add, looks, embeds, abandoned } of changes) {
          const gone = remove === null ? undefined : rows[remove % Math.max(1, rows.length)];
          if (gone !== undefined) {
            // The vector is gone before the examination hears of it.
            meanings.forget(gone.row);
            followed.remove(gone.row);
          }
          rows = rows.filter((one) => one !== gone);
          if (add !== null) rows.push({ row: followed.add(add), record: add });
          if (embeds) for (const one of rows) meanings.embed(one.row, one.record);
          if (looks) findingsOf(followed, abandoned);
        }
        const known = new Embedded();
        known.source = meanings.source;
        const anew = examination(known);
        for (const one of rows) {
          const row = anew.add(one.record);
          if (meanings.has(one.row)) known.embed(row, one.record);
        }
        expect(said(findingsOf(followed))).toEqual(said(findingsOf(anew)));
      }),
      { numRuns: 300 },
    );
  });

  it('takes texts with many common words and one meaning for nearly the same', () => {
    const meanings = new Embedded();
    const one = examination(meanings);
    const records = ['where is my parcel now', 'where is my letter now', 'tell where my letter is'].map(
      (input, at): MemberRecord => ({ kind: 'example', id: `r${String(at)}`, value: { input } }),
    );
    const rows = records.map((record) => one.add(record));
    expect(findingsOf(one).nearDuplicates).toEqual([]);
    for (const [at, record] of records.entries()) meanings.embed(rows[at] ?? 0, record);
    const { leaks, nearDuplicates } = findingsOf(one);
    expect(nearDuplicates.map(({ id, other, isByMeaning }) => [id, other, isByMeaning])).toEqual([
      ['r0', 'r1', true],
      ['r1', 'r0', true],
    ]);
    expect(leaks.find(({ train }) => train === 'r0')).toMatchObject({
      ...{ how: 'near-input', evaluated: [{ id: 'r1', isByMeaning: true }] },
    });
  });

  it('tells the strongest evidence first, as many as it tells', () => {
    const one = examination();
    one.add({ kind: 'example', id: 'r1', value: { input: 'a text of test that others come from' } });
    for (let number = 0; number < 4000; number += 1) {
      const attribution = { derived_from: [{ example_id: 'r1' }] };
      one.add({ kind: 'example', id: `s${String(number)}`, value: { input: [number], attribution } });
    }
    one.add({ kind: 'example', id: 'r0', value: { input: 'A text of test, that others come from' } });
    const { leaks, datasets } = findingsOf(one);
    expect(datasets[0]?.leaks).toBeGreaterThan(1500);
    expect(leaks.filter(({ dataset }) => dataset === 'd')).toHaveLength(1000);
    expect(leaks[0]).toMatchObject({ train: 'r0', how: 'near-input' });
  });

  it('looks at an edited record and those that it has to do with, and at no other', () => {
    const one = examination();
    const textOf = (number: number): string =>
      String(number).replace(/\d/g, (digit) => `${'abcdefghij'.charAt(Number(digit))}w `) + 'xx yy zz uu vv';
    const example = (number: number, input: string): MemberRecord => ({
      ...{ kind: 'example', id: `r${String(number)}`, value: { input } },
    });
    for (let number = 0; number < 2000; number += 1) one.add(example(number, textOf(number + 1000)));
    const row = one.add(example(2000, 'say the quick brown fox jumps over one lazy dog'));
    one.add(example(2001, 'say the quick brown fox jumps over one lazy cow'));
    findingsOf(one);
    expect(one.settled).toBe(2002);
    one.remove(row);
    one.add(example(2000, 'say the quick brown fox jumps over one lazy dog again'));
    findingsOf(one);
    expect(one.settled).toBe(2004);
  });
});
