import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_DRAFT } from '../../webviews/src/pages/runs/launcher/draft.ts';
import { eventually } from './support/eventually.ts';
import { runDetail } from './support/runReceipts.ts';
import { flat, rowsOf, RunsPageBrowser, TestRuns } from './support/runsPage.ts';

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

describe('a run is started', () => {
  test('from a new specification, which the editor writes', async () => {
    const { page, requests } = await browser.open(new TestRuns([FIRST]), { view: { shows: 'launcher' } });
    const create = page.getByRole('button', { name: 'Create specification' });
    expect(await create.isDisabled()).toBe(true);
    await page.getByText('Give it a name. Choose a template. Choose a dataset.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Try GEPA');
    await page.getByLabel('Template', { exact: true }).selectOption({ label: 'A template of requests' });
    await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'A dataset of requests' });
    await page.getByLabel('Optimizer', { exact: true }).selectOption('GEPA');
    await page.getByLabel('max_full_evals').fill('3');
    await page.getByLabel('use_merge').selectOption('no');
    await page.getByLabel('Metric', { exact: true }).selectOption('path.py:function');
    await page.getByLabel('Function').fill('metrics/close.py:score');
    await page.getByLabel('Measure what single examples change').check();
    await create.click();
    const id = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42';
    await eventually(() => requests.at(-1)).toEqual({
      type: 'host',
      request: 'create',
      params: {
        value: {
          ...FIRST_DRAFT,
          ...{ name: 'Try GEPA', template: id, dataset: id, attribution: {} },
          optimizer: { name: 'GEPA', parameters: { max_full_evals: 3, use_merge: false } },
          metric: { name: 'metrics/close.py:score' },
        },
      },
    });
  });

  test('with a mix of metrics, other models and a price, by keyboard', async () => {
    const { page, requests } = await browser.open(new TestRuns([FIRST]), {
      view: { shows: 'launcher', draft: { ...FIRST_DRAFT, name: 'Mix', template: 't', dataset: 'd' } },
    });
    const legends = (): Promise<string[]> => page.locator('legend').allInnerTexts();
    expect(await legends()).not.toContain('Model that judges answers');
    await page.getByLabel('Metric', { exact: true }).selectOption('weighted');
    await page.getByRole('button', { name: 'Add a part' }).press('Enter');
    const second = page.getByRole('listitem', { name: 'Part 2' });
    await second.getByLabel('Part 2', { exact: true }).selectOption('judge');
    await second.getByLabel('Weight').fill('0.5');
    await second.getByLabel('rubric').fill('Is it polite?');
    await eventually(legends).toContain('Model that judges answers');
    const judge = page.getByRole('group', { name: 'Model that judges answers' });
    await judge.getByLabel('Model', { exact: true }).fill('openai/judge');
    await judge.getByLabel('Price of input').fill('0.1');
    await page.getByText('Give both prices of a model, or none.').waitFor();
    await judge.getByLabel('Price of output').fill('0.4');
    await page.getByRole('button', { name: 'Add a part' }).press('Enter');
    await page.getByRole('button', { name: 'Remove part 3 of the metric' }).press('Enter');
    await page.getByLabel('Optimizer', { exact: true }).selectOption('GEPA');
    await page.getByLabel('max_full_evals').fill('3');
    await eventually(() => page.getByLabel('max_metric_calls').count()).toBe(0);
    await page.getByRole('button', { name: 'Create specification' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'create',
      params: {
        value: {
          metric: {
            name: 'weighted',
            parameters: {
              parts: [
                { name: 'exact', weight: 1 },
                { name: 'judge', weight: 0.5, parameters: { rubric: 'Is it polite?' } },
              ],
            },
          },
          models: {
            judge: { name: 'openai/judge', price: { input_per_million: 0.1, output_per_million: 0.4 } },
          },
          optimizer: { name: 'GEPA', parameters: { max_full_evals: 3 } },
        },
      },
    });
  });

  test('with its plan in sight: rows, calls by part, what is not known', async () => {
    const opened = await browser.open(new TestRuns([FIRST]), {
      view: { shows: 'launcher', specId: FIRST.summary.specId },
    });
    const { page, requests } = opened;
    await page.locator('.calls').waitFor();
    expect((await rowsOf(opened, '.calls')).at(-1)).toBe('All 1,358');
    expect(flat(await page.locator('.facts').innerText())).toBe(
      'Rows 24 train, 40 val, 30 test Tokens, at most 640,000 in, 21,000 out Cost, at most not known',
    );
    await page.getByRole('button', { name: 'Start…' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'specificationAction',
      params: { action: 'databits.runSpecification', specId: FIRST.summary.specId },
    });
  });

  test('and leads to its run as soon as it has begun', async () => {
    const runs = new TestRuns([FIRST]);
    const view = { shows: 'launcher', specId: FIRST.summary.specId } as const;
    const { page, send } = await browser.open(runs, { view });
    await page.getByRole('button', { name: 'Start…' }).click();
    runs.details = [{ ...SECOND, summary: { ...SECOND.summary, status: 'running' } }, FIRST];
    send({ event: 'runs/changed', payload: {} });
    await page.getByRole('heading', { name: /8c1d2e99/ }).waitFor();
  });

  test('not where something keeps it from being started', async () => {
    const runs = new TestRuns([FIRST]);
    runs.plan = {
      ...{ rows: { train: 0, val: 0, test: 0 }, notes: [], code: ['m.py:f'] },
      calls: { measuring: 0, optimizing: 0, proposing: 0, attributing: 0, isRough: false },
      problems: ['The dataset has no examples in val.'],
    };
    const { page } = await browser.open(runs, { view: { shows: 'launcher', specId: FIRST.summary.specId } });
    await page.getByRole('alert').getByText('no examples in val').waitFor();
    await page.getByText('Python of the workspace would run: m.py:f.').waitFor();
    expect(await page.getByRole('button', { name: 'Start…' }).isDisabled()).toBe(true);
  });
});
