import type { Page } from 'playwright-core';

/** An event of Chromium's trace; times are microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time of the thread itself: what others took from the processor is not in it. */
  tdur?: number;
  tid: number;
}

/** What a browser traces of a page while `work` is done. */
export async function traceOf(
  page: Page,
  categories: string,
  work: () => Promise<unknown>,
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) =>
    session.once('Tracing.tracingComplete', () => {
      resolve();
    }),
  );
  await session.send('Tracing.start', { categories, transferMode: 'ReportEvents' });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}
