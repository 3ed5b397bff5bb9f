import type { Page } from 'playwright-core';
import type { TraceEvent } from './scrollTrace.ts';

/**
 * Milliseconds of the processor that the page's thread needed while `work` was done: what others took from the machine is
 * not in it. The page sets the mark `done` at the end.
 */
export async function threadTime(page: Page, work: () => Promise<unknown>): Promise<number> {
  const events: TraceEvent[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) =>
    session.once('Tracing.tracingComplete', () => {
      resolve();
    }),
  );
  await session.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing',
    transferMode: 'ReportEvents',
  });
  await work();
  await page.evaluate(() => performance.mark('done'));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const end = events.find(({ name }) => name === 'done');
  return events
    .filter(({ name, ph, tid, ts }) => {
      return name === 'RunTask' && ph === 'X' && tid === end?.tid && ts < end.ts;
    })
    .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}
