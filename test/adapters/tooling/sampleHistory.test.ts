import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { git } from '../../../scripts/editor/history.ts';
import { createSampleWorkspace, matchesPattern } from '../../../scripts/editor/sampleWorkspace.ts';

let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'databits-sample-'));
  await createSampleWorkspace(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['databits/a/.hidden', 'databits/**', true],
  ['databits.yaml', 'databits/**', false],
  ['runs/a.run.yaml', 'runs/*.run.yaml', true],
  ['runs/deep/a.run.yaml', 'runs/*.run.yaml', false],
  ['runs/deep/a.run.yaml', '**/*.run.yaml', true],
  ['x/claims-1.example.yaml', 'x/{delivery,claims}-*.example.yaml', true],
  ['x/billing-1.example.yaml', 'x/{delivery,claims}-*.example.yaml', false],
  ['aXb', 'a.b', false],
])('%s and the pattern %s: %s', (file, pattern, expected) => {
  expect(matchesPattern(file, pattern)).toBe(expected);
});

test('git takes the comments of reviews along, and nothing else that is kept for one clone', async () => {
  const files = ['.databits/reviews/a.yaml', '.databits/usage/a.jsonl', '.databits/writer'];
  const ignored = await git(folder, ['check-ignore', '--no-index', ...files]);
  expect(ignored.trim().split('\n')).toEqual(files.slice(1));
});

test('the sample has a history by several people, in the order of its dates', async () => {
  const log = (await git(folder, ['log', '--reverse', '--format=%an %at'])).trim().split('\n');
  const authors = new Set(log.map((line) => line.slice(0, line.lastIndexOf(' '))));
  const dates = log.map((line) => Number(line.split(' ').at(-1)));
  expect(log.length).toBeGreaterThanOrEqual(3);
  expect(authors.size).toBeGreaterThanOrEqual(2);
  expect(dates).toEqual(dates.toSorted((a, b) => a - b));
});

test('the working tree differs from the last commit by new files only', async () => {
  const status = (await git(folder, ['status', '--porcelain'])).split('\n').filter((line) => line !== '');
  expect(status.filter((line) => !line.startsWith('?? '))).toEqual([]);
});
