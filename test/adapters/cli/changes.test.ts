import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedLine } from '../../../shared/src/protocol/changes.ts';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';

let workspace: CommandWorkspace;
beforeEach(() => {
  workspace = new CommandWorkspace();
  git(workspace.folder, 'init', '--quiet');
});
afterEach(() => {
  workspace.dispose();
});

const example = (id: string, version: number, input: string, end = ''): string =>
  `example_id: ${id}\nversion: ${String(version)}\ninput: ${input}\nexpected_output: y\n${end}`;

function commit(message: string): string {
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--date', '2026-03-04T09:30:00Z', '--message', message);
  return git(workspace.folder, 'rev-parse', 'HEAD').trim();
}

async function changes(...options: string[]): Promise<string> {
  const { out, error, code } = await workspace.run(['changes', ...options]);
  expect([code, error]).toEqual([0, '']);
  return out;
}

test('what commits did to records, for people and for programs, from a cursor on', async () => {
  workspace.write('a.example.yaml', `${example('one', 1, 'a')}---\n${example('two', 1, 'b')}`);
  const first = commit('first');
  workspace.write(
    'a.example.yaml',
    `${example('one', 2, 'c')}---\n${example('two', 1, 'b', 'status: draft\n')}`,
  );
  const second = commit('second');
  git(workspace.folder, 'mv', 'a.example.yaml', 'b.example.yaml');
  workspace.write('b.example.yaml', `# A comment is no change.\n${example('one', 2, 'c')}`);
  workspace.write('c.example.yaml', example('three', 1, 'd'));
  const third = commit('third\u001b[31m');
  expect(await changes('--since', first)).toBe(`  ~ example  one  v1 → v2  a.example.yaml
  ~ example  two  v1  a.example.yaml  (annotations)
${second} 2026-03-04 Test: second – 2 changes
  - example  two  v1  a.example.yaml
  ~ example  one  v2  a.example.yaml → b.example.yaml
  + example  three  v1  c.example.yaml
${third} 2026-03-04 Test: third\\u{1b}[31m – 3 changes
`);
  const lines = (await changes('--since', 'HEAD~1', '--json')).trimEnd().split('\n');
  const told = lines.map((line) => JSON.parse(line) as FeedLine);
  expect(told.map(({ op }) => op)).toEqual(['delete', 'update', 'insert', 'commit']);
  expect(told[2]).toMatchObject({
    ...{ op: 'insert', id: 'three' },
    after: { kind: 'example', version: 1, path: 'c.example.yaml', value: { input: 'd' } },
  });
  expect(told[3]).toMatchObject({ cursor: third, since: second, net: false, changes: 3, author: 'Test' });
  expect(await changes('--since', third, '--json')).toBe('');
});

test('all records first, the whole difference after a rebase, and a sentence for an unknown commit', async () => {
  workspace.write('a.example.yaml', example('one', 1, 'a'));
  const first = commit('first');
  expect(await changes()).toContain(
    `${first} 2026-03-04 Test: first – 1 change (all records, as one difference)`,
  );
  workspace.write('a.example.yaml', example('one', 2, 'b'));
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--amend', '--message', 'amended');
  expect(await changes('--since', first)).toContain(
    `amended – 1 change (all since ${first.slice(0, 12)}, as one difference)`,
  );
  const unknown = await workspace.run(['changes', '--since', '0123456789012345678901234567890123456789']);
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.error).toContain('fetch it, or leave --since out');
});

test('what is no commit is no cursor, although git knows what to do with it', async () => {
  workspace.write('a.example.yaml', example('one', 1, 'a'));
  commit('first');
  for (const name of ['^HEAD', 'HEAD^{tree}', '', '--all', 'HEAD..HEAD']) {
    const { code, out } = await workspace.run(['changes', '--since', name]);
    expect([name, code, out]).toEqual([name, 2, '']);
  }
});

test('a record that is read among conflict markers has no hash, and gets it back', async () => {
  const record = example('one', 1, 'a');
  workspace.write('a.example.yaml', record);
  const clean = commit('clean');
  workspace.write('a.example.yaml', `<<<<<<< ours\n${record}=======\n>>>>>>> theirs\n`);
  const conflict = commit('conflict');
  workspace.write('a.example.yaml', `${record}# mended\n`);
  commit('mended');
  const told = async (since: string): Promise<FeedLine[]> =>
    (await changes('--since', since, '--json'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as FeedLine);
  const [broken, , mended] = await told(clean);
  expect(broken).toMatchObject({ op: 'update', contentChanged: true, before: { version: 1 } });
  expect(broken?.op === 'update' && broken.after).not.toHaveProperty('contentHash');
  expect(mended).toMatchObject({ op: 'update', after: { version: 1 } });
  expect((await told(conflict)).map(({ op }) => op)).toEqual(['update', 'commit']);
});

test('a folder without a repository or a commit', async () => {
  const { code, error } = await workspace.run(['changes']);
  expect(code).toBe(2);
  expect(error).toContain('There is no commit here yet');
});

test.each(['--since', '--until'])(
  'an empty %s, as of a variable without a value, is refused',
  async (option) => {
    workspace.write('a.example.yaml', 'x: 1\n');
    commit('one');
    for (const name of ['', ' ']) {
      const { code, error, out } = await workspace.run(['changes', option, name, '--json']);
      expect([code, out]).toEqual([2, '']);
      expect(error).toContain(`The commit of ${option} is empty; give one, or leave ${option} out.`);
    }
  },
);
