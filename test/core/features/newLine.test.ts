import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { formatNewLine } from '../../../server/src/core/features/newLine.ts';
import { unindent } from '../support/markers.ts';
import { applyEdits, createFixture } from './support/featureFixture.ts';

/** What the editor shows after a line break was typed, with the cursor at `<|>`, and what it shows then. */
async function checkNewLine(fixture: string, expected: string): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const { file, position } = cursor;
  const edits = await formatNewLine(file.open, position, context, neverCancelled);
  expect(applyEdits(file.text, edits)).toBe(unindent(expected));
}

test.each([
  ['a key', 'input:\n<|>', 'input:\n  '],
  ['a key with a comment', 'input: # c\n<|>', 'input: # c\n  '],
  ['a key in quotes', '"a: b":\n<|>', '"a: b":\n  '],
  ['the sign of a block text', 'input: |-\n<|>', 'input: |-\n  '],
  ['a key within a list', 'input:\n  - a:\n<|>', 'input:\n  - a:\n      '],
  ['a later record', 'name: x\n---\ninput:\n<|>', 'name: x\n---\ninput:\n  '],
  ['a key with Windows line ends', 'input:\r\n<|>\r\n', 'input:\r\n  \r\n'],
])('what is below %s is indented', async (_, fixture, expected) => {
  await checkNewLine(fixture, expected);
});

test('a list goes on', async () => {
  await checkNewLine('tags:\n  - one\n  <|>', 'tags:\n  - one\n  - ');
  await checkNewLine('tags:\n- one\n<|>\n- two\n', 'tags:\n- one\n- \n- two\n');
  await checkNewLine('tags:\n  - - one\n<|>', 'tags:\n  - - one\n    - ');
});

test('a mapping within a list goes on below its first key', async () => {
  await checkNewLine('a:\n  - k: v\n  <|>', 'a:\n  - k: v\n    ');
});

test('a new line after an empty item ends the list', async () => {
  await checkNewLine('a:\n  tags:\n    - one\n    - \n    <|>', 'a:\n  tags:\n    - one\n  ');
  await checkNewLine('tags:\n- one\n-\n<|>', 'tags:\n- one\n');
});

test.each([
  ['a key with its value', 'name: x\n<|>'],
  ['a comment', '# input:\n<|>'],
  ['the start of a record', '---\n<|>'],
  ['a blank line', 'name: x\n\n<|>'],
  ['the first line', '<|>name: x\n'],
  ['text that the break divided', 'tags:\n  - a\n<|>b\n'],
  ['a line of a block text', 'input: |\n  - x:\n  <|>'],
  ['a line within quotes', 'input: "\n  - x\n  <|>"\n'],
  ['a line within brackets', 'input: [\n  a:\n  <|>]\n'],
])('nothing after %s', async (_, fixture) => {
  await checkNewLine(fixture, fixture.replace('<|>', ''));
});
