import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
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

function example(id: string, more = ''): string {
  return `example_id: ${id}\nversion: 1\ninput: a ${id}\nexpected_output: b\n${more}`;
}

/** Runs a check and gives its lines without the sentence about versions, and the exit code last. */
async function check(...argv: string[]): Promise<string[]> {
  const { out, error, code } = await workspace.run(['check', ...argv]);
  const lines = `${out}${error}`
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Not checked:'));
  return [...lines, String(code)];
}

describe('the text report', () => {
  test('names file, line, column, severity and code', async () => {
    workspace.write('a.example.yaml', example(ID, 'difficulty: hrad\n'));
    workspace.write('sub/b.example.yaml', `${example('no-uuid')}---\n${example(ID)}`);
    const lines = await check();
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'a.example.yaml:1:13 error record.duplicate-id',
      'a.example.yaml:5:13 error record.not-in-enum',
      'sub/b.example.yaml:1:13 error record.bad-uuid',
      'sub/b.example.yaml:6:13 error record.duplicate-id',
      '4 errors in',
      '1',
    ]);
  });

  test('says that version rules were not checked', async () => {
    workspace.write('a.example.yaml', example(ID));
    const { out, code } = await workspace.run(['check']);
    expect(out).toBe(
      'No problems in 1 record in 1 file.\nNot checked: version rules, which compare records with an earlier commit.\n',
    );
    expect(code).toBe(0);
  });

  test('paths choose what is reported, not what is known', async () => {
    workspace.write('data/a.example.yaml', example(ID));
    workspace.write(
      'data/b.example.yaml',
      example(
        OTHER,
        `attribution:\n  derived_from:\n    - { example_id: ${ID} }\n    - { databit_id: ${ID} }\n`,
      ),
    );
    workspace.write('other/c.example.yaml', example('x'));
    expect(await check('data/b.example.yaml')).toEqual([
      expect.stringMatching(/^data\/b\.example\.yaml:8:21 error reference\.wrong-kind /) as string,
      '1 error in 1 record in 1 file.',
      '1',
    ]);
    expect(await check('other', '--folder', '.')).toHaveLength(3);
  });

  test.each([
    [['nowhere'], 'nowhere does not exist; give paths of files or folders.'],
    [['README.md'], 'README.md is no record file; their names end like .example.yaml.'],
    [['--folder', 'nowhere'], 'The folder nowhere does not exist; give another one with --folder.'],
    [['--max-warnings', 'x'], 'It must be a whole number from 0 up.'],
    [['--nope'], "unknown option '--nope'"],
  ])('%j is answered by one sentence and code 2', async (argv, sentence) => {
    workspace.write('README.md', '');
    const { code, error } = await workspace.run(['check', ...argv]);
    expect(error).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('databits.yaml', () => {
  test('sets severities and ignores paths; its own problems are reported', async () => {
    workspace.write(
      'databits.yaml',
      'format_version: 1\nrules: { record.bad-uuid: warning, record.not-in-enum: off, rcord.x: error }\nignore: [drafts/]\n',
    );
    workspace.write('a.example.yaml', example('x', 'difficulty: hrad\n'));
    workspace.write('drafts/b.example.yaml', 'nonsense');
    const lines = await check();
    expect(lines[0]).toMatch(/^databits\.yaml:2:\d+ warning configuration\.unknown-rule /);
    expect(lines[1]).toMatch(/^a\.example\.yaml:1:13 warning record\.bad-uuid /);
    expect(lines.slice(2)).toEqual(['2 warnings in 1 record in 1 file.', '0']);
    expect((await check('--max-warnings', '1')).at(-1)).toBe('1');
    expect((await check('--max-warnings', '2')).at(-1)).toBe('0');
  });
});

describe('for programs', () => {
  test('JSON has what the text has', async () => {
    workspace.write('a.example.yaml', example('x'));
    const { out, code } = await workspace.run(['check', '--json']);
    const report = JSON.parse(out) as JsonObject;
    expect(report).toMatchObject({
      files: 1,
      records: 1,
      counts: { error: 1, warning: 0 },
      problems: [
        {
          file: 'a.example.yaml',
          code: 'record.bad-uuid',
          severity: 'error',
          range: { start: { line: 0, character: 12 } },
        },
      ],
      notes: ['Not checked: version rules, which compare records with an earlier commit.'],
    });
    expect(code).toBe(1);
  });

  test('SARIF 2.1.0: rules, places from 1, addresses relative to the folder', async () => {
    workspace.write('with space/ü.example.yaml', `# one\n${example('😀')}`);
    const { out } = await workspace.run(['check', '--format', 'sarif']);
    const sarif = JSON.parse(out) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[] }[];
      }[];
    };
    const [run] = sarif.runs;
    const [result] = run?.results ?? [];
    expect(sarif.version).toBe('2.1.0');
    expect(result).toMatchObject({ ruleId: 'record.bad-uuid', level: 'error' });
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('record.bad-uuid');
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'with%20space/%C3%BC.example.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 13, endLine: 2, endColumn: 15 },
        },
      },
    ]);
  });
});

// Other systems refuse such names.
if (process.platform === 'linux')
  test('a file whose name is not UTF-8 is told by check, export and status', async () => {
    writeFileSync(
      Buffer.concat([Buffer.from(`${workspace.folder}/`), Buffer.from('caf\u00e9.example.yaml', 'latin1')]),
      example(ID),
    );
    const sentence =
      /1 path is not read because the name is not UTF-8, for example caf\ufffd\.example\.yaml: rename it\./;
    expect((await workspace.run(['check'])).out).toMatch(sentence);
    expect((await workspace.run(['export', '--kind', 'example'])).error).toMatch(sentence);
    expect((await workspace.run(['status'])).out).toMatch(/1 path is not read because the name is not UTF-8/);
  });

