import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordChange, RecordEdits } from '../../../shared/src/protocol/writing.ts';
import { applyEdits } from '../../../server/src/adapters/writing/applyEdits.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';
import { git } from '../support/git.ts';

const id = (end: string): string => `01930d2e-7b5a-7c31-9a44-0000000000${end}`;
const [A, B, C, BIT, SET] = [id('0a'), id('0b'), id('0c'), id('b1'), id('d1')];

const example = (own: string, version: number, text: string, more = ''): string =>
  `example_id: ${own}\nversion: ${String(version)}\ninput: { text: ${text} }\nexpected_output: 1\n${more}`;

const FILES = {
  'a.example.yaml': `${example(A, 1, 'first')}---\n${example(B, 2, 'second', `attribution:\n  derived_from:\n    - example_id: ${A}\n`)}`,
  'c.example.yaml': example(C, 1, 'third'),
  'bit.databit.yaml': `databit_id: ${BIT}\nversion: 1\ncontent: x\n`,
  'all.dataset.yaml': `dataset_id: ${SET}\nversion: 1\nmembers:\n  ids: [${C}] # the first\n`,
};

let fixture: EngineFixture;
const root = (): string => fileURLToPath(fixture.uri(''));
const text = (name: string): string => readFileSync(fileURLToPath(fixture.uri(name)), 'utf8');

beforeEach(async () => {
  fixture = await startEngine(FILES, { keywordOnly: true });
});
afterEach(async () => {
  await fixture.close();
});

function edit(ids: string[], change: RecordChange): Promise<RecordEdits> {
  return fixture.engine.call('records/edit', { ids, change }, neverCancelled);
}

async function update(own: string, path: string[], value: string): Promise<RecordEdits> {
  return fixture.engine.call('records/update', { id: own, set: [{ path, value }] }, neverCancelled);
}

/** Applies a plan and waits until the index knows it. */
async function apply(plan: RecordEdits): Promise<void> {
  applyEdits(plan.files);
  fixture.engine.pathsChanged(plan.files.map(({ uri }) => uri));
  await fixture.until(async () => {
    const { revision } = await fixture.engine.call('index/status', {}, neverCancelled);
    return revision > plan.revision;
  });
}

describe('deleting', () => {
  test('a record that others refer to stays, with the places', async () => {
    const plan = await fixture.engine.call('records/delete', { ids: [A, C] }, neverCancelled);
    expect(plan.files).toEqual([]);
    expect(
      plan.refused.map(({ id: own, referredBy }) => [
        own,
        referredBy?.map(({ id: from, path }) => `${from} ${path}`),
      ]),
    ).toEqual([
      [A, [`${B} attribution.derived_from.0.example_id`]],
      [C, [`${SET} members.ids.0`]],
    ]);
  });

  test('what a record refers to that stays for a reason of its own stays with it', async () => {
    const [e, f] = [id('0e'), id('0f')];
    const chain = [
      example(e, 1, 'fourth'),
      example(f, 1, 'fifth', `attribution: { derived_from: [{ example_id: ${e} }] }\n`),
      example(id('10'), 1, 'sixth', `attribution: { derived_from: [{ example_id: ${f} }] }\n`),
    ];
    fixture.folder.write('workspace/chain.example.yaml', chain.join('---\n'));
    fixture.engine.pathsChanged([fixture.uri('chain.example.yaml')]);
    await fixture.until(async () => (await fixture.find('sixth')).length > 0);
    const plan = await edit([e, f], { delete: true });
    expect(plan.files).toEqual([]);
    expect(
      plan.refused.map(({ id: own, referredBy }) => [own, referredBy?.map((place) => place.id)]),
    ).toEqual([
      [e, [f]],
      [f, [id('10')]],
    ]);
  });

  test('by force, or together with what refers to it, it goes', async () => {
    await apply(await fixture.engine.call('records/delete', { ids: [C], force: true }, neverCancelled));
    expect(existsSync(fileURLToPath(fixture.uri('c.example.yaml')))).toBe(false);
    await apply(await edit([B, A, A.toUpperCase()], { delete: true }));
    expect(existsSync(fileURLToPath(fixture.uri('a.example.yaml')))).toBe(false);
    expect(await fixture.find('first')).toEqual([]);
  });
});

