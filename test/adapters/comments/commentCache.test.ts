import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CommentCache } from '../../../server/src/adapters/comments/commentCache.ts';
import { temporaryFolder } from '../support/folder.ts';

const RECORD = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40';
const textOf = (words: string): string =>
  `format_version: 1\nevents:\n- { id: "3b241101-e2bb-4255-8caf-4136c566a962", kind: comment, time: "2026-03-04T09:30:00Z", author: Ann, field: [], content_hash: "${'a'.repeat(64)}", text: "${words}" }\n`;

test('a file is read again when it changed, and what an editor has counts before it', () => {
  const folder = temporaryFolder();
  onTestFinished(() => {
    folder.remove();
  });
  const file = path.join(folder.path, `${RECORD}.yaml`);
  const cache = new CommentCache();
  const said = (openText?: string): string | undefined => cache.read(file, openText)?.read.events[0]?.text;
  expect(said()).toBeUndefined();
  writeFileSync(file, textOf('One'));
  expect(said()).toBe('One');
  // The same size within the grain of the clock.
  writeFileSync(file, textOf('Two'));
  expect(said()).toBe('Two');
  expect(said(textOf('Typed'))).toBe('Typed');
  expect(said()).toBe('Two');
  const old = new Date(Date.now() - 60_000);
  utimesSync(file, old, old);
  expect(cache.read(file, undefined)?.recordId).toBe(RECORD);
});
