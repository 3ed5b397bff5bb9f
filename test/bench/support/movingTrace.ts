import type { Page } from 'playwright-core';
import { quantiles, type Quantiles } from './measure.ts';
import { traceOf } from './pageTrace.ts';
import { scriptPerFrame } from './scrollTrace.ts';

/** What moving a drawing cost, in milliseconds. */
export interface MovingTrace {
  /** Work of the page's scripts in each frame that moved. */
  script: Quantiles;
  /** From each frame that moved to the next. */
  frame: Quantiles;
}

/**
 * Drags a drawing about as a whole, and, where it goes `near`, so near that texts can be read, and enlarges and shrinks it
 * with the wheel; each is as many `turns` of the pointer. The server's part has to be played inside
 * the page, so that the trace has no driver in it.
 */
export async function traceMoving(
  page: Page,
  selector: string,
  { turns, near }: { turns: number; near: boolean },
): Promise<MovingTrace> {
  const events = await traceOf(page, 'devtools.timeline,blink.user_timing', async () => {
    const watched = page.evaluate(markFrames, selector);
    const box = await page.locator(selector).boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    for (const isNear of near ? [false, true] : [false]) {
      for (let turn = 0; isNear && turn < 25; turn += 1) await page.mouse.wheel(0, -40);
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let turn = 0; turn < turns; turn += 1)
        await page.mouse.move(x + 150 * Math.sin(turn / 12), y + 120 * Math.cos(turn / 9));
      await page.mouse.up();
    }
    for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel(0, turn < turns / 2 ? 40 : -40);
    await watched;
  });
  const marks = events.filter(({ name }) => name === 'moved' || name === 'still').sort((a, b) => a.ts - b.ts);
  const frames = marks.flatMap(({ name, ts }, at) => {
    const next = marks[at + 1];
    return name === 'moved' && next !== undefined ? [(next.ts - ts) / 1000] : [];
  });
  return { script: quantiles(scriptPerFrame(events)), frame: quantiles(frames) };
}

/** Runs in the page: marks the beginning of each frame until nothing has moved for a second. */
export async function markFrames(selector: string): Promise<void> {
  let last = performance.now();
  for (const type of ['pointermove', 'wheel'])
    document.querySelector(selector)?.addEventListener(type, () => {
      last = performance.now();
    });
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const rested = performance.now() - last;
    performance.mark(rested < 100 ? 'moved' : 'still');
    if (rested > 1000) return;
  }
}
