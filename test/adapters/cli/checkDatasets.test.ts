import { afterEach, beforeEach, expect, test } from 'vitest';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
});
afterEach(() => {
  workspace.dispose();
});

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';
const OTHER = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41';

function example(id: string): string {
  return `example_id: ${id}\nversion: 1\ninput: a ${id}\nexpected_output: b\n`;
}

function commit(): void {
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--message', 'a commit');
}

/** Runs a check and gives its lines without the sentence about versions, and the exit code last. */
async function check(): Promise<string[]> {
  const { out, code } = await workspace.run(['check']);
  const lines = out.split('\n').filter((line) => line !== '' && !line.startsWith('Not checked:'));
  return [...lines, String(code)];
}

test('knows the members of datasets, whatever the order of the files', async () => {
  const text = (id: string, input: string): string =>
    `example_id: ${id}\nversion: 1\ninput: ${input}\nexpected_output: b\n`;
  workspace.write('a.example.yaml', text(ID, 'Where are my two parcels?'));
  workspace.write('z.example.yaml', text(OTHER, 'where are my 2 parcels'));
  const pins = `assign: { ${ID}: train, ${OTHER}: test }`;
  workspace.write(
    'd.dataset.yaml',
    `dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e60\nversion: 1\nname: D\nmembers: { field: kind, eq: example }\nsplits: { seed: 1, weights: { train: 1, test: 1 }, ${pins} }\n`,
  );
  expect(await check()).toEqual([
    `a.example.yaml:1:13 warning leakage.near-input This record is in train of "D", and "where are my 2 parcels" in its test has nearly the same input (100 % of the words).`,
    expect.stringMatching(/^a\.example\.yaml:1:13 hint record\.near-duplicate /) as string,
    expect.stringMatching(/^d\.dataset\.yaml:5:47 information dataset\.small-split /) as string,
    expect.stringMatching(/^z\.example\.yaml:1:13 hint record\.near-duplicate /) as string,
    '1 warning, 1 information, 2 hints in 3 records in 3 files.',
    '0',
  ]);
});

test('members of a dataset that moved since HEAD are told until the next commit', async () => {
  const dataset = (split: string): string =>
    `dataset_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e60\nversion: 1\nmembers: { field: kind, eq: example }\nsplits: { seed: 1, weights: { train: 1 }, assign: { ${ID}: ${split} } }\n`;
  git(workspace.folder, 'init', '--quiet');
  workspace.write('a.example.yaml', example(ID));
  workspace.write('d.dataset.yaml', dataset('train'));
  commit();
  workspace.write('d.dataset.yaml', dataset('val'));
  const told = 'information dataset.moved-members Since HEAD 1 record went from train to val';
  expect((await workspace.run(['check'])).out).toContain(told);
  commit();
  expect((await workspace.run(['check'])).out).not.toContain(told);
});
