import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { Review } from '../../../shared/src/protocol/review.ts';
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

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';
const OTHER = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41';

const example = (id: string, input = 'a', more = ''): string =>
  `example_id: ${id}\nversion: 1\ninput: ${input}\nexpected_output: b\n${more}`;

function commit(): void {
  git(workspace.folder, 'add', '--all');
  git(workspace.folder, 'commit', '--quiet', '--message', 'a commit');
}

async function diff(...argv: string[]): Promise<{ lines: string[]; code: number | null; error: string }> {
  const { out, error, code } = await workspace.run(['diff', ...argv]);
  return { lines: out.split('\n').filter((line) => line !== ''), code, error };
}

describe('databits diff', () => {
  test('compares what was asked for', async () => {
    workspace.write('a.example.yaml', example(ID));
    commit();
    git(workspace.folder, 'branch', '-M', 'main');
    git(workspace.folder, 'tag', 'v1');
    workspace.write('a.example.yaml', example(ID, 'c').replace('version: 1', 'version: 2'));
    git(workspace.folder, 'add', '--all');
    workspace.write('b.example.yaml', example(OTHER));
    const last = async (...argv: string[]): Promise<string | undefined> => (await diff(...argv)).lines.at(-1);
    expect(await last()).toBe('Records: 1 added, 1 changed.');
    expect(await last('main')).toBe('Records: 1 added, 1 changed.');
    expect(await last('--staged')).toBe('Records: 1 changed.');
    commit();
    expect((await diff('v1..HEAD')).lines).toContain('Records: 1 added, 1 changed.');
    expect(await last('v1...')).toBe('Records: 1 added, 1 changed.');
    expect(await last('HEAD..HEAD')).toBe('No record differs.');
    expect((await diff('HEAD..v1')).lines).toContain('Records: 1 removed, 1 changed.');
    // As git has it: an end that is left out is HEAD.
    expect((await diff('v1..')).lines).toContain('Records: 1 added, 1 changed.');
    expect((await diff('..v1')).lines).toContain('Records: 1 removed, 1 changed.');
    expect(await last('...v1')).toBe('No record differs.');
    expect(await last('...')).toBe('No record differs.');
  });

  test('exit codes are for scripts', async () => {
    workspace.write('a.example.yaml', example(ID));
    commit();
    expect((await diff('--exit-code')).code).toBe(0);
    workspace.write('a.example.yaml', example(ID, 'a', 'status: approved\n'));
    expect((await diff()).code).toBe(0);
    expect((await diff('--exit-code')).code).toBe(1);
    expect((await diff('--fail-on', 'warning')).code).toBe(0);
    workspace.write('a.example.yaml', example(ID, 'a@b.example.com'));
    expect((await diff('--fail-on', 'error')).code).toBe(1);
    workspace.write('a.example.yaml', example(ID, 'a@mail.de').replace('version: 1', 'version: 2'));
    expect((await diff('--fail-on', 'error')).code).toBe(0);
    expect((await diff('--fail-on', 'warning')).code).toBe(1);
  });

  test('JSON is the whole review, SARIF what the change introduces', async () => {
    workspace.write('old.example.yaml', example(ID, 'a', 'difficulty: hrad\n'));
    commit();
    workspace.write('new.example.yaml', example(OTHER, 'c', 'difficulty: hrad\n'));
    const review = JSON.parse((await diff('--json')).lines.join('\n')) as Review;
    expect(review.records).toMatchObject([
      { changes: ['added'], valueAfter: { input: 'c' }, after: { path: 'new.example.yaml' } },
    ]);
    const sarif = JSON.parse((await diff('--format', 'sarif')).lines.join('\n')) as {
      runs: { results: JsonObject[] }[];
    };
    expect(sarif.runs[0]?.results).toMatchObject([
      {
        ruleId: 'record.not-in-enum',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'new.example.yaml', uriBaseId: '%SRCROOT%' } } },
        ],
      },
    ]);
    expect((await diff('--format', 'markdown')).lines.slice(0, 2)).toEqual([
      '<!-- databits-review -->',
      '### Dataset review',
    ]);
  });

  test('what cannot be read on a side makes the review partial, in every format', async () => {
    workspace.write('a.example.yaml', example(ID));
    commit();
    git(workspace.folder, 'tag', 'v1');
    workspace.write('a.example.yaml', Buffer.from([0xff, 0xfe]));
    const summary = 'No record differs; 1 record could not be compared, the review is partial.';
    for (const argv of [[], ['--exit-code'], ['--fail-on', 'error']]) {
      const found = await diff(...argv);
      expect([found.lines.at(-1), found.code]).toEqual([summary, 1]);
    }
    const review = JSON.parse((await diff('--json')).lines.join('\n')) as Review;
    expect(review.uncompared).toMatchObject({
      count: 1,
      records: [{ kind: 'example', side: 'after', record: { id: ID, path: 'a.example.yaml' } }],
    });
    const sarif = JSON.parse((await diff('--format', 'sarif')).lines.join('\n')) as {
      runs: {
        invocations: { toolExecutionNotifications: { level: string; message: { text: string } }[] }[];
      }[];
    };
    const [invocation] = sarif.runs[0]?.invocations ?? [];
    expect(
      invocation?.toolExecutionNotifications.map(({ level, message }) => `${level} ${message.text}`),
    ).toEqual([
      expect.stringMatching(/^warning Not read: a\.example\.yaml \(after\)/) as string,
      expect.stringMatching(
        new RegExp(`^warning Could not be compared, and taken as unchanged: example a ${ID}`),
      ) as string,
    ]);
    expect((await diff('--format', 'markdown')).lines).toContain(`<summary>1 record not compared</summary>`);
    // Whoever mends it is not stopped.
    commit();
    workspace.write('a.example.yaml', example(ID));
    expect((await diff()).code).toBe(1);
    expect((await diff('--fail-on', 'error')).code).toBe(0);
  });

  test.each([
    [['nowhere'], 'There is no branch, tag or commit nowhere here'],
    [['a..b..c'], 'a..b..c names more than two states'],
    [[''], 'STATES is empty, perhaps a variable without a value'],
    [[' '], 'STATES is empty'],
    [['', '--staged'], 'STATES is empty'],
    [['..'], '.. alone is a folder to git'],
    [['..', '--staged'], '.. alone is a folder to git'],
    [['HEAD.. '], 'The name of what to compare is empty'],
    [['HEAD..HEAD', '--staged'], 'With --staged the newer state is what is staged'],
    [['--format', 'xml'], 'Allowed choices are text, markdown, json, sarif'],
  ])('%j is answered by one sentence and code 2', async (argv, sentence) => {
    workspace.write('a.example.yaml', example(ID));
    commit();
    const { error, code } = await diff(...argv);
    expect([error, code]).toEqual([expect.stringContaining(sentence), 2]);
  });
});
