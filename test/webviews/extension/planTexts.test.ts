import { describe, expect, test } from 'vitest';
import { refusalText, referrerText, summaryOf } from '../../../client/src/editing/planTexts.ts';

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
  const edited = [{ id: 'c', kind: 'example' as const, name: 'C', uri: 'file:///c', isNewVersion: false }];
  const plan = { files: [], edited, refused, unchanged: ['e'], revision: 1 };

  test('is summed up', () => {
    expect(summaryOf(plan)).toBe('1 record changed, 1 already so, 2 left as they are.');
    expect(summaryOf({ ...plan, refused: [], unchanged: [] })).toBe('1 record changed.');
  });

  test('names what was left and what refers to it, the first five in a question', () => {
    const text = refusalText(refused);
    expect(text).toMatch(/^a: 7 places refer to it\.\n {2}dataset "Set 0", members\.ids\.0\n/);
    expect(text).toMatch(/\nb: No record has this id\.$/);
    expect(referrerText(refused).split('\n').slice(4)).toEqual([
      'dataset "Set 4", members.ids.0',
      '… and 2 more',
    ]);
  });
});
