import { describe, expect, test } from 'vitest';
import { databit, example, id, reviewOf, said, shortId, type StateTexts } from '../support/reviewFixture.ts';

function checkRecords(before: StateTexts, after: StateTexts, expected: readonly string[]): void {
  expect(reviewOf(before, after).records.map(said)).toEqual(expected);
}

describe('what happened to records', () => {
  test('is told by id, in files of many records', () => {
    checkRecords(
      { 'a.example.yaml': [example(1, 'one'), example(2, 'two'), example(3, 'three')].join('---\n') },
      { 'a.example.yaml': [example(3, 'three'), example(2, 'another'), example(4, 'four')].join('---\n') },
      ['removed example #1 content', 'changed example #2 content: input', 'added example #4 content'],
    );
  });

  test('a record in another file has moved; its file does not matter', () => {
    checkRecords(
      { 'a.example.yaml': [example(1, 'one'), example(2, 'two')].join('---\n') },
      { 'a.example.yaml': example(1, 'one'), 'b.example.yaml': example(2, 'two, changed') },
      ['changed+moved example #2 content: input'],
    );
  });

  test('two files that change their names are no changes of records', () => {
    checkRecords(
      { 'a.example.yaml': example(1, 'one'), 'b.example.yaml': example(2, 'two') },
      { 'a.example.yaml': example(2, 'two'), 'b.example.yaml': example(1, 'one') },
      ['moved example #2 none', 'moved example #1 none'],
    );
  });

  test('another id with the same content is told apart from another name', () => {
    const before = { 'a.example.yaml': [example(1, 'one'), example(2, 'two', 'name: Old\n')].join('---\n') };
    const after = { 'a.example.yaml': [example(9, 'one'), example(2, 'two', 'name: New\n')].join('---\n') };
    checkRecords(before, after, [
      'renamed example #9 none: example_id',
      'renamed example #2 annotation: name',
    ]);
    expect(reviewOf(before, after).records.map(({ renamedFrom }) => renamedFrom)).toEqual([
      { id: id(1) },
      { name: 'Old' },
    ]);
  });

  test('annotations make no new version, and comments are no change', () => {
    const before = {
      'a.example.yaml': example(1, 'one', 'status: draft\n'),
      'b.example.yaml': example(2, 'two'),
    };
    const after = {
      'a.example.yaml': example(1, 'one', 'status: approved\n'),
      'b.example.yaml': `# a comment\n${example(2, '"two"')}`,
    };
    checkRecords(before, after, ['changed example #1 annotation: status']);
    expect(reviewOf(before, after).files).toEqual({ changed: 2, onlyText: 1 });
    expect(reviewOf(before, after).effects).toEqual({ content: 0, annotation: 1, none: 0 });
  });

  test('a kind is part of the identity', () => {
    checkRecords({ 'a.example.yaml': example(1, 'one') }, { 'a.databit.yaml': databit(1, 'one') }, [
      'added databit #1 content',
      'removed example #1 content',
    ]);
  });
});

describe('records that are not as they should be', () => {
  test('of several with one id each is followed', () => {
    const copies = [example(1, 'one'), example(1, 'uno'), example(1, 'eins')];
    checkRecords(
      { 'a.example.yaml': copies.join('---\n') },
      { 'a.example.yaml': [copies[2], copies[0]].join('---\n') },
      ['removed example #1 content'],
    );
    checkRecords(
      { 'a.example.yaml': copies.slice(0, 2).join('---\n'), 'b.example.yaml': example(1, 'eins') },
      { 'a.example.yaml': copies[0] ?? '', 'b.example.yaml': example(1, 'drei') },
      ['removed example #1 content', 'changed example #1 content: input'],
    );
  });

  test('the one that is the same is known first, also in another file', () => {
    checkRecords(
      { 'a.example.yaml': [example(1, 'one'), example(1, 'uno')].join('---\n') },
      { 'a.example.yaml': example(1, 'eins'), 'b.example.yaml': example(1, 'one') },
      ['changed example #1 content: input', 'moved example #1 none'],
    );
  });

  test('an id need not be a UUID', () => {
    const bad = (input: string): string => example(1, input).replace(id(1), 'Not A Uuid');
    checkRecords({ 'a.example.yaml': bad('one') }, { 'b.example.yaml': bad('two') }, [
      'changed+moved example not a uuid content: input',
    ]);
  });

  test('records without an id are known by their values, then by their place', () => {
    const without = (input: string): string => `version: 1\ninput: ${input}\nexpected_output: y\n`;
    checkRecords(
      { 'a.example.yaml': [without('one'), without('two'), without('three')].join('---\n') },
      { 'a.example.yaml': [without('three'), without('TWO'), without('one')].join('---\n') },
      ['changed example none content: input'],
    );
    checkRecords(
      { 'a.example.yaml': without('one') },
      { 'a.example.yaml': example(1, 'one').replace('yes it is', 'y') },
      ['renamed example #1 none: example_id'],
    );
  });

  test('what cannot be read is said, with the side and the line', () => {
    const before = { 'a.example.yaml': [example(1, 'one'), '- a list\n', example(3, 'three')].join('---\n') };
    const after = { 'a.example.yaml': [example(1, 'one'), '- a list\n', '- not: [closed\n'].join('---\n') };
    const { records, unread } = reviewOf(before, after);
    expect(records.map(said)).toEqual([]);
    expect(unread.map(({ side, path, line }) => `${side} ${path} ${String(line)}`)).toEqual([
      'after a.example.yaml 7',
    ]);
  });

  test('what cannot be read and did not change is counted in a note', () => {
    const broken = { 'b.example.yaml': `${example(2, 'two')}---\n- a list\n` };
    const { unread, notes } = reviewOf({ ...broken, 'a.example.yaml': example(1, 'one') }, broken);
    expect([unread, notes]).toEqual([[], [expect.stringContaining('1 text that did not change') as string]]);
  });

  test('a file that is no text is said as a whole', () => {
    const { records, unread, introduced } = reviewOf(
      { 'a.example.yaml': example(1, 'one') },
      { 'a.example.yaml': `${example(1, 'one')}\0` },
    );
    expect(records.map(said)).toEqual([]);
    expect(unread).toMatchObject([{ side: 'after', path: 'a.example.yaml' }]);
    expect(introduced.map(({ code }) => code)).toEqual(['file.binary']);
  });

  test('a record whose text is not JSON is compared as far as it goes', () => {
    const [record] = reviewOf(
      { 'a.example.yaml': example(1, 'one') },
      { 'a.example.yaml': example(1, '.nan') },
    ).records;
    expect(record).toMatchObject({ changes: ['changed'], effect: 'content', isDamaged: true });
  });
});

