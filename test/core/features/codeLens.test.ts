import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { codeLenses } from '../../../server/src/core/features/codeLens.ts';
import { createFixture, type FixtureOptions } from './support/featureFixture.ts';

/** Compares the lenses: `line: title, command(arguments)`. */
async function checkLenses(
  fixture: string,
  expected: readonly string[],
  options?: FixtureOptions,
): Promise<void> {
  const { cursor, context } = createFixture(fixture, options);
  const lenses = await codeLenses(cursor.file.open, context, neverCancelled);
  const described = lenses.map(({ range, command }) => {
    const parameters = ((command?.arguments ?? []) as unknown[])
      .map((value) => JSON.stringify(value))
      .join(', ');
    return `${String(range.start.line + 1)}: ${command?.title ?? ''}, ${command?.command ?? ''}(${parameters})`;
  });
  expect(described).toEqual(expected);
}

test('what is searched by text can be compared with its like', async () => {
  await checkLenses('# comment\nexample_id: A\n---\nexample_id: b\n', [
    '2: Find similar, databits.findSimilar("a")',
    '4: Find similar, databits.findSimilar("b")',
  ]);
});

test('a run specification can be run, or looked at without asking a model', async () => {
  await checkLenses(
    `
    #- a.run.yaml
    spec_id: s<|>
    template: t
    `,
    [
      '1: Run, databits.runSpecification("s")',
      '1: Estimate, databits.estimateRun("s")',
      '1: Dry run, databits.dryRun("s")',
    ],
  );
});

test('a template can be written as a program', async () => {
  await checkLenses(
    `
    #- a.template.yaml
    template_id: t<|>
    `,
    ['1: Export to DSPy, databits.exportDspy("t")'],
  );
});

test('references are counted', async () => {
  await checkLenses(
    `
    #- t.template.yaml
    version: 1<|>
    template_id: t
    #- a.run.yaml
    template: t
    ---
    template: t
    `,
    [
      '1: Export to DSPy, databits.exportDspy("t")',
      '1: 2 references, databits.showReferences("file:///workspace/t.template.yaml", {"line":1,"character":13})',
      '1: 2 runs, databits.showRuns("t")',
    ],
  );
});

test('runs are counted, each once, and only where they name the record', async () => {
  await checkLenses(
    `
    #- t.template.yaml
    template_id: t<|>
    ---
    template_id: u
    few_shot: { dataset: d }
    #- a.run.yaml
    template: t
    dataset: t
    #- e.example.yaml
    example_id: e
    attribution: { derived_from: [{ run_id: t }] }
    `,
    [
      '1: Export to DSPy, databits.exportDspy("t")',
      '1: 2 references, databits.showReferences("file:///workspace/t.template.yaml", {"line":0,"character":13})',
      '1: 1 run, databits.showRuns("t")',
      '3: Export to DSPy, databits.exportDspy("u")',
    ],
  );
});

test('lineage: the sources of a record, and what was derived from it, each once', async () => {
  await checkLenses(
    `
    #- a.databit.yaml
    databit_id: a<|>
    attribution: { derived_from: [{ databit_id: z }, { databit_id: y }, { databit_id: y, version: 1 }] }
    #- b.databit.yaml
    databit_id: b
    attribution: { derived_from: [{ databit_id: a }, { databit_id: a, version: 1 }] }
    #- d.dataset.yaml
    dataset_id: d
    splits: { assign: { a: train } }
    `,
    [
      '1: Find similar, databits.findSimilar("a")',
      '1: 3 references, databits.showReferences("file:///workspace/a.databit.yaml", {"line":0,"character":12})',
      '1: 2 sources, 1 derived, databits.showLineage("file:///workspace/a.databit.yaml", {"line":0,"character":12})',
    ],
  );
});

test('the version, its age and its author are told once the history was read, where there are several versions', async () => {
  const file = '#- a.dataset.yaml\ndataset_id: X\nversion: 3\n---\ndataset_id: y\nversion: 1\n';
  const history = ['x:1a y:1_', 'x:2b y:1_', 'x:3_ y:1_'];
  await checkLenses(file, []);
  await checkLenses(file, ['1: v3 · 2 years ago, databits.showVersions("x")'], { history });
  await checkLenses(file, ['1: v3 · 2 years ago · Ann $ (x) <b>, databits.showVersions("x")'], {
    history,
    commits: { commit3: { author: 'Ann $(x) <b>', summary: 'Say it better' } },
  });
  // Content that came again is as old as the commit that brought it.
  await checkLenses(file, ['1: v3 · 2 years ago · Ben, databits.showVersions("x")'], {
    history: [...history, 'y:1_', 'x:3_ y:1_', 'x:3_@b y:1_'],
    commits: { commit5: { author: 'Ben', summary: '' } },
  });
});

test('content that HEAD does not have is told as such, although an older commit may have it', async () => {
  const file = '#- a.dataset.yaml\ndataset_id: x\nversion: 2\n---\ndataset_id: y\nversion: 1\n';
  await checkLenses(file, ['1: v2 · not committed, databits.showVersions("x")'], { history: ['x:1a'] });
  await checkLenses(file, ['1: v2 · not committed, databits.showVersions("x")'], {
    history: ['x:1_', 'x:2b'],
  });
});

test('use is counted, where there was any', async () => {
  const lastUsed = '2026-03-04T09:30:00Z';
  const usage = [{ id: 'b', name: '', count: 12, lastUsed, recent: 1, previous: 0 }];
  await checkLenses(
    'example_id: a\n---\nexample_id: b\n',
    [
      '1: Find similar, databits.findSimilar("a")',
      '3: Find similar, databits.findSimilar("b")',
      '3: Used 12 times, last on 2026-03-04, ()',
    ],
    { usage },
  );
});

test('nothing on records without an id, and on what nothing refers to', async () => {
  await checkLenses('version: 1\n', []);
  await checkLenses('#- a.dataset.yaml\ndataset_id: x\n', []);
});

const RECORD = `example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40
version: 1
input: Where is my parcel?
expected_output: track_parcel
`;
const HASH = 'fe5b7528b1962a21674e0b05242b02344e4900ade6addc68fa920259951410bc';

test('a review says who decided, and whether that still holds', async () => {
  const similar = '1: Find similar, databits.findSimilar("01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40")';
  const review = `review: { decision: approved, content_hash: ${HASH}, reviewer: Ann, reviewed_at: "2026-03-04T09:30:00Z" }`;
  await checkLenses(RECORD + review, [similar, '1: Approved by Ann on 2026-03-04, ()']);
  await checkLenses(RECORD.replace('parcel?', 'letter?') + review, [
    similar,
    '1: Approved by Ann on 2026-03-04, lapsed, ()',
  ]);
  await checkLenses(
    RECORD + `review: { decision: rejected, content_hash: ${HASH}, reviewer: "$(sync~spin)" }`,
    [similar, '1: Rejected by $ (sync~spin), ()'],
  );
});
