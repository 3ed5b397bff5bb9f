import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RESULT_PARTS } from '../../shared/src/protocol/runsPage.ts';
import { eventually } from './support/eventually.ts';
import { LineagePageBrowser } from './support/lineagePage.ts';
import { outOfReach } from './support/outOfReach.ts';
import { PARCEL_STATES } from './support/parcelStates.ts';
import { manyChanges } from './support/reviewedStates.ts';
import { FakeReviewServer, ReviewPageBrowser } from './support/reviewPage.ts';
import { runDetail } from './support/runReceipts.ts';
import { RunsPageBrowser, TestRuns } from './support/runsPage.ts';
import { TestVersions, VersionsPageBrowser } from './support/versionsPage.ts';

/** What an editor of 1280 × 800 pixels leaves at 200 %, alone and beside another group. */
const SIZES = [
  { width: 640, height: 400 },
  { width: 320, height: 400 },
];

describe.each(SIZES)('in $width × $height pixels everything of a page can be reached', (size) => {
  describe('of lineages', () => {
    let browser: LineagePageBrowser;
    beforeAll(async () => {
      browser = await LineagePageBrowser.start();
    });
    afterEach(() => browser.closePages());
    afterAll(() => browser.stop());

    test.each([true, false])('with filters and details, tree %s', async (tree) => {
      const { page } = await browser.openShown(undefined, { size, view: { depth: 2, tree, history: true } });
      await page.locator('.graph').focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('.details').waitFor();
      // It would lie over the nodes.
      expect(await page.locator('.legend').isVisible()).toBe(false);
      expect(await outOfReach(page)).toEqual([]);
      await page.getByRole('button', { name: 'Filters', exact: true }).click();
      await page.locator('.filters').waitFor();
      expect(await outOfReach(page)).toEqual([]);
    });
  });

  describe('of reviews', () => {
    let browser: ReviewPageBrowser;
    beforeAll(async () => {
      browser = await ReviewPageBrowser.start();
    });
    afterEach(() => browser.closePages());
    afterAll(() => browser.stop());

    test('with its records and its overview', async () => {
      const { page } = await browser.open(new FakeReviewServer(manyChanges()), { size });
      await eventually(() => page.locator('.row').count()).toBeGreaterThan(1);
      await page.locator('.detail h2').first().waitFor();
      expect(await outOfReach(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.locator('.overview').waitFor();
      expect(await outOfReach(page)).toEqual([]);
    });
  });

  describe('of runs', () => {
    const runs = new TestRuns([
      runDetail({ attribution: true }),
      runDetail({ runId: 'other', seed: 9, changed: 3 }),
    ]);
    const runIds = runs.details.map(({ summary }) => summary.runId);
    let browser: RunsPageBrowser;
    beforeAll(async () => {
      browser = await RunsPageBrowser.start();
    });
    afterEach(() => browser.closePages());
    afterAll(() => browser.stop());

    test.each(RESULT_PARTS)('with what a run came to: %s', async (part) => {
      const { page } = await browser.openRun(runs, part, { size });
      if (part === 'examples') await page.locator('.matrix-row').first().click();
      expect(await outOfReach(page)).toEqual([]);
    });

    test.each(['overview', 'launcher', 'comparison'] as const)('with its %s', async (shows) => {
      const { page } = await browser.open(runs, { size, view: { shows, runIds } });
      expect(await outOfReach(page)).toEqual([]);
    });
  });

  describe('of versions', () => {
    let browser: VersionsPageBrowser;
    beforeAll(async () => {
      browser = await VersionsPageBrowser.start();
    });
    afterEach(() => browser.closePages());
    afterAll(() => browser.stop());

    test('with differences', async () => {
      const { page } = await browser.open(new TestVersions(PARCEL_STATES), { size });
      await page.locator('.version').nth(1).click();
      expect(await outOfReach(page)).toEqual([]);
    });
  });
});
