import { afterEach, beforeEach, expect, test } from 'vitest';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';
import { readSarif, type SarifLog, type SarifResult } from './support/sarif.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
  git(workspace.folder, 'init', '--quiet');
});
afterEach(() => {
  workspace.dispose();
});

const idOf = (number: number): string => `01930d2e-7b5a-7c31-9a44-${String(number).padStart(12, '0')}`;

const example = (number: number, input = 'a', more = ''): string =>
  `example_id: ${idOf(number)}\nversion: 1\ninput: ${input}\nexpected_output: b\n${more}`;

/** Names that an address has to write in another way. */
const NAMES = [
  'a b',
  'ü',
  '100%',
  '50%25',
  '#1',
  'a?b',
  'c:d',
  'e&f=g',
  "it's",
  'x+y',
  '😀',
  'back\\slash',
  '[1]',
];

function commit(): void {
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--message', 'a commit');
}

/** Files with every odd name, each with mistakes; two records with one id, which name each other; and one that cannot be read. */
function writeMistakes(): void {
  for (const [at, name] of NAMES.entries())
    workspace.write(`${name}/${name}.example.yaml`, example(at + 1, 'a', 'difficulty: hrad\n'));
  workspace.write('twice.example.yaml', [example(90), example(91, '\n  - x: 1\n  - "y": 2\n')].join('---\n'));
  workspace.write('again.example.yaml', example(90, 'c'));
  workspace.write('binary.example.yaml', Buffer.from([0xff, 0xfe, 0]));
  workspace.write('bad.example.yaml', 'example_id: [\n');
}

async function sarifOf(...argv: string[]): Promise<SarifLog['runs'][number]> {
  const { out, error } = await workspace.run([...argv, '--format', 'sarif']);
  expect(error).toBe('');
  const [run] = readSarif(out).runs;
  if (run === undefined) throw new Error('The log has no run.');
  return run;
}

const printOf = ({ partialFingerprints }: SarifResult): string | undefined =>
  partialFingerprints['databitsProblem/v1'];

test('databits check writes SARIF as the standard has it, whatever files are called', async () => {
  writeMistakes();
  const { results } = await sarifOf('check');
  const files = results
    .filter(({ ruleId }) => ruleId === 'record.not-in-enum')
    .map(({ locations }) => decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? ''));
  expect(files.sort()).toEqual(NAMES.map((name) => `${name}/${name}.example.yaml`).sort());
  expect(results.some(({ relatedLocations = [] }) => relatedLocations.length > 0)).toBe(true);
  expect(results.map(({ ruleId }) => ruleId)).toContain('file.binary');
});

test('so does databits diff, with what could not be compared', async () => {
  for (const name of NAMES) workspace.write(`${name}/was.example.yaml`, 'example_id: x\n');
  workspace.write('binary.example.yaml', example(92));
  commit();
  writeMistakes();
  const { results, invocations } = await sarifOf('diff');
  expect(results.filter(({ ruleId }) => ruleId === 'record.not-in-enum')).toHaveLength(NAMES.length);
  const [invocation] = invocations;
  expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text).join('\n')).toContain(
    'Could not be compared, and taken as unchanged: example a',
  );
  expect((await sarifOf('diff', 'HEAD..HEAD')).results).toEqual([]);
});

test('a problem is known again where its file has another name, lines moved and others came', async () => {
  workspace.write('a.example.yaml', example(1, 'a', 'difficulty: hrad\nstatus: drfat\n'));
  const before = (await sarifOf('check')).results.map(printOf);
  workspace.write('a.example.yaml', '');
  workspace.write('z/b.example.yaml', `# moved\n\n${example(1, 'a', 'status: drfat\ndifficulty: hrad\n')}`);
  workspace.write('c.example.yaml', example(2, 'Where is it?', 'difficulty: hrad\n'));
  const after = await sarifOf('check');
  expect(before).toHaveLength(2);
  expect(after.results.map(printOf)).toEqual(expect.arrayContaining(before));
  expect(after.results.filter((result) => !before.includes(printOf(result)))).toHaveLength(1);
});