test('a plan for many records says how far it is, until it is made', async () => {
  const ids = Array.from({ length: 60 }, (_, at) => id(String(at + 20).padStart(2, '0')));
  const records = ids.map((own) => example(own, 1, 'many'));
  fixture.folder.write('workspace/many.example.yaml', records.join('---\n'));
  fixture.engine.pathsChanged([fixture.uri('many.example.yaml')]);
  await fixture.until(async () => (await fixture.find('many')).length > 0);
  // A status is sent at once only where none was sent for a moment.
  let seen = -1;
  await fixture.until(async () => {
    const isQuiet = seen === fixture.statuses.length;
    seen = fixture.statuses.length;
    if (!isQuiet) await setTimeout(400);
    return isQuiet;
  });
  await edit(ids, { set: 'domain', value: 'mail' });
  await fixture.until(() => fixture.statuses.at(-1)?.plan === undefined);
  const told = fixture.statuses.flatMap(({ plan }) => plan ?? []);
  expect(told.length).toBeGreaterThan(0);
  for (const { done, total } of told) expect([done > 0 && done <= 60, total]).toEqual([true, 60]);
});

describe('updating', () => {
  test('without git every change of content is a version, an annotation is none', async () => {
    await apply(await update(A, ['domain'], 'mail'));
    expect(text('a.example.yaml')).toContain('version: 1\ndomain: mail\n');
    const plan = await update(A, ['input', 'text'], 'changed');
    expect(plan.edited).toMatchObject([{ id: A, version: 2, isNewVersion: true }]);
    await apply(plan);
    expect(text('a.example.yaml')).toContain('version: 2\ndomain: mail\ninput: { text: changed }\n');
  });

  test('with git a branch makes one version, wherever the record was moved to', async () => {
    git(root(), 'init');
    git(root(), 'add', '.');
    git(root(), 'commit', '-m', 'first');
    for (const value of ['one', 'two']) await apply(await update(B, ['input', 'text'], value));
    expect(text('a.example.yaml')).toContain(`${B}\nversion: 3\n`);
    git(root(), 'mv', 'c.example.yaml', 'moved.example.yaml');
    fixture.engine.pathsChanged([fixture.uri('c.example.yaml'), fixture.uri('moved.example.yaml')]);
    await fixture.until(() => fixture.files.has(fixture.uri('moved.example.yaml')));
    for (const value of ['one', 'two']) await apply(await update(C, ['input', 'text'], value));
    expect(text('moved.example.yaml')).toContain('version: 2\n');
    // A record that was never committed keeps its number.
    const created = await fixture.engine.call(
      'records/create',
      { kind: 'example', value: { input: 1, expected_output: 1 } },
      neverCancelled,
    );
    await apply(created);
    const own = created.edited[0]?.id ?? '';
    expect((await update(own, ['input'], 'x')).edited).toMatchObject([{ version: 1, isNewVersion: false }]);
    git(root(), 'commit', '-a', '-m', 'second');
    expect((await update(B, ['input', 'text'], 'three')).edited).toMatchObject([{ version: 4 }]);
    git(root(), 'branch', 'base', 'HEAD~1');
    writeFileSync(fileURLToPath(fixture.uri('databits.yaml')), 'format_version: 1\nbase_branch: base\n');
    fixture.engine.pathsChanged([fixture.uri('databits.yaml')]);
    await fixture.until(async () => (await update(B, ['input', 'text'], 'three')).edited[0]?.version === 3);
  });

  test('the text of an open buffer is what is edited', async () => {
    fixture.engine.setOverlay(fixture.uri('c.example.yaml'), `# new line\n${FILES['c.example.yaml']}`);
    const plan = await update(C, ['domain'], 'mail');
    expect(plan.files[0]?.edits[0]?.range.start.line).toBe(3);
    // The file on disk is another text: nothing is written there.
    expect(() => applyEdits(plan.files)).toThrow('was changed meanwhile; nothing was changed');
    expect(text('c.example.yaml')).toBe(FILES['c.example.yaml']);
  });

  test('an unknown id is refused', async () => {
    expect((await update(id('99'), ['domain'], 'x')).refused).toEqual([
      { id: id('99'), reason: 'No record has this id.' },
    ]);
  });
});

describe('editing many', () => {
  test('one edit for each file, reasons for what cannot be, and nothing for what is so already', async () => {
    const plan = await edit([A, B, C, BIT, id('99')], { set: 'function', value: 'track' });
    expect(plan.files).toHaveLength(2);
    expect(plan.edited.map(({ id: own, version }) => [own, version])).toEqual([
      [A, 2],
      [B, 3],
      [C, 2],
    ]);
    expect(plan.refused).toEqual([
      { id: id('99'), reason: 'No record has this id.' },
      { id: BIT, reason: 'A DataBit has no function.' },
    ]);
    await apply(plan);
    expect((await edit([A, B, C], { set: 'function', value: 'track' })).unchanged).toEqual([A, B, C]);
  });

  test('records are pinned to a dataset by one edit of it', async () => {
    const plan = await edit([A, C, BIT, SET], { add: 'dataset', value: SET.toUpperCase() });
    expect([plan.unchanged, plan.refused]).toEqual([
      [C],
      [{ id: SET, reason: 'Only examples and DataBits can be members.' }],
    ]);
    await apply(plan);
    const { total } = (await fixture.engine.call('datasets/splits', { id: SET }, neverCancelled)) ?? {
      total: 0,
    };
    expect([total, text('all.dataset.yaml')]).toEqual([
      3,
      `dataset_id: ${SET}\nversion: 2\nmembers:\n  # the first\n  ids:\n    - ${C}\n    - ${A}\n    - ${BIT}\n`,
    ]);
  });

  test('an unknown dataset is a mistake of the whole request', async () => {
    await expect(edit([A], { add: 'dataset', value: id('98') })).rejects.toThrow('No dataset has the id');
  });
});

