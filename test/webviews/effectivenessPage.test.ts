import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { poorContrasts } from './support/contrast.ts';
import { EffectivenessPageBrowser, effectsOf } from './support/effectivenessPage.ts';
import { eventually } from './support/eventually.ts';
import { outOfReach } from './support/outOfReach.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

let browser: EffectivenessPageBrowser;

beforeAll(async () => {
  browser = await EffectivenessPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

/** Two runs: the newer one first. */
const EFFECTS = effectsOf(`
  new rose 0.2 0.1
  new brick -0.15 0.1
  new lime 0.02 0.1 ?
  new sky 0.3 0.1 old
  new rose 0.4 0.1 shapley
  old rose -0.1 0.3 ?
  old gone 0.2 0.1
  old leaf 0.25 0.05
`);

/** The table in sight, a line for each row: name, effect, and the other cells. */
async function tableOf(page: Page): Promise<string[]> {
  const rows = await page.locator('.ranking tbody tr:not(.detail-row)').all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').allInnerTexts();
      return cells
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .filter((cell) => cell !== '')
        .join(' | ');
    }),
  );
}

describe('effects of examples', () => {
  test('are ranked, with intervals, and without a number where there is not enough evidence', async () => {
    const { page, complaints } = await browser.open(() => ({ result: EFFECTS }));
    await eventually(() => tableOf(page)).toEqual([
      'leaf approved | Above the others +0.250 (+0.200 to +0.300) | extract | colours | 0',
      'rose approved | Above the others +0.200 (+0.100 to +0.300) | extract | colours | 4',
      'lime approved | Not enough evidence −0.080 to +0.120 | extract | colours | 0',
      'brick approved | Below the others −0.150 (−0.250 to −0.050) | classify | colours | 0',
      'sky approved | Changed since +0.300 (+0.200 to +0.400) | extract | colours | 0',
    ]);
    expect(await page.locator('.summary').innerText()).toBe(
      '5 examples measured in 2 runs, 1 not in the workspace any more.',
    );
    // A point for each estimate, none where there is none.
    expect(await page.locator('.plot').count()).toBe(5);
    expect(await page.locator('.plot .point').count()).toBe(4);
    expect(complaints).toEqual([]);
  });

  test('are filtered by what the evidence says, and those that harm are deprecated by an edit that the user sees', async () => {
    const { page, requests } = await browser.open(() => ({ result: EFFECTS }));
    await page.getByRole('button', { name: 'Below the others 1' }).click();
    await eventually(() => tableOf(page)).toHaveLength(1);
    await page.getByText('That is no proof that they harm').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all shown' }).check();
    await page.getByRole('button', { name: 'Deprecate…' }).click();
    await eventually(() => requests.at(-1)).toEqual({
      ...{ type: 'host', request: 'setStatus', params: { ids: ['brick'], status: 'deprecated' } },
    });
    await page.getByRole('button', { name: 'All 5' }).click();
    await page.getByRole('checkbox', { name: 'Choose rose' }).check();
    await page.getByText('2 examples chosen').waitFor();
    await page.getByRole('button', { name: 'Set Status…' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({ params: { ids: ['brick', 'rose'] } });
    await page.getByRole('button', { name: 'Choose none' }).click();
    await page.locator('.chosen-bar').waitFor({ state: 'detached' });
  });

  test('lead to the record, its runs over time, and the DataBits that it derives from', async () => {
    const { page, requests } = await browser.open(() => ({ result: EFFECTS }));
    await page.getByRole('button', { name: 'rose', exact: true }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      ...{ request: 'open', params: { uri: 'file:///w/rose.example.yaml', position: { line: 3 } } },
    });
    await page.getByRole('button', { name: 'Details of rose' }).click();
    const times = await page.locator('.over-time li').allInnerTexts();
    expect(times.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(
        /^Above the others \+0\.200 .*Run new, 4 Mar 2026.*random prompts, 60 evaluations/,
      ),
      expect.stringMatching(/^Adds \+0\.400 .*Shapley value/),
      expect.stringMatching(/^Not enough evidence −0\.400 to \+0\.200 Run old, 3 Mar 2026/),
    ]);
    await page.getByRole('button', { name: 'Policy', exact: true }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'showLineage',
      params: { id: 'policy' },
    });
    await page.getByRole('button', { name: /^Run old/ }).click();
    await eventually(() => requests.at(-1)).toMatchObject({ request: 'showRun', params: { runId: 'old' } });
  });

  test('of one run, and as Shapley values', async () => {
    const { page, requests } = await browser.open(() => ({ result: EFFECTS }));
    await page.getByRole('combobox', { name: 'Run' }).selectOption('old');
    await eventually(() => tableOf(page)).toEqual([
      expect.stringMatching(/^leaf .*Above the others/),
      expect.stringMatching(/^rose .*Not enough evidence/),
    ]);
    expect(requests.at(-1)).toMatchObject({ params: { state: { run: 'old' } } });
    await page.getByRole('combobox', { name: 'Run' }).selectOption('');
    await page.getByRole('combobox', { name: 'Measured by' }).selectOption('shapley');
    await eventually(() => tableOf(page)).toEqual([expect.stringMatching(/^rose .*\+0\.400/)]);
  });

  test('lead from a DataBit to its examples, to its lineage, and back to all', async () => {
    const { page, requests } = await browser.open(() => ({ result: EFFECTS }));
    await page.getByRole('tab', { name: 'DataBits' }).click();
    await page.getByRole('button', { name: 'Examples that derive from Policy' }).press('Enter');
    await page.getByText('Only those that derive from Policy').waitFor();
    await eventually(() => tableOf(page)).toHaveLength(4);
    expect(requests.at(-1)).toMatchObject({ params: { state: { tab: 'examples', about: 'policy' } } });
    await page.getByRole('button', { name: 'Show Lineage' }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'showLineage',
      params: { id: 'policy' },
    });
    await page.getByRole('button', { name: 'All examples' }).click();
    await eventually(() => tableOf(page)).toHaveLength(5);
  });

  test('by function, domain and DataBit, and by run with what can be taken over', async () => {
    const { page, requests } = await browser.open(() => ({ result: EFFECTS }));
    await page.getByRole('tab', { name: 'Examples' }).press('ArrowRight');
    await eventually(() => tableOf(page)).toEqual([
      expect.stringMatching(/^extract Function \| (?:Above the others|Not enough evidence)/),
      expect.stringMatching(/^classify Function \| Below the others −0\.150 .* \| 1$/),
      expect.stringMatching(/^colours Domain \| Not enough evidence .* \| 3$/),
    ]);
    await page.getByRole('tab', { name: 'Functions and domains' }).press('ArrowRight');
    await eventually(() => tableOf(page)).toEqual([
      expect.stringMatching(/^Policy Its examples DataBit .* \| 3$/),
    ]);
    await page.getByRole('tab', { name: 'DataBits' }).press('End');
    const first = page.locator('.runs li').first();
    await eventually(() => first.innerText()).toContain(
      'Above the others: 2, Not enough evidence: 1, Below the others: 1',
    );
    await page.getByRole('button', { name: /^Take over the findings of Run new/ }).click();
    await eventually(() => requests.at(-1)).toMatchObject({
      request: 'applyFeedback',
      params: { runId: 'new' },
    });
    await page.getByRole('button', { name: /^Only the effects of Run old/ }).click();
    await eventually(() => tableOf(page)).toHaveLength(2);
  });

  test('are hostile texts as texts, and at most 100 rows at once', async () => {
    const many = Array.from({ length: 120 }, (_, at) => `new <b>${String(at)}</b> 0.01 0.1 ?`).join('\n');
    const { page } = await browser.open(() => ({ result: effectsOf(many) }));
    await eventually(() => tableOf(page)).toHaveLength(100);
    expect(await page.locator('.ranking b').count()).toBe(0);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Page 2 of 2').waitFor();
    await eventually(() => tableOf(page)).toHaveLength(20);
  });
});

