import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { documentLinks, linkTarget } from '../../../server/src/core/features/documentLinks.ts';
import { createFixture, describeRange, markedRanges } from './support/featureFixture.ts';

/** The links have to be on the `<|…|>`, in order, with these targets. */
async function checkLinks(fixture: string, targets: readonly string[]): Promise<void> {
  const { cursor, context, files } = createFixture(fixture);
  const links = await documentLinks(cursor.file.open, context, neverCancelled);
  expect(links.map(({ range }) => describeRange(cursor.file.open.uri, range))).toEqual(markedRanges(files));
  expect(links.map(({ target }) => target)).toEqual(targets);
}

test('addresses and relative files', async () => {
  await checkLinks(
    `
    #- data/a.databit.yaml
    source_uri: <|https://example.org/a?b#c|>
    content:
      picture: { uri: <|media/a%20b.png|> }
      sound: { uri: <|"../sound.wav"|> }
    ---
    source_uri: <|here.txt|>
    `,
    [
      'https://example.org/a?b#c',
      'file:///workspace/data/media/a%20b.png',
      'file:///workspace/sound.wav',
      'file:///workspace/data/here.txt',
    ],
  );
});

test.each([
  'command:workbench.action.terminal.new',
  'javascript:alert(1)',
  'vscode://file/etc/passwd',
  'file:///etc/passwd',
  '/etc/passwd',
  '//host/share',
  '\\\\host\\share',
  'a\\b',
  '%5C%5Chost%5Cshare',
  'a%00b',
  'a%zz',
  '',
  '#fragment',
  'C:\\secret',
])('no link for %j', (address) => {
  expect(linkTarget('file:///workspace/a.databit.yaml', address)).toBeUndefined();
});

test('a path that begins with an encoded slash stays a path of this machine', () => {
  expect(linkTarget('file:///workspace/a.databit.yaml', '%2F%2Fhost/share')).toBeUndefined();
});
