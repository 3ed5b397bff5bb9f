import { describe, expect, test } from 'vitest';
import {
  confirmationOf,
  refusalText,
  referrerQuestion,
  referrerText,
  summaryOf,
} from '../../../client/src/editing/planTexts.ts';

describe('a change of records', () => {
  const place = {
    kind: 'dataset' as const,
    id: 'd',
    uri: 'file:///d.dataset.yaml',
    position: { line: 1, character: 0 },
  };
  const referredBy = Array.from({ length: 7 }, (_, at) => ({
    ...place,
    ...{ name: `Set ${String(at)}`, path: 'members.ids.0', to: 'a' },
  }));
  const refused = [
    { id: 'a', reason: '7 places refer to it.', referredBy },
    { id: 'b', reason: 'No record has this id.' },
  ];
  const first = { id: 'c', kind: 'example' as const, name: 'C', uri: 'file:///c', isNewVersion: false };
  const edited = [first];
  const plan = { files: [], edited, refused, unchanged: ['e'], revision: 1 };

  test('is summed up', () => {
    expect(summaryOf(plan, 'changed')).toBe('1 record changed, 1 already so, 2 left as they are.');
    expect(summaryOf({ ...plan, refused: [], unchanged: [] }, 'deleted')).toBe('1 record deleted.');
    expect(summaryOf({ ...plan, edited: [], refused: refused.slice(1), unchanged: [] }, 'changed')).toBe(
      'The record is as it was: No record has this id.',
    );
  });

  test('is asked for with what would happen', () => {
    const isNewVersion = true;
    const changed = { ...plan, files: [{ uri: 'u', action: 'edit' as const, textHash: '', edits: [] }] };
    expect(confirmationOf({ set: 'status', value: 'approved' }, changed, 4)).toEqual({
      question: 'Set the status to “approved” for 1 record?',
      detail:
        '1 record already so.\n2 records cannot be changed: 7 places refer to it. No record has this id.\n1 file will be edited. “Undo Last Change of Records” takes it back.',
    });
    const many = {
      ...changed,
      refused: [],
      edited: [...Array(1200).keys()].map((at) => ({ ...first, id: String(at), isNewVersion })),
    };
    expect(confirmationOf({ add: 'tag', value: 'x' }, many, 1201).question).toBe(
      'Add the tag “x” to 1,200 records?',
    );
    expect(confirmationOf({ add: 'tag', value: 'x' }, many, 1201).detail).toMatch(
      /^1,200 of them get a new version\.$/m,
    );
    // The dataset is what is edited; the records are what is added.
    const dataset = { ...changed, edited: [{ ...first, isNewVersion }] };
    expect(confirmationOf({ add: 'dataset', value: 'd' }, dataset, 4)).toMatchObject({
      question: 'Add 1 record to the dataset?',
      detail: expect.stringContaining('\nThe dataset gets a new version.\n'),
    });
  });

  test('names what was left and what refers to it, the first five in a question', () => {
    const text = refusalText(refused);
    expect(text).toMatch(/^a: 7 places refer to it\.\n {2}dataset "Set 0", members\.ids\.0\n/);
    expect(text).toMatch(/\nb: No record has this id\.$/);
    expect(referrerText(refused).split('\n').slice(4)).toEqual([
      'dataset "Set 4", members.ids.0',
      '… and 2 more',
    ]);
    expect(referrerQuestion(1, 1)).toBe('Other records refer to the record.');
    expect(referrerQuestion(1, 2)).toBe('Other records refer to one of the 2 records.');
    expect(referrerQuestion(1207, 5001)).toBe('Other records refer to 1,207 of the 5,001 records.');
  });
});
