import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { actionsAt, checkFix, checkTitles } from './support/checkFix.ts';

const id = (digit: number): string => `example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4${String(digit)}\n`;
const record = (digit: number, rest = 'expected_output: y\n'): string => `${id(digit)}version: 1\n${rest}`;

/** A conflict as git writes it; the base only with the conflict styles diff3 and zdiff3. */
function conflict(ours: string, theirs: string, base?: string, point = '<|>'): string {
  const middle = base === undefined ? '' : `||||||| 1a2b3c\n${base}`;
  return `<<<<<<< HEAD${point}\n${ours}${middle}=======\n${theirs}>>>>>>> feature\n`;
}

const oneField = record(0) + conflict('input: a\n', 'input: b\n');

test('one side of a field is kept', async () => {
  await checkTitles(oneField, ['Keep ours (HEAD)', 'Keep theirs (feature)']);
  await checkFix(oneField, 'Keep ours (HEAD)', `${record(0)}input: a\n`);
  await checkFix(oneField, 'Keep theirs (feature)', `${record(0)}input: b\n`);
});

test('a fix is offered anywhere in the conflict, and nowhere else', async () => {
  const at = (text: string): string => oneField.replace('<|>', '').replace(text, `<|>${text}`);
  for (const place of ['input: a', '=======', 'input: b', '>>>>>>>'])
    await checkTitles(at(place), ['Keep ours (HEAD)', 'Keep theirs (feature)']);
  await checkTitles(at('version'), []);
});

test('it says which problems it mends, and where a side has nothing', async () => {
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 12 } };
  const diagnostics: Diagnostic[] = [{ range, message: '', code: 'yaml.conflict-marker' }];
  const { actions } = await actionsAt(record(0) + conflict('', 'input: b\n'), {}, diagnostics);
  expect(actions.map(({ title }) => title)).toEqual(['Keep ours (HEAD): nothing', 'Keep theirs (feature)']);
  expect(actions[0]?.diagnostics).toEqual(diagnostics);
});

test('both sides are kept where that is YAML: items of a list, whole records', async () => {
  const list = `${record(0)}search_keys:\n  - a\n`;
  await checkFix(list + conflict('  - b\n', '  - c\n'), 'Keep both', `${list}  - b\n  - c\n`);
  const start = record(0, 'input: x\nexpected_output: y\n');
  await checkFix(
    start + conflict(`---\n${record(1)}`, `---\n${record(2)}`),
    'Keep both',
    `${start}---\n${record(1)}---\n${record(2)}`,
  );
  await checkFix(conflict(record(1), record(2)), 'Keep both', `${record(1)}---\n${record(2)}`);
  // The same record twice is no choice.
  await checkTitles(start + conflict(`---\n${record(1)}`, `---\n${record(1, 'input: z\n')}`), [
    'Keep ours (HEAD)',
    'Keep theirs (feature)',
  ]);
});

test('fields are merged where the base is there', async () => {
  const changed = conflict(
    'version: 2\ninput: ONE\n',
    'version: 2\nexplanation: why\ninput: one\n',
    'version: 1\ninput: one\n',
  );
  await checkFix(
    `${id(0)}${changed}expected_output: y\n`,
    'Merge fields',
    `${id(0)}version: 3\nexplanation: why\ninput: ONE\nexpected_output: y\n`,
  );
});

test('fields that both changed stay in conflict, smaller than before', async () => {
  const changed = conflict(
    'name: a\ninput: ONE\ndomain: d\n',
    'name: b\ninput: one\ndomain: e\n',
    'name: a\ninput: one\ndomain: c\n',
  );
  await checkFix(
    `${record(0)}${changed}`,
    'Merge fields (1 conflict left)',
    `${id(0)}version: 1\nexpected_output: y\nname: b\ninput: ONE\n${conflict('domain: d\n', 'domain: e\n', 'domain: c\n', '')}`,
  );
});

test('a conflict that is as small as it can be is not merged again', async () => {
  const small = conflict('input: a\n', 'input: b\n', 'input: c\n').replaceAll('HEAD', 'ours');
  await checkTitles(record(0) + small, ['Keep ours', 'Keep theirs (feature)']);
});

test('conflicts of one record are merged together, those of other records apart', async () => {
  const two = (point: string): string =>
    `${id(0)}version: 1\n${conflict('input: A\n', 'input: a\n', 'input: a\n', point)}expected_output: y\n${conflict('', 'name: n\n', '', '')}`;
  const other = `---\n${id(1)}${conflict('version: 3\n', 'version: 2\n', 'version: 2\n', '')}expected_output: y\n`;
  await checkFix(
    two('<|>') + other,
    'Merge fields',
    `${id(0)}version: 1\ninput: A\nexpected_output: y\nname: n\n${other}`,
  );
  await checkFix(
    two('<|>') + other,
    'Merge fields in all 3 conflicts',
    `${id(0)}version: 1\ninput: A\nexpected_output: y\nname: n\n---\n${id(1)}version: 3\nexpected_output: y\n`,
  );
});

test('all conflicts of a file are resolved at once', async () => {
  const file = `${oneField}---\n${record(1)}${conflict('input: c\n', 'input: d\n', undefined, '')}`;
  await checkTitles(file, [
    'Keep ours (HEAD)',
    'Keep theirs (feature)',
    'Keep ours in all 2 conflicts',
    'Keep theirs in all 2 conflicts',
  ]);
  await checkFix(file, 'Keep theirs in all 2 conflicts', `${record(0)}input: b\n---\n${record(1)}input: d\n`);
});

test('markers that make no conflict are left to their author', async () => {
  await checkTitles(`${record(0)}<<<<<<< HEAD<|>\ninput: a\n`, []);
});
