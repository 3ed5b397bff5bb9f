import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunDetail, RunProgress, RunSummary } from '../../shared/src/protocol/runs.ts';
import { RESULT_PARTS, type RunsView } from '../../shared/src/protocol/runsPage.ts';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { runDetail } from './support/runReceipts.ts';
import { RunsPageBrowser, TestRuns, type OpenRunsPage } from './support/runsPage.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

let browser: RunsPageBrowser;

beforeAll(async () => {
  browser = await RunsPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

const FIRST = runDetail({ attribution: true });
const RUN_ID = 'f0000000-0000-7000-8000-00000run0001';

/** A run without a receipt. */
function openRun(status: RunSummary['status'] = 'running'): RunDetail {
  const { receiptUri: _, finishedAt: __, staleness: ___, ...summary } = FIRST.summary;
  return {
    summary: { ...summary, runId: RUN_ID, status, scores: {}, usage: {} },
    ...{ names: {}, answers: {}, expected: {}, inputs: {} },
  };
}

function progressOf(news: Partial<RunProgress> = {}): RunProgress {
  const now = Date.now();
  const trial = {
    phase: 'optimizing',
    split: 'val',
    rows: 40,
    evaluated: 39,
    errors: 1,
    isBest: false,
  } as const;
  return {
    ...{
      runId: RUN_ID,
      status: 'running',
      phase: 'optimizing',
      startedAt: now - 200_000,
      heardAt: now - 2000,
    },
    trials: [
      { ...trial, trial: 0, phase: 'baseline', kind: 'full', score: 0.5, at: now - 180_000 },
      { ...trial, trial: 1, kind: 'minibatch', score: 0.9, at: now - 120_000 },
      { ...trial, trial: 2, kind: 'full', score: 0.7, isBest: true, at: now - 60_000 },
      { ...trial, trial: 3, at: now - 1000 },
    ],
    ...{ best: { trial: 2, score: 0.7 }, usage: { calls: 320 }, mostCalls: 1340, errors: 3 },
    left: { unknown: 'early' },
    log: [{ at: now - 90_000, text: 'A row ended in an error.', isError: true }],
    ...news,
  };
}

function monitored(detail: RunDetail, progress: RunProgress | null): TestRuns {
  const runs = new TestRuns([detail]);
  runs.progress = progress;
  return runs;
}

const facts = async ({ page }: OpenRunsPage): Promise<string[]> =>
  (await page.locator('.fact').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

describe('a run under way', () => {
  test('shows phase, best, calls of the most, what is not known, trials and log', async () => {
    const opened = await browser.openRun(monitored(openRun(), progressOf()));
    await opened.page.locator('.facts').waitFor();
    expect(await facts(opened)).toEqual([
      'State running · optimizing',
      'Best so far 0.700 (trial 2)',
      'Calls 320 of at most 1,340',
      'Tokens not known',
      'Cost not known',
      'Rows with errors 3',
      'Started 3 minutes ago',
      'Time left not known: too few calls were made yet',
    ]);
    expect(await opened.page.locator('.plot-area .point').count()).toBe(3);
    expect(
      (await opened.page.locator('.trials tbody tr').allInnerTexts()).map((text) =>
        text.replace(/\s+/g, ' '),
      ),
    ).toEqual([
      '3 optimizing val under way 39 of 40 1',
      '2 optimizing val 0.700 best 39 of 40 1',
      '1 optimizing part of val 0.900 39 of 40 1',
      '0 baseline val 0.500 39 of 40 1',
    ]);
    await opened.page.getByText('A row ended in an error.').waitFor();
    await opened.page.getByText('The run is alive.').waitFor();
    await opened.page.getByRole('button', { name: 'Cancel' }).click();
    await eventually(() => opened.requests.at(-1)).toMatchObject({
      request: 'runAction',
      params: { action: 'databits.cancelRun', runId: RUN_ID },
    });
    expect(opened.complaints).toEqual([]);
  });

  test('is looked at every second while it is seen, and not while it is hidden', async () => {
    const runs = monitored(openRun(), progressOf());
    const { tell } = await browser.openRun(runs);
    const looks = (): number => runs.asked.filter((method) => method === 'runs/progress').length;
    await eventually(looks).toBeGreaterThan(2);
    tell({ isVisible: false });
    // What was under way when it was hidden may still be asked.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const then = looks();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(looks()).toBe(then);
    tell({ isVisible: true });
    await eventually(looks).toBeGreaterThan(then + 1);
  });

  test('says how long it gave no sign of life, and what it came to once it ended', async () => {
    const runs = monitored(openRun(), progressOf({ heardAt: Date.now() - 40_000 }));
    const { page } = await browser.openRun(runs);
    await page.getByText(/No sign of life for 4\d s\./).waitFor();
    runs.details = [{ ...FIRST, summary: { ...FIRST.summary, runId: RUN_ID } }];
    runs.progress = progressOf({ status: 'succeeded' });
    await page.getByRole('tab', { name: 'Scores' }).waitFor();
  });

  test('that broke off can be resumed; without events it says so', async () => {
    const opened = await browser.openRun(
      monitored(openRun('interrupted'), progressOf({ status: 'interrupted' })),
    );
    await opened.page.getByText('Resume goes on where it was, and asks no question twice.').waitFor();
    expect(await opened.page.getByRole('button', { name: 'Resume' }).count()).toBe(1);
    const other = await browser.openRun(monitored(openRun('interrupted'), null));
    await other.page.getByText('This machine has no events of the run, and it left no receipt.').waitFor();
  });
});

describe('a sentence stands where there is nothing', () => {
  test('without runs, without a run of that id, without a receipt to compare', async () => {
    const none = await browser.open(new TestRuns());
    await none.page.getByRole('heading', { name: 'No runs yet' }).waitFor();
    const gone = await browser.open(new TestRuns(), { view: { shows: 'run', runIds: ['x'] } });
    await gone.page.getByRole('heading', { name: 'No such run' }).waitFor();
    const two = new TestRuns([openRun(), FIRST]);
    const compared = await browser.open(two, {
      view: { shows: 'comparison', runIds: [RUN_ID, FIRST.summary.runId] },
    });
    await compared.page.getByRole('heading', { name: 'Nothing to compare' }).waitFor();
  });

  test('without a test split, without attribution, without an evaluation', async () => {
    const noTest = await browser.openRun(new TestRuns([runDetail({ test: 0 })]));
    await noTest.page.getByText('The dataset has no test split').waitFor();
    await noTest.page.getByRole('tab', { name: 'Effects of examples' }).click();
    await noTest.page.getByText('This run did not measure its examples.').waitFor();
    const failed = runDetail({ val: 1, test: 1, trials: 0, errors: 1, outcome: 'failed' });
    const { page, complaints } = await browser.openRun(new TestRuns([failed]));
    await page.getByText('Nothing was measured on val.').waitFor();
    await page.getByRole('tab', { name: 'Trials' }).click();
    await page.getByText('No program was evaluated on val yet').waitFor();
    await page.getByText('no row has a score').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('a failure says why, keeps what was shown, and can be tried again', async () => {
    const runs = new TestRuns([FIRST]);
    runs.error = { code: 'failed', message: 'The receipts could not be opened.' };
    const { page, send } = await browser.open(runs);
    await page.getByRole('alert').getByText('The receipts could not be opened.').waitFor();
    runs.error = undefined;
    await page.getByRole('button', { name: 'Read again' }).last().click();
    await page.locator('.runs').waitFor();
    runs.error = { code: 'failed', message: 'They went away.' };
    send({ event: 'runs/changed', payload: {} });
    await page.getByText('They went away.').waitFor();
    expect(await page.locator('.runs').count()).toBe(1);
  });

  test('in Restricted Mode runs are read and not started', async () => {
    const { page } = await browser.open(new TestRuns([FIRST]), {
      view: { shows: 'launcher', specId: FIRST.summary.specId },
      state: { isTrusted: false },
    });
    await page.getByText('Runs do not start in a workspace that is not trusted.').waitFor();
    expect(await page.getByRole('button', { name: 'Start…' }).isDisabled()).toBe(true);
  });
});

test('what changed since a run is listed, with the rest counted', async () => {
  const staleness: RunSummary['staleness'] = {
    records: [{ id: 'val-0001', name: 'A parcel', role: 'val', change: 'changed' }],
    count: 4,
  };
  const run = { ...FIRST, summary: { ...FIRST.summary, staleness } };
  const { page } = await browser.openRun(new TestRuns([run]), 'receipt');
  await page.getByText('val, changed since').waitFor();
  await page.getByText('3 more records changed.').waitFor();
});

test('300 rows by 40 trials are a table whose rows come as they are scrolled to', async () => {
  const run = runDetail({ val: 300, test: 0, trials: 40 });
  const { page, complaints } = await browser.openRun(new TestRuns([run]), 'examples');
  const rows = page.locator('.matrix-row');
  expect(await rows.count()).toBeLessThanOrEqual(200);
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await eventually(() => page.locator('.matrix-row[aria-selected=true]').getAttribute('aria-rowindex')).toBe(
    '301',
  );
  expect(await rows.count()).toBeLessThanOrEqual(200);
  expect(await page.locator('.matrix-row[aria-selected=true]').isVisible()).toBe(true);
  const active = await page.getByRole('grid').getAttribute('aria-activedescendant');
  expect(active).toBe('row-299');
  expect(complaints).toEqual([]);
});

const HOSTILE = '<img src=x onerror=alert(1)>\u202e';

test.each(RESULT_PARTS)('hostile texts stay texts in %s', async (part) => {
  const run = runDetail({ text: HOSTILE, specName: HOSTILE, attribution: true, outcome: 'budget_exhausted' });
  const { page, complaints } = await browser.openRun(new TestRuns([run]), part);
  await page.getByText('<img src=x').first().waitFor();
  if (part === 'examples') await page.locator('.matrix-row').first().click();
  for (const fold of await page.locator('summary').all()) await fold.click();
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('hostile texts stay texts in the overview, in plans, in the monitor and between runs', async () => {
  const one = runDetail({ text: HOSTILE, specName: HOSTILE });
  const two = runDetail({ text: `${HOSTILE} other`, specName: HOSTILE, runId: 'other', seed: 9, changed: 3 });
  const runs = new TestRuns([one, two]);
  runs.pending = [HOSTILE];
  const plan = { ...(runs.plan ?? raise()), notes: [HOSTILE], problems: [HOSTILE], code: [HOSTILE] };
  const views: { view?: Partial<RunsView> }[] = [
    {},
    { view: { shows: 'launcher', specId: one.summary.specId } },
    { view: { shows: 'comparison', runIds: [one.summary.runId, 'other'] } },
  ];
  runs.plan = plan;
  for (const look of views) {
    const { page, complaints } = await browser.open(runs, look);
    await page.getByText('<img src=x').first().waitFor({ state: 'attached' });
    for (const fold of await page.locator('summary').all()) await fold.click();
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  }
  const told = progressOf({ phase: HOSTILE, log: [{ at: 0, text: HOSTILE, isError: false }] });
  const { page, complaints } = await browser.openRun(monitored(openRun(), told));
  await page.getByText('<img src=x').first().waitFor();
  expect(complaints).toEqual([]);
});

function raise(): never {
  throw new Error('There is a plan.');
}

test.each(Object.keys(THEMES) as ThemeName[])('every text can be read in %s', async (theme) => {
  for (const part of RESULT_PARTS) {
    const { page } = await browser.openRun(new TestRuns([FIRST]), part, { theme });
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  }
  const second = runDetail({ runId: 'other', seed: 9, changed: 3 });
  const views: Partial<RunsView>[] = [
    { shows: 'overview' },
    { shows: 'launcher' },
    { shows: 'launcher', specId: FIRST.summary.specId },
    { shows: 'comparison', runIds: [FIRST.summary.runId, 'other'] },
  ];
  for (const view of views) {
    const { page } = await browser.open(new TestRuns([FIRST, second]), { theme, view });
    expect(await poorContrasts(page, 4.5)).toEqual([]);
  }
});