test('related places of SARIF are addresses relative to the folder, too', async () => {
  workspace.write('a b.example.yaml', example(ID));
  workspace.write('c.example.yaml', example(ID));
  const { out } = await workspace.run(['check', '--format', 'sarif']);
  const related = [...out.matchAll(/"relatedLocations"[^\]]*?"uri": "([^"]*)",\s*"uriBaseId": "%SRCROOT%"/g)];
  expect(related.map(([, uri]) => uri).sort()).toEqual(['a%20b.example.yaml', 'c.example.yaml']);
});

describe('bad input', () => {
  test('is reported file by file, and the rest is checked', async () => {
    workspace.write('binary.example.yaml', Buffer.from([0, 1, 2, 255]));
    workspace.write('latin.example.yaml', Buffer.from(example(ID, 'name: caf\u00e9\n'), 'latin1'));
    workspace.write(
      'conflict.example.yaml',
      `<<<<<<< ours\n${example(ID)}=======\n${example(ID)}>>>>>>> theirs\n`,
    );
    workspace.write(
      'bomb.example.yaml',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
        .split('')
        .map(
          (name, at) =>
            `${name}: &${name} [${Array(9)
              .fill(`*${'abcdefgh'.charAt(at)}`)
              .join(', ')}]\n`,
        )
        .join('')}`,
    );
    workspace.write('deep.example.yaml', '['.repeat(100_000));
    workspace.write('tabs.example.yaml', 'input:\n\ta: 1\n');
    workspace.write('crlf.example.yaml', `\ufeff${example(OTHER)}`.replaceAll('\n', '\r\n'));
    mkdirSync(path.join(workspace.folder, 'loop'));
    symlinkSync(workspace.folder, path.join(workspace.folder, 'loop', 'up'));
    const { out, code, error } = await workspace.run(['check']);
    expect(error).toBe('');
    expect(code).toBe(1);
    const files = new Set(
      out
        .split('\n')
        .filter((line) => line.includes(' error '))
        .map((line) => line.split(':')[0]),
    );
    expect([...files].sort()).toEqual(
      ['binary', 'bomb', 'conflict', 'deep', 'latin', 'tabs'].map((name) => `${name}.example.yaml`),
    );
  });

  test('a referenced file that changed', async () => {
    workspace.write('media/a.txt', 'new');
    const sha256 = createHash('sha256').update('old').digest('hex');
    workspace.write(
      'a.databit.yaml',
      `databit_id: ${ID}\nversion: 1\ncontent: { uri: media/a.txt, sha256: ${sha256} }\nsource_uri: media/none.txt\n`,
    );
    expect((await check()).map((line) => line.split(' ').slice(1, 3).join(' ')).slice(0, 2)).toEqual([
      'warning file.changed',
      'warning file.missing',
    ]);
  });
});

test('a reader that closes the pipe early is no failure', async () => {
  const records = Array.from({ length: 3000 }, (_, at) => example(`bad-${String(at)}`));
  workspace.write('many.example.yaml', records.join('---\n'));
  const { spawn } = await import('node:child_process');
  const { fileURLToPath } = await import('node:url');
  const main = fileURLToPath(new URL('../../../server/src/hosts/cli/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'check'], {
    cwd: workspace.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const error: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(Buffer.concat(error).toString()).toBe('');
  expect(code).toBe(0);
});

describe('what git lists and the disk has not', () => {
  test('a tracked file that was deleted, became a folder or lies outside a sparse checkout is no problem', async () => {
    for (const [name, id] of [
      ['a', ID],
      ['b', OTHER],
      ['sparse/c', '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42'],
    ] as const)
      workspace.write(`${name}.example.yaml`, example(id));
    git(workspace.folder, 'init', '-q');
    git(workspace.folder, 'add', '.');
    git(workspace.folder, 'commit', '-qm', 'Add records');
    git(workspace.folder, 'sparse-checkout', 'set', '--no-cone', '/*', '!sparse/');
    rmSync(path.join(workspace.folder, 'b.example.yaml'));
    mkdirSync(path.join(workspace.folder, 'b.example.yaml'));
    symlinkSync('a.example.yaml', path.join(workspace.folder, 'link.example.yaml'));
    expect(await check()).toEqual(['No problems in 1 record in 1 file.', '0']);
  });

  test('another checkout of the repository within it is not read: its records are the same ones', async () => {
    workspace.write('a.example.yaml', example(ID));
    git(workspace.folder, 'init', '-q');
    git(workspace.folder, 'add', '.');
    git(workspace.folder, 'commit', '-qm', 'Add records');
    git(workspace.folder, 'worktree', 'add', '-q', 'inner', '-b', 'inner');
    expect(await check()).toEqual(['No problems in 1 record in 1 file.', '0']);
  });

  test.skipIf(process.platform === 'win32')(
    'a configuration that is a device is a problem, not a fault',
    async () => {
      workspace.write('a.example.yaml', example(ID));
      symlinkSync('/dev/zero', path.join(workspace.folder, 'databits.yaml'));
      expect((await check())[0]).toBe(
        'databits.yaml:1:1 error configuration.unreadable The configuration cannot be read: it is not a regular file. The defaults hold.',
      );
    },
  );
});
