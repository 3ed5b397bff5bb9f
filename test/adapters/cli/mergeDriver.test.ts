import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { git } from '../support/git.ts';
import { CommandWorkspace } from './commandLine.ts';

let workspace: CommandWorkspace;

const FILE = 'records/a.example.yaml';

/** A record; `id` is the last digit of its id. */
function record(id: number, version: number, rest: string): string {
  return `example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e4${String(id)}\nversion: ${String(version)}\n${rest}expected_output: y\n`;
}

const BASE = [record(1, 1, 'input: one\n'), record(2, 1, 'input: two\n')].join('---\n');
/** Both change one record, in lines next to each other, and add one at the end: git's own merge has two conflicts here. */
const OURS = [
  record(1, 2, 'input: ONE\n'),
  record(2, 1, 'input: two\n'),
  record(3, 1, 'input: three\n'),
].join('---\n');
const THEIRS = [
  record(1, 2, 'explanation: why\ninput: one\n'),
  record(2, 1, 'input: two\n'),
  record(4, 1, 'input: four\n'),
].join('---\n');
const MERGED = [
  record(1, 3, 'explanation: why\ninput: ONE\n'),
  record(2, 1, 'input: two\n'),
  record(3, 1, 'input: three\n'),
  record(4, 1, 'input: four\n'),
].join('---\n');

beforeEach(() => {
  workspace = new CommandWorkspace();
  run('init', '--quiet');
  run('config', 'user.name', 'Test');
  run('config', 'user.email', 'test@example.org');
});
afterEach(() => {
  workspace.dispose();
});

function run(...parameters: string[]): string {
  return git(workspace.folder, ...parameters);
}

/** Runs git where it may fail. Answers its exit code and what it said. */
function tryGit(...parameters: string[]): { code: number; said: string } {
  try {
    return { code: 0, said: run(...parameters) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, said: stdout + stderr };
  }
}

function commit(text: string | undefined, message: string): void {
  if (text !== undefined) workspace.write(FILE, text);
  run('add', '--all');
  run('commit', '--quiet', '--message', message);
}

/** A repository with the driver and two branches, `main` (checked out) and `other`. */
async function branches(base: string, ours: string, theirs: string, install = true): Promise<void> {
  if (install) expect((await workspace.run(['merge', '--install'])).code).toBe(0);
  commit(base, 'base');
  run('checkout', '--quiet', '-b', 'other');
  commit(theirs, 'theirs');
  run('checkout', '--quiet', 'main');
  commit(ours, 'ours');
}

