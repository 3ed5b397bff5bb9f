import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('versions', () => {
  function commit(message: string): void {
    git(workspace.folder, 'add', '--all');
    git(workspace.folder, 'commit', '--quiet', '--message', message);
  }

  test('are compared with the merge base, and the output says where they are not', async () => {
    git(workspace.folder, 'init', '--quiet');
    workspace.write('a.example.yaml', example(ID));
    commit('first');
    const clean = await workspace.run(['check']);
    expect(clean.out).toContain('Not checked: version rules. No record differs from HEAD');
    git(workspace.folder, 'checkout', '--quiet', '-b', 'ours');
    workspace.write('moved.example.yaml', example(ID).replace('input: a', 'input: other'));
    rmSync(path.join(workspace.folder, 'a.example.yaml'));
    const broken = 'moved.example.yaml:2:10 error version.not-raised ';
    expect((await workspace.run(['check'])).out).toContain(broken);
    commit('ours');
    expect((await workspace.run(['check'])).out).toContain('Not checked: version rules.');
    const against = await workspace.run(['check', '--base', 'main']);
    expect(against.out).toContain(broken);
    expect(against.out).not.toContain('Not checked');
    expect(against.code).toBe(1);
    workspace.write('databits.yaml', 'format_version: 1\nbase_branch: main\n');
    expect((await workspace.run(['check'])).out).toContain(broken);
    workspace.write('databits.yaml', 'format_version: 1\nbase_branch: mian\n');
    expect((await workspace.run(['check'])).out).toContain('The base branch mian is not here;');
  });

  test('an id that was deleted two commits before the base is not used again', async () => {
    git(workspace.folder, 'init', '--quiet');
    workspace.write('a.example.yaml', example(ID));
    commit('first');
    rmSync(path.join(workspace.folder, 'a.example.yaml'));
    workspace.write('b.example.yaml', example(OTHER));
    commit('second');
    workspace.write('README.md', 'Records');
    commit('third');
    const again = example(ID).replace('input: a', 'input: another');
    workspace.write('c.example.yaml', again);
    const reused = 'c.example.yaml:1:13 error version.id-reused ';
    expect((await workspace.run(['check'])).out).toContain(reused);
    commit('fourth');
    const against = await workspace.run(['check', '--base', 'HEAD~1']);
    expect(against.out).toContain(reused);
    expect(against.out).not.toContain('Not fully checked');
    expect(against.code).toBe(1);

    const shallow = path.join(workspace.folder, 'shallow');
    git(workspace.folder, 'clone', '--quiet', '--depth', '2', `file://${workspace.folder}`, shallow);
    const partly = await workspace.run(['check', '--folder', shallow, '--base', 'HEAD~1']);
    expect(partly.out).toContain('Not fully checked: whether new records have ids of deleted ones');
    expect(partly.code).toBe(0);
  });

  test('a base that is not there is answered by one sentence and code 2', async () => {
    git(workspace.folder, 'init', '--quiet');
    workspace.write('a.example.yaml', example(ID));
    commit('first');
    const { code, error } = await workspace.run(['check', '--base', 'nowhere']);
    expect(error).toContain('There is no branch, tag or commit nowhere here;');
    const empty = await workspace.run(['check', '--base', '']);
    expect([empty.error, empty.code]).toEqual([expect.stringContaining('The commit of --base is empty'), 2]);
    expect(code).toBe(2);
  });
});
