import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addCommentEvent } from '../../../server/src/adapters/comments/commentFiles.ts';
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
const GONE = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41';

function say(recordId: string, text: string): string {
  const id = randomUUID();
  const time = '2026-03-04T09:30:00.000Z';
  addCommentEvent(workspace.folder, recordId, () => ({
    ...{ id, kind: 'comment', time, author: 'Ann', field: ['input'], content_hash: 'a'.repeat(64), text },
  }));
  return id;
}

test('comments are listed with their records, and may fail a job while they are open', async () => {
  workspace.write('data/a.example.yaml', `example_id: ${ID}\nversion: 1\ninput: a\nexpected_output: b\n`);
  expect((await workspace.run(['comments'])).out).toBe('No comments.\n');
  const thread = say(ID, 'Too\nshort.');
  say(GONE, 'Why?');
  const { out, code } = await workspace.run(['comments']);
  expect(out).toBe(
    [
      'data/a.example.yaml:1 (input, open, made on an earlier version)',
      '  Ann, 2026-03-04: Too short.',
      `record ${GONE}, which is gone (input, open)`,
      '  Ann, 2026-03-04: Why?',
      '2 threads, 2 open.',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
  addCommentEvent(workspace.folder, ID, () => ({
    ...{ id: randomUUID(), kind: 'resolve', time: '2026-03-05T09:30:00.000Z', author: 'Ann', thread },
  }));
  expect((await workspace.run(['comments', '--open', '--exit-code', ID])).code).toBe(0);
  expect((await workspace.run(['comments', '--open', '--exit-code'])).code).toBe(1);
  const listed = JSON.parse((await workspace.run(['comments', ID, '--json'])).out) as {
    isResolved: boolean;
  }[];
  expect(listed.map(({ isResolved }) => isResolved)).toEqual([true]);
});

test('what is wrong with comments is a problem of databits check', async () => {
  say(ID, 'x');
  workspace.write(`.databits/reviews/${GONE}.yaml`, 'format_version: 1\nevents:\n- { id: 7 }\n');
  const { out, code } = await workspace.run(['check']);
  expect(out).toContain('comments.invalid');
  expect(code).toBe(1);
});

test('comments that git ignores are said to stay here, by the list and by the set-up of reviews', async () => {
  git(workspace.folder, 'init', '--quiet');
  say(ID, 'Why?');
  const sentence =
    'Git ignores the comments on records (.gitignore, line 2: .databits/), so that they stay on this machine.';
  expect((await workspace.run(['comments'])).error).not.toContain(sentence);
  workspace.write('.gitignore', 'dist/\n.databits/\n');
  expect((await workspace.run(['comments'])).error).toContain(sentence);
  expect((await workspace.run(['setup', 'hook', '--plan'])).out).toContain(sentence);
  expect((await workspace.run(['setup', 'hook', '--remove', '--plan'])).out).not.toContain(sentence);
});

test('what is wrong with a file of comments is said where it stands, beside the comments that can be read', async () => {
  workspace.write('data/a.example.yaml', `example_id: ${ID}\nversion: 1\ninput: a\nexpected_output: b\n`);
  say(ID, 'Why?');
  const { out: clean } = await workspace.run(['comments']);
  workspace.write(`.databits/reviews/${GONE}.yaml`, 'format_version: 1\nevents:\n  - { id: 7 }\n');
  workspace.write('.databits/reviews/notes.yaml', 'format_version: 1\nevents: []\n');
  const merged = `<<<<<<< ours\n${workspace.read(`.databits/reviews/${ID}.yaml`)}=======\n>>>>>>> theirs\n`;
  workspace.write(`.databits/reviews/${ID}.yaml`, merged);
  const { out, error, code } = await workspace.run(['comments']);
  expect([out, code]).toEqual([clean, 1]);
  const lines = error.trim().split('\n');
  expect(lines.slice(0, 3).map((line) => line.replace(/ (?:A merge conflict|Event).*/, ''))).toEqual([
    `.databits/reviews/${ID}.yaml:1:1 error yaml.conflict-marker`,
    `.databits/reviews/${ID}.yaml:6:1 error yaml.conflict-marker`,
    `.databits/reviews/${ID}.yaml:7:1 error yaml.conflict-marker`,
  ]);
  expect(lines.filter((line) => line.startsWith(`.databits/reviews/${GONE}.yaml:3:`)).length).toBeGreaterThan(
    0,
  );
  expect(lines.at(-1)).toMatch(
    /^\.databits\/reviews\/notes\.yaml:1:1 error comments\.unreadable .*its name is not/,
  );
  // Only what was asked for.
  expect((await workspace.run(['comments', GONE])).error).not.toContain(ID);
  expect(JSON.parse((await workspace.run(['comments', '--json'])).out)).toHaveLength(1);
});

test('a warning in a file of comments is said and is no failure', async () => {
  say(ID, 'Why?');
  addCommentEvent(workspace.folder, ID, () => ({
    ...{
      id: randomUUID(),
      kind: 'resolve',
      time: '2026-03-05T09:30:00.000Z',
      author: 'Ann',
      thread: randomUUID(),
    },
  }));
  const { error, code } = await workspace.run(['comments']);
  expect([error, code]).toEqual([expect.stringContaining('warning comments.missing-target'), 0]);
});