describe('with the merge driver', () => {
  it('git merges, rebases, picks and takes from the stash record by record', async () => {
    await branches(BASE, OURS, THEIRS);
    const start = run('rev-parse', 'HEAD').trim();
    const again = (): void => {
      run('reset', '--quiet', '--hard', start);
    };
    run('merge', '--quiet', '--no-edit', 'other');
    expect(workspace.read(FILE)).toBe(MERGED);
    expect(run('status', '--porcelain')).toBe('');

    again();
    run('cherry-pick', 'other');
    expect(workspace.read(FILE)).toBe(MERGED);

    again();
    run('rebase', '--quiet', 'other');
    // The other branch is "ours" while ours is put on top of it.
    expect(workspace.read(FILE).split('---\n').toSorted()).toEqual(MERGED.split('---\n').toSorted());

    again();
    run('reset', '--quiet', '--hard', 'HEAD~1');
    workspace.write(FILE, OURS);
    run('stash');
    run('merge', '--quiet', '--ff-only', 'other');
    run('stash', 'pop');
    expect(workspace.read(FILE).split('---\n')).toHaveLength(4);
  });

  it('leaves conflicts between markers, the rest merged', async () => {
    const theirs = THEIRS.replace('input: one\n', 'input: uno\n');
    await branches(BASE, OURS, theirs);
    const { code, said } = tryGit('merge', '--no-edit', 'other');
    expect(code).toBe(1);
    expect(said).toContain('conflict in input of 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41');
    expect(workspace.read(FILE)).toBe(
      MERGED.replace(
        'input: ONE\n',
        '<<<<<<< ours\ninput: ONE\n||||||| base\ninput: one\n=======\ninput: uno\n>>>>>>> other\n',
      ),
    );
    expect(run('ls-files', '--unmerged')).toContain(FILE);
  });

  it('merges by lines what cannot be told apart as records, and keeps our side of binary files', async () => {
    const twice = (name: string): string =>
      [1, 1].map((id) => record(id, 1, `input: ${name}\n`)).join('---\n');
    await branches(twice('a'), twice('b'), twice('c'));
    expect(tryGit('merge', '--no-edit', 'other').code).toBe(1);
    expect(workspace.read(FILE)).toContain(
      '<<<<<<< ours\ninput: b\n||||||| base\ninput: a\n=======\ninput: c\n',
    );
    run('merge', '--abort');
    commit('a\0ours', 'binary');
    expect(tryGit('merge', '--no-edit', 'other').code).toBe(1);
    expect(workspace.read(FILE)).toBe('a\0ours');
  });

  it('loses nothing where the program is gone: git merges by lines then', async () => {
    await branches(BASE, OURS, THEIRS);
    const driver = run('config', 'merge.databits.driver');
    run('config', 'merge.databits.driver', driver.replace('main.ts', 'gone.ts').trimEnd());
    const { code, said } = tryGit('merge', '--no-edit', 'other');
    expect(code).toBe(1);
    expect(said).toContain('databits did not run');
    for (const part of ['input: ONE', 'explanation: why', 'input: three', 'input: four'])
      expect(workspace.read(FILE)).toContain(part);
  });

  it('runs nothing that a path or a branch is named like', async () => {
    const name = 'a $(touch hacked) `touch hacked`\'"; touch hacked; #.example.yaml';
    await workspace.run(['merge', '--install']);
    const driver = run('config', 'merge.databits.driver');
    for (const [at, command] of [driver, driver.replace('main.ts', 'gone.ts')].entries()) {
      const side = `side-$(touch\${IFS}hacked)-${String(at)}`;
      run('config', 'merge.databits.driver', command.trimEnd());
      run('checkout', '--quiet', '--orphan', `start-${String(at)}`);
      workspace.write(name, BASE);
      commit(undefined, 'base');
      run('checkout', '--quiet', '-b', side);
      workspace.write(name, THEIRS);
      commit(undefined, 'theirs');
      run('checkout', '--quiet', `start-${String(at)}`);
      workspace.write(name, OURS);
      commit(undefined, 'ours');
      tryGit('merge', '--no-edit', side);
      expect(workspace.read(name)).toContain('input: four');
      expect(existsSync(path.join(workspace.folder, 'hacked'))).toBe(false);
      run('reset', '--quiet', '--hard');
    }
  });

  it('joins usage logs, which only grow', async () => {
    await workspace.run(['merge', '--install']);
    const log = '.databits/usage/one-2026-11.jsonl';
    const line = (id: string): string => `{"event_id":"${id}"}\n`;
    const add = (lines: string, message: string): void => {
      workspace.write(log, lines);
      run('add', '--all', '--force');
      run('commit', '--quiet', '--message', message);
    };
    add(line('a'), 'base');
    run('checkout', '--quiet', '-b', 'other');
    add(line('a') + line('b'), 'theirs');
    run('checkout', '--quiet', 'main');
    // A log whose last line was not ended.
    add((line('a') + line('c')).trimEnd(), 'ours');
    run('merge', '--quiet', '--no-edit', 'other');
    expect(workspace.read(log).trim().split('\n').toSorted()).toEqual(
      ['a', 'b', 'c'].map((id) => line(id).trimEnd()),
    );
  });
});

describe('without the merge driver', () => {
  it('git may join two changes under one number, and the check of versions sees it', async () => {
    const base = record(1, 1, 'name: a\nstatus: draft\ninput: one\nsource: synthetic\nexplanation: e\n');
    // Far enough apart for git, and the same step of the version on both sides.
    const ours = base.replace('input: one', 'input: ONE').replace('version: 1', 'version: 2');
    const theirs = base.replace('explanation: e', 'explanation: f').replace('version: 1', 'version: 2');
    await branches(base, ours, theirs, false);
    const before = await workspace.run(['check', '--base', 'other']);
    expect(before.out).toContain('version.collision Version 2 already names other content');
    run('merge', '--quiet', '--no-edit', 'other');
    const merged = ours.replace('explanation: e', 'explanation: f');
    expect(workspace.read(FILE)).toBe(merged);
    const after = await workspace.run(['check', '--base', 'other']);
    expect(after.out).toMatch(/collision Version 2 names 2 other .* merge [0-9a-f]{8} .* number is 3\./);
    // Without a base branch nothing differs from HEAD, and the merge is told all the same.
    const alone = await workspace.run(['check']);
    expect(alone.out).toContain('version.collision Version 2 names 2 other contents');
    workspace.write(FILE, merged.replace('version: 2', 'version: 3'));
    expect((await workspace.run(['check'])).out).not.toContain('version.');
    expect([before.code, after.code, alone.code]).toEqual([1, 1, 1]);
  });

  it('the lines of .gitattributes do no harm', async () => {
    await branches(BASE, OURS, THEIRS);
    run('config', '--remove-section', 'merge.databits');
    expect(tryGit('merge', '--no-edit', 'other').code).toBe(1);
    expect(workspace.read(FILE)).toContain('>>>>>>>');
  });
});

