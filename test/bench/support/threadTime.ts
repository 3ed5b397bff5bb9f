import type { Page } from 'playwright-core';
import { traceOf } from './pageTrace.ts';

/**
 * Milliseconds of the processor that the page's thread needed while `work` was done: what others took from the machine is
 * not in it. The page sets the mark `done` at the end.
 */
export async function threadTime(page: Page, work: () => Promise<unknown>): Promise<number> {
  const categories = 'devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing';
  const events = await traceOf(page, categories, async () => {
    await work();
    await page.evaluate(() => performance.mark('done'));
  });
  const end = events.find(({ name }) => name === 'done');
  return events
    .filter(({ name, ph, tid, ts }) => {
      return name === 'RunTask' && ph === 'X' && tid === end?.tid && ts < end.ts;
    })
    .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}
