import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { runDetail } from './support/runReceipts.ts';
import { flat, rowsOf, RunsPageBrowser, TestRuns, type OpenRunsPage } from './support/runsPage.ts';

let browser: RunsPageBrowser;

beforeAll(async () => {
  browser = await RunsPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

const FIRST = runDetail({ attribution: true });
const SECOND = runDetail({
  ...{ runId: '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e99', seed: 3, changed: 5, test: 28, after: 0.62 },
});

describe('all runs', () => {
  test('stand under their specifications with state, gain, cost and age; what is not known is said', async () => {
    const runs = new TestRuns([
      FIRST,
      { ...SECOND, summary: { ...SECOND.summary, usage: {}, staleness: { records: [], count: 2 } } },
    ]);
    runs.pending = ['Kinder replies'];
    const opened = await browser.open(runs);
    const rows = await rowsOf(opened, '.runs');
    expect(rows[0]).toMatch(
      /^8c1d2e43 succeeded 0\.934 \+0\.155 \(−0\.065 to \+0\.365\), not enough evidence \$0\.0731 \d+ /,
    );
    expect(rows[1]).toMatch(/^8c1d2e99 stale succeeded .* not known \d+ /);
    expect(await opened.page.getByText('Not run yet.').count()).toBe(1);
    expect(opened.complaints).toEqual([]);
  });

  test('are filtered by words, and two chosen ones are compared', async () => {
    const { page, requests } = await browser.open(new TestRuns([FIRST, SECOND]));
    const compare = page.getByRole('button', { name: 'Compare' });
    expect(await compare.isDisabled()).toBe(true);
    await page.getByRole('searchbox').fill('2e99');
    await eventually(() => page.locator('.runs tbody tr').count()).toBe(1);
    await page.getByRole('searchbox').fill('');
    await eventually(() => page.getByRole('checkbox').count()).toBe(2);
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await compare.click();
    await page.getByRole('heading', { name: 'A → B' }).waitFor();
    expect(requests.at(-1)).toMatchObject({
      params: { state: { shows: 'comparison', runIds: [FIRST.summary.runId, SECOND.summary.runId] } },
    });
  });
});

describe('what a run came to', () => {
  test('is baseline against best with intervals, and “not enough evidence” where the interval holds 0', async () => {
    const opened = await browser.openRun(new TestRuns([FIRST]));
    expect(await rowsOf(opened, '.intervals')).toEqual([
      'Template 0.690 0.521 to 0.846 29 rows, 1 error',
      'Best 0.850 0.706 to 0.972 30 rows',
      'Template 0.645 0.490 to 0.792 38 rows, 2 errors',
      'Best 0.934 0.840 to 1.000 38 rows, 2 errors',
    ]);
    const verdicts = (await opened.page.locator('.verdict').allInnerTexts()).map(flat);
    expect(verdicts[0]).toMatch(/^Gain \+0\.155 \(−0\.065 to \+0\.365\) on 29 rows .* Not enough evidence/);
    expect(verdicts[1]).toMatch(
      /^Gain \+0\.306 .* No evidence of a gain: the best was chosen by these rows\./,
    );
  });

  test('keyboard: tabs by arrows, points of the plot by arrows, with words for each', async () => {
    const { page } = await browser.openRun(new TestRuns([FIRST]));
    await page.getByRole('tab', { name: 'Scores' }).focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => page.locator('[role=tab]:focus').innerText()).toBe('Trials');
    await page.locator('.plot').focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => page.locator('.readout').innerText()).toBe(
      'Trial 0, baseline, all of val: 0.645 on 38 rows, after 15 s.',
    );
    await page.keyboard.press('End');
    await eventually(() => page.locator('.readout').innerText()).toMatch(/^Trial 12, /);
  });

  test('minibatches look different and are no step of the best', async () => {
    const { page } = await browser.openRun(new TestRuns([FIRST]), 'trials');
    expect(await page.locator('.plot-area .point[data-kind=minibatch]').count()).toBe(4);
    expect(await page.locator('.plot-area .point[data-kind=full]').count()).toBe(9);
    expect(await page.locator('tr[data-best]').innerText()).toMatch(/^9\s+optimizing\s+val\s+0\.934 best/);
  });

  test('rows by trials are chosen by keys, filtered, and drafted from', async () => {
    const { page, requests } = await browser.openRun(new TestRuns([FIRST]), 'examples');
    await page.getByRole('button', { name: 'Regressed 1' }).click();
    await eventually(() => page.locator('.matrix-row').count()).toBe(1);
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'Asked' }).waitFor();
    expect(flat(await page.locator('.row-detail').innerText())).toContain(
      'Best answered 0.000 intent something else',
    );
    await page.getByRole('button', { name: 'Draft example from this failure' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'draft',
      params: { runId: FIRST.summary.runId, trial: 9 },
    });
    await page.getByRole('button', { name: 'Nearest examples' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({ request: 'nearest' });
  });

  test('the hardest rows come first where that is asked for, and say over how many programs', async () => {
    const { page } = await browser.openRun(new TestRuns([FIRST]), 'examples');
    await page.getByRole('checkbox', { name: 'Hardest first' }).check();
    await eventually(() => page.locator('.matrix-row').first().locator('.difficulty').innerText()).toBe(
      '0.9',
    );
    await page.locator('.matrix-row').first().click();
    await page.getByText('Difficulty 0.90, one less the mean score over 9 programs.').waitFor();
    await page.getByRole('combobox', { name: 'Split' }).selectOption('test');
    await eventually(() => page.locator('.difficulty').count()).toBe(0);
  });

  test('the prompt: changed words, examples with their records, messages to copy', async () => {
    const { page, requests } = await browser.openRun(new TestRuns([FIRST]), 'prompt');
    expect(await page.locator('ins').first().innerText()).toBe('of');
    expect((await page.locator('.demo-head').allInnerTexts()).map(flat)).toEqual([
      'parcel question 1',
      'parcel question 2 augmented',
      'no record of this workspace',
    ]);
    await page.locator('.demo-head button').first().click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'openRecord',
      params: { id: 'train-0000' },
    });
    await page.getByText('The prompt as messages (8)').click();
    await page.getByRole('button', { name: 'Copy as JSON' }).click();
    await eventually(() => requests.at(-1)?.request).toBe('copy');
    const copied = requests.at(-1);
    const messages: unknown = copied?.request === 'copy' ? JSON.parse(copied.params.text) : undefined;
    expect(messages).toMatchObject([
      { role: 'system' },
      { role: 'user', content: '[[ ## text ## ]]\nMy parcel number 0 is lost.' },
      { role: 'assistant' },
      {},
      {},
      {},
      {},
      { role: 'user' },
    ]);
  });

  test('effects of examples are told from 0 or not', async () => {
    const opened = await browser.openRun(new TestRuns([FIRST]), 'effects');
    const rows = await rowsOf(opened, '.effects:nth-of-type(1)');
    expect(rows[0]).toBe('parcel question 1 +0.140 +0.070 to +0.210 960');
    expect(rows.filter((row) => row.includes('not enough evidence'))).toHaveLength(14);
    expect(await opened.page.getByText('2 of 16 are told from 0.').count()).toBe(2);
    await opened.page.getByText('one below 0 says less good than the others, not harmful').waitFor();
    const shapley = await rowsOf(opened, '.effects:nth-of-type(2)');
    expect(shapley[0]).toBe('parcel question 1 +0.200 +0.070 to +0.210 960');
    const leftOut = await rowsOf(opened, '.effects:nth-of-type(3)');
    expect(leftOut.at(-1)).toContain('could not be measured');
  });

  test('the receipt names the models by what they did, with the prices that were given', async () => {
    const { page } = await browser.openRun(new TestRuns([FIRST]), 'receipt');
    const facts = (await page.locator('.fact').allInnerTexts()).map(flat);
    expect(facts).toContain('Model openai/gpt-4o-mini');
    expect(facts).toContain('Wrote instructions openai/gpt-4o, $2.5 in, $10 out a million tokens');
  });

  test('actions are those that the editor has and that fit', async () => {
    const { page, requests, tell } = await browser.openRun(new TestRuns([FIRST]));
    const names = (): Promise<string[]> =>
      page.getByRole('group', { name: 'Actions of the run' }).getByRole('button').allInnerTexts();
    expect(await names()).toEqual([
      'Re-run exactly',
      'Open receipt',
      'Review feedback',
      'Draft examples',
      'Export to MLflow',
    ]);
    await page.getByRole('button', { name: 'Open receipt' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'runAction',
      params: { action: 'databits.openReceipt' },
    });
    tell({ commands: ['databits.openReceipt'] });
    await eventually(names).toEqual(['Open receipt']);
    await page.getByRole('tab', { name: 'Examples', exact: true }).click();
    await page.locator('.matrix-row').nth(1).click();
    expect(await page.getByRole('button', { name: 'Draft example' }).count()).toBe(0);
  });
});

