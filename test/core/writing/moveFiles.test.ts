import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withMovedFiles } from '../../../server/src/core/writing/moveFiles.ts';

const bit = (uri: string) => ({ databit_id: 'x', version: 1, source_uri: uri, content: { uri, note: uri } });

test('relative paths lead to the same files; addresses and other texts stay', () => {
  const moved = withMovedFiles('databit', bit('img/a.png#top'), '/data', '/data/de/new');
  expect(moved).toMatchObject({
    source_uri: '../../img/a.png#top',
    content: { uri: '../../img/a.png#top', note: 'img/a.png#top' },
  });
  for (const uri of ['https://example.org/a.png', 'file:///a.png', '/a.png']) {
    expect(withMovedFiles('databit', bit(uri), '/data', '/other')).toEqual(bit(uri));
  }
  expect(withMovedFiles('databit', bit('../a.png'), '/data/one', '/data')).toMatchObject({
    source_uri: 'a.png',
  });
});

test('property: the path from the new folder is the path from the old one', () => {
  const step = fc.constantFrom('a', 'b', 'c d');
  const folder = fc.array(step, { maxLength: 4 }).map((steps) => `/${steps.join('/')}`);
  const file = fc
    .tuple(fc.array(fc.constantFrom('..', '.', 'a', 'b'), { maxLength: 4 }), step)
    .map(([steps, name]) => [...steps, `${name}.png`].join('/'));
  fc.assert(
    fc.property(folder, folder, file, (from, to, uri) => {
      const deep = (name: string): string => `/r/o/o/t/s${name}`;
      const moved = withMovedFiles('databit', bit(uri), deep(from), deep(to))['source_uri'];
      if (typeof moved !== 'string') throw new Error('It is no text.');
      expect(path.posix.resolve(deep(to), moved)).toBe(path.posix.resolve(deep(from), uri));
    }),
  );
});