describe('states', () => {
  test('where nothing was measured it is said how to', async () => {
    const { page } = await browser.open(() => ({ result: { ...EFFECTS, runs: [], examples: [] } }));
    await page.getByText('Put “attribution: {}” into a run specification').waitFor();
  });

  test('a failure says why, and keeps what was shown', async () => {
    let fails = false;
    const failure = { error: { code: 'failed' as const, message: 'The index was stopped.' } };
    const { page, tell } = await browser.open(() => (fails ? failure : { result: EFFECTS }));
    fails = true;
    tell();
    await page.getByText('The index was stopped.').waitFor();
    expect(await tableOf(page)).toHaveLength(5);
  });

  test.each(Object.keys(THEMES) as ThemeName[])(
    'everything can be read and reached at 320 px in %s',
    async (theme) => {
      const size = { width: 320, height: 640 };
      const { page } = await browser.open(() => ({ result: EFFECTS }), { theme, size });
      await page.getByRole('button', { name: 'Details of rose' }).click();
      await page.getByRole('checkbox', { name: 'Choose rose' }).check();
      expect(await poorContrasts(page, 4.5)).toEqual([]);
      for (const tab of ['Examples', 'Functions and domains', 'DataBits', 'Runs']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await outOfReach(page)).toEqual([]);
        const tooWide = await page
          .locator('.scroll, .scroll *')
          .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length);
        expect(tooWide).toBe(0);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );
});