describe('setting up', () => {
  const attributes = (): string | undefined => {
    const file = path.join(workspace.folder, '.gitattributes');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };

  it('writes once, says what, and takes out exactly that', async () => {
    workspace.write('.gitattributes', '*.png binary\r\n');
    const dry = await workspace.run(['merge', '--install', '--dry-run']);
    expect(dry.out).toContain('merge.databits.driver');
    expect(dry.out).toContain('*.example.yaml merge=databits');
    expect(attributes()).toBe('*.png binary\r\n');
    expect((await workspace.run(['merge', '--install'])).out).toContain('Wrote');
    const once = attributes();
    expect(run('check-attr', 'merge', 'deep/x.dataset.yml')).toContain('merge: databits');
    expect(run('check-attr', 'merge', 'deep/.databits/usage/x.jsonl')).toContain('merge: union');
    expect((await workspace.run(['merge', '--install'])).out).toContain('is set up');
    expect(attributes()).toBe(once);
    expect((await workspace.run(['merge', '--uninstall'])).out).toContain('taken out');
    expect(attributes()).toBe('*.png binary\r\n');
    expect(run('config', '--local', '--list')).not.toContain('databits');
    expect((await workspace.run(['merge', '--uninstall'])).out).toContain('not set up');
  });

  it('leaves no empty file, and updates only where it is set up', async () => {
    expect((await workspace.run(['merge', '--update'])).out).toBe('');
    expect(attributes()).toBeUndefined();
    await workspace.run(['merge', '--install']);
    run('config', 'merge.databits.driver', 'old');
    await workspace.run(['merge', '--update']);
    expect(run('config', 'merge.databits.driver')).toContain('main.ts');
    await workspace.run(['merge', '--uninstall']);
    expect(attributes()).toBeUndefined();
  });

  it('holds for all work trees of the repository', async () => {
    await branches(BASE, OURS, THEIRS);
    const tree = path.join(workspace.cache, 'tree');
    run('worktree', 'add', '--quiet', '-b', 'third', tree, 'main');
    git(tree, 'merge', '--quiet', '--no-edit', 'other');
    expect(readFileSync(path.join(tree, FILE), 'utf8')).toBe(MERGED);
  });

  it('says where there is no repository, and what it cannot write', async () => {
    rmSync(path.join(workspace.folder, '.git'), { recursive: true });
    const { code, error } = await workspace.run(['merge', '--install']);
    expect(code).toBe(2);
    expect(error).toContain('no work tree of git');
  });
});

describe('databits merge', () => {
  it('writes the result in the place of ours, and says what is left', async () => {
    const [base, ours, theirs] = ['base', 'ours', 'theirs'].map((name) => workspace.write(name, ''));
    writeFileSync(base ?? '', BASE);
    writeFileSync(ours ?? '', OURS);
    writeFileSync(theirs ?? '', THEIRS.replace('input: one', 'input: uno'));
    chmodSync(ours ?? '', 0o640);
    const names = ['--path', FILE, '--marker-size', '9', '--ours-label', 'mine', '--theirs-label', '%Y'];
    const { code, out } = await workspace.run(['merge', 'base', 'ours', 'theirs', ...names, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ by: 'records', conflicts: 1, left: [{ about: 'input' }] });
    expect(workspace.read('ours')).toContain('<<<<<<<<< mine\ninput: ONE\n||||||||| base\n');
    expect(workspace.read('ours')).toContain('>>>>>>>>> theirs\n');
    expect(workspace.read('theirs')).not.toContain('ONE');
  });

  it('writes nothing where it is called wrongly', async () => {
    workspace.write('ours', OURS);
    for (const argv of [
      ['merge'],
      ['merge', 'ours'],
      ['merge', 'ours', 'gone', 'ours'],
      ['merge', '--install', '--uninstall'],
    ]) {
      const { code, error } = await workspace.run(argv);
      expect(code, argv.join(' ')).toBe(2);
      expect(error).toMatch(/^databits: [^\n]+\n$/);
    }
    expect(workspace.read('ours')).toBe(OURS);
  });
});
