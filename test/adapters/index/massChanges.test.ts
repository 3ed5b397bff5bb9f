import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleFile } from '../support/engine.ts';
import { manyExamples, NO_DIFFERENCE, Sessions, verified, work } from '../support/sessions.ts';

let sessions: Sessions;

beforeEach(() => {
  sessions = new Sessions();
});

afterEach(() => sessions.dispose());

test('files that vanish all at once are gone from search, and the rest is right', async () => {
  for (let number = 0; number < 3000; number += 1) {
    sessions.folder.write(
      `workspace/many/f${String(number)}.example.yaml`,
      exampleFile({ [`n${String(number)}`]: 'one of many' }),
    );
  }
  const made = await sessions.start({ 'stays.example.yaml': exampleFile({ stays: 'not one of them' }) });
  const uris = [...made.files.keys()].filter((uri) => uri.includes('/many/'));
  const before = await work(made);
  rmSync(path.join(sessions.folder.path, 'workspace/many'), { recursive: true });
  made.engine.pathsChanged(uris);
  await made.until(() => made.files.size === 1);
  expect(await made.find('one of many')).toEqual(['stays']);
  // Nothing of what went is read again.
  expect(await work(made)).toEqual(before);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
  await sessions.end(made);
  const next = await sessions.start();
  expect([next.files.size, await work(next)]).toEqual([1, { parsed: 0, reused: 0 }]);
});

test('files that change while they are indexed end up as they are in the end', async () => {
  const names = Array.from({ length: 40 }, (_, number) => `f${String(number)}.example.yaml`);
  const made = await sessions.start(Object.fromEntries(names.map((name) => [name, manyExamples(50)])));
  for (let round = 0; round < 5; round += 1) {
    for (const name of names) sessions.folder.write(`workspace/${name}`, manyExamples(50, round));
    made.engine.pathsChanged(names.map((name) => made.uri(name)));
  }
  // The last change is not told: it came while the others were looked at.
  const last = exampleFile({ last: 'the very last' });
  for (const name of names) sessions.folder.write(`workspace/${name}`, last);
  await made.build();
  expect((await made.search({ text: 'the very last' })).total).toBe(40);
  expect(await verified(made)).toEqual(NO_DIFFERENCE);
});