describe('two runs', () => {
  const open = (): Promise<OpenRunsPage> =>
    browser.open(new TestRuns([FIRST, SECOND]), {
      view: { shows: 'comparison', runIds: [FIRST.summary.runId, SECOND.summary.runId] },
    });

  test('are compared on shared rows of the same content, with the number of them', async () => {
    const { page, complaints } = await open();
    await page
      .getByText('A has 40 rows, B 40 rows; 35 of the same content were evaluated by both.')
      .waitFor();
    expect(flat(await page.locator('.verdict').first().innerText())).toMatch(
      /^B less A: −0\.173 \(−0\.419 to \+0\.085\) on 26 rows\..* Not enough evidence that either is better\.$/,
    );
    await page.getByText('13 rows with another score').click();
    expect(await page.locator('details[open] tbody tr').count()).toBe(13);
    expect(complaints).toEqual([]);
  });

  test('tell how their data differ, each score with its run, and other causes', async () => {
    const { page } = await open();
    await page.getByText('0 came, 2 went, 5 changed, 0 moved to another split.').waitFor();
    await page
      .getByText('The difference may have other causes than the data: these settings differ, too: seed.')
      .waitFor();
    await page.getByText('7 members differ').click();
    expect(await page.locator('details[open] li').count()).toBe(7);
    await page.getByText('3 examples in both, 0 in A only, 0 in B only.').waitFor();
  });

  test('of different metrics have no difference', async () => {
    const other = runDetail({ runId: 'other', metric: 'token_f1' });
    const { page } = await browser.open(new TestRuns([FIRST, other]), {
      view: { shows: 'comparison', runIds: [FIRST.summary.runId, 'other'] },
    });
    await page.getByText('their scores cannot be compared').waitFor();
    expect(await page.getByText('B less A').count()).toBe(0);
  });
});