describe('creating', () => {
  test('in a file of its own, in one that is there, and nowhere else', async () => {
    const value = { name: 'Über Pakete', input: 1, expected_output: 1 };
    const create = (uri?: string): Promise<RecordEdits> =>
      fixture.engine.call(
        'records/create',
        { kind: 'example', value, ...(uri === undefined ? {} : { uri }) },
        neverCancelled,
      );
    const fresh = await create();
    expect(fresh.files).toMatchObject([
      { action: 'create', uri: fixture.uri('records/über-pakete.example.yaml') },
    ]);
    await apply(fresh);
    expect((await create()).files[0]?.uri).toContain('-2.example.yaml');
    await apply(await create(fixture.uri('c.example.yaml')));
    expect(text('c.example.yaml').startsWith(`${FILES['c.example.yaml']}---\nexample_id: `)).toBe(true);
    await expect(create('file:///elsewhere/x.example.yaml')).rejects.toThrow('lies outside the workspace');
    await expect(create(fixture.uri('../x.example.yaml'))).rejects.toThrow('lies outside the workspace');
    await expect(create(fixture.uri('bit.databit.yaml'))).rejects.toThrow('must end in .example.yaml');
  });

  test('an id that is taken is refused', async () => {
    const value = { example_id: A.toUpperCase(), input: 1, expected_output: 1 };
    const plan = await fixture.engine.call('records/create', { kind: 'example', value }, neverCancelled);
    expect([plan.files, plan.refused[0]?.reason]).toEqual([[], expect.stringContaining('exists already')]);
  });
});

test('a file that cannot be written stops the rest, and what was written before it is said', async () => {
  const plan = await edit([A, C], { set: 'status', value: 'approved' });
  expect(plan.files).toHaveLength(2);
  const [first, second] = plan.files.map(({ uri }) => fileURLToPath(uri)) as [string, string];
  // The name of the file that would be written beside it is taken by a folder.
  const taken = path.join(path.dirname(second), `.${path.basename(second)}.${String(process.pid)}.tmp`);
  mkdirSync(taken);
  const before = readFileSync(second, 'utf8');
  expect(() => applyEdits(plan.files)).toThrow(/could not be written.*1 file was changed before it/);
  expect(readFileSync(first, 'utf8')).toContain('status: approved');
  expect(readFileSync(second, 'utf8')).toBe(before);
  rmdirSync(taken);
});

describe('reviewing', () => {
  const review = { review: 'approved', reviewer: 'Ann' } as const;

  test('names the content that each record has, and makes no new version', async () => {
    const plan = await edit([A, B], { ...review, comment: 'Reads well.', status: 'approved' });
    expect(plan.edited.map(({ id: own, isNewVersion }) => [own, isNewVersion])).toEqual([
      [A, false],
      [B, false],
    ]);
    await apply(plan);
    const values = await Promise.all(
      [A, B].map((own) => fixture.engine.call('records/get', { id: own }, neverCancelled)),
    );
    expect(values.map((record) => [record?.version, record?.status])).toEqual([
      [1, 'approved'],
      [2, 'approved'],
    ]);
    for (const record of values)
      expect(record?.value['review']).toEqual({
        decision: 'approved',
        content_hash: record?.contentHash,
        reviewer: 'Ann',
        reviewed_at: expect.stringMatching(/^\d{4}-/),
        comment: 'Reads well.',
      });
  });

  test('leaves alone what has changed since the reviewer looked at it, and what has no review', async () => {
    const seen = {
      [A]: '0'.repeat(64),
      [B]: (await fixture.engine.call('records/get', { id: B }, neverCancelled))?.contentHash ?? '',
    };
    const plan = await edit([A, B, SET], { ...review, seen });
    expect(plan.edited.map(({ id: own }) => own)).toEqual([B]);
    expect(plan.refused).toEqual([
      { id: A, reason: 'Its content has changed since you looked at it; look again.' },
      { id: SET, reason: 'A DataSet has no review.' },
    ]);
  });
});