describe('splits and merges', () => {
  const first = 'Where is the parcel that I sent to my sister last week';
  const second = 'And how do I get a refund for the broken one';

  test('a record whose text went into others was split', () => {
    const whole = databit(1, `${first}. ${second}.`);
    const parts = [databit(2, first), databit(3, second)].join('---\n');
    const { records } = reviewOf({ 'a.databit.yaml': whole }, { 'b.databit.yaml': parts });
    expect(records.map(said)).toEqual([
      'removed+split databit #1 content',
      'added databit #2 content',
      'added databit #3 content',
    ]);
    expect(records[0]?.wentInto?.map((one) => `${shortId(one.id)} ${one.evidence}`)).toEqual([
      '#2 text',
      '#3 text',
    ]);
    expect(records[1]?.cameFrom?.map((one) => shortId(one.id))).toEqual(['#1']);
  });

  test('so was one that got shorter while another one took the rest', () => {
    checkRecords(
      { 'a.databit.yaml': databit(1, `${first}. ${second}.`) },
      { 'a.databit.yaml': [databit(1, `${first}.`), databit(2, second)].join('---\n') },
      ['changed+split databit #1 content: content', 'added databit #2 content'],
    );
  });

  test('the source of an extraction stays as it is and was not split', () => {
    const whole = databit(1, `${first}. ${second}.`);
    checkRecords(
      { 'a.databit.yaml': whole },
      { 'a.databit.yaml': whole, 'b.example.yaml': [example(2, first), example(3, second)].join('---\n') },
      ['added example #2 content', 'added example #3 content'],
    );
  });

  test('`derived_from` tells it where the words are others', () => {
    const from = `attribution: { derived_from: [{ databit_id: ${id(1)} }] }\n`;
    checkRecords(
      { 'a.databit.yaml': databit(1, 'eins und zwei') },
      { 'a.databit.yaml': [databit(2, 'one', from), databit(3, 'two', from)].join('---\n') },
      ['removed+split databit #1 content', 'added databit #2 content', 'added databit #3 content'],
    );
  });

  test('records that went into one were merged', () => {
    const whole = databit(1, `${first}. ${second}.`);
    const parts = [databit(2, first), databit(3, second)].join('---\n');
    const { records } = reviewOf({ 'b.databit.yaml': parts }, { 'a.databit.yaml': whole });
    expect(records.map(said)).toEqual([
      'added+merged databit #1 content',
      'removed databit #2 content',
      'removed databit #3 content',
    ]);
    checkRecords(
      { 'a.databit.yaml': [databit(1, first), databit(2, second)].join('---\n') },
      { 'a.databit.yaml': databit(1, `${first}, ${second}`) },
      ['changed+merged databit #1 content: content', 'removed databit #2 content'],
    );
  });

  test('short texts are within others by chance, and one part of a record that is gone is another record', () => {
    checkRecords(
      { 'a.databit.yaml': databit(1, 'yes please, do it now') },
      { 'a.databit.yaml': [databit(2, 'yes please'), databit(3, 'do it now')].join('---\n') },
      ['removed databit #1 content', 'added databit #2 content', 'added databit #3 content'],
    );
    checkRecords(
      { 'a.databit.yaml': databit(1, `${first}. ${second}.`) },
      { 'a.databit.yaml': databit(2, first) },
      ['removed databit #1 content', 'added databit #2 content'],
    );
  });

  test('most of what a record lost has to be found again, and what it still has was not taken out of it', () => {
    const rest = 'lorem ipsum dolor sit amet '.repeat(20);
    checkRecords(
      { 'a.databit.yaml': databit(1, `${first}. ${second}. ${rest}`) },
      { 'a.databit.yaml': [databit(2, first), databit(3, second)].join('---\n') },
      ['removed databit #1 content', 'added databit #2 content', 'added databit #3 content'],
    );
    checkRecords(
      { 'a.databit.yaml': databit(1, `${first}. ${second}. Bye.`) },
      { 'a.databit.yaml': [databit(1, `${first}. ${second}.`), databit(2, second)].join('---\n') },
      ['changed databit #1 content: content', 'added databit #2 content'],
    );
  });

  test('the same question with other answers is no part of it', () => {
    const other = (number: number, output: string): string =>
      example(number, first).replace('yes it is', output);
    checkRecords(
      { 'a.example.yaml': other(1, 'a') },
      { 'a.example.yaml': [other(2, 'b'), other(3, 'c')].join('---\n') },
      ['removed example #1 content', 'added example #2 content', 'added example #3 content'],
    );
  });
});
