import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { selectionRanges } from '../../../server/src/core/features/selectionRanges.ts';
import { createFixture } from './support/featureFixture.ts';

/** Compares what the selection at `<|>` grows to, step by step, as text; the last step is the file, written `file`. */
async function checkSelections(fixture: string, expected: readonly string[]): Promise<void> {
  const { cursor, context } = createFixture(fixture);
  const { file, position } = cursor;
  const [first] = await selectionRanges(file.open, [position], context, neverCancelled);
  const lines = file.text.split('\n');
  const offsetOf = (line: number, character: number): number =>
    lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + character;
  const texts: string[] = [];
  for (let step: SelectionRange | undefined = first; step !== undefined; step = step.parent) {
    const { start, end } = step.range;
    const text = file.text.slice(offsetOf(start.line, start.character), offsetOf(end.line, end.character));
    texts.push(text === file.text ? 'file' : text);
  }
  expect(texts).toEqual(expected);
}

test('from a value to its property, its mapping, the record and the file', async () => {
  await checkSelections('# c\nexample_id: a\ninput:\n  text: "He<|>llo you"\n  b: 1\n---\nexample_id: b\n', [
    'Hello you',
    '"Hello you"',
    'text: "Hello you"',
    'text: "Hello you"\n  b: 1',
    'input:\n  text: "Hello you"\n  b: 1',
    'example_id: a\ninput:\n  text: "Hello you"\n  b: 1',
    'file',
  ]);
});

test('from an item to its list, and from a key', async () => {
  await checkSelections('---\ncapability_tags: [o<|>ne, two]\n---\n', [
    'one',
    '[one, two]',
    'capability_tags: [one, two]',
    'file',
  ]);
  await checkSelections('ver<|>sion: 1\nname: x\n', ['version', 'version: 1', 'version: 1\nname: x', 'file']);
});

test('block texts, half-typed and empty documents', async () => {
  await checkSelections('explanation: |\n  one\n  t<|>wo\n\nname: x\n', [
    '|\n  one\n  two',
    'explanation: |\n  one\n  two',
    'explanation: |\n  one\n  two\n\nname: x',
    'file',
  ]);
  await checkSelections('name: x\ninp<|>', ['inp', 'file']);
  await checkSelections('# only a comment<|>\n', ['file']);
  await checkSelections('<|>', ['file']);
});

test('one answer for each position', async () => {
  const { cursor, context } = createFixture('name: x\n');
  const positions = [0, 3, 6].map((character) => ({ line: 0, character }));
  expect(await selectionRanges(cursor.file.open, positions, context, neverCancelled)).toHaveLength(3);
});
