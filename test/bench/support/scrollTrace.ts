import type { Page } from 'playwright-core';
import { traceOf, type TraceEvent } from './pageTrace.ts';

/** What runs our code on the page's main thread. */
const SCRIPT = new Set([
  'FireAnimationFrame',
  'FunctionCall',
  'EvaluateScript',
  'TimerFire',
  'EventDispatch',
  'RunMicrotasks',
  'MinorGC',
  'MajorGC',
]);

const TURNS = 300;

/** Budget of the design: milliseconds of script in a frame, 95th percentile, and row nodes at any place. */
const BUDGET = { script: 8, rows: 200 };

/** What scrolling cost. */
export interface ScrollTrace {
  /** Milliseconds of script in each frame that scrolled, sorted. */
  perFrame: number[];
  /** Most row nodes in the document at once. */
  mostRows: number;
}

/**
 * Scrolls an element of an open page with the wheel, steadily, by screens and by jumps, and traces it. The server's part
 * has to be played inside the page, so that the trace has no driver in it.
 */
export async function traceScrolling(
  page: Page,
  { scroller, row, at }: { scroller: string; row: string; at: { x: number; y: number } },
): Promise<ScrollTrace> {
  let mostRows = 0;
  const events = await traceOf(page, 'devtools.timeline,blink.user_timing', async () => {
    const scrolled = page.evaluate(
      async ([element, rows]) => {
        const list = document.querySelector(element);
        let most = 0;
        let place = 0;
        // Marks the end of each frame until the wheel has stood still for long.
        for (let still = 0; still < 60; still += 1) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const now = list?.scrollTop ?? 0;
          performance.mark(now === place ? 'still' : 'moved');
          if (now !== place) still = 0;
          place = now;
          most = Math.max(most, document.querySelectorAll(rows).length);
        }
        return most;
      },
      [scroller, row] as const,
    );
    await page.mouse.move(at.x, at.y);
    for (let turn = 0; turn < TURNS; turn += 1) {
      // Steady scrolling by a few rows, fast scrolling by screens, and jumps over the whole result.
      await page.mouse.wheel(0, turn % 60 === 59 ? 400_000 : turn % 3 === 0 ? 2000 : 90);
    }
    mostRows = await scrolled;
  });
  return { perFrame: scriptPerFrame(events), mostRows };
}

/** Figures of a page that scrolled. */
export interface ScrollFigures {
  /** Milliseconds of script in a frame. */
  script: { p50: number; p95: number };
  /** Row nodes in the document at most. */
  rows: number;
  /** True where both are within their budgets. */
  holds: boolean;
}

/** Prints the figures beside their budgets. */
export function reportScrolling(title: string, { perFrame, mostRows }: ScrollTrace): ScrollFigures {
  const at = (part: number): number =>
    perFrame[Math.min(perFrame.length - 1, Math.floor(part * perFrame.length))] ?? NaN;
  const line = (name: string, value: string, budget = ''): void => {
    console.log(`${name.padEnd(44)}${value.padStart(10)}   ${budget}`);
  };
  console.log(`${title}, ${String(perFrame.length)} frames of scrolling`);
  line('script per frame, median', `${at(0.5).toFixed(2)} ms`);
  line('script per frame, p95', `${at(0.95).toFixed(2)} ms`, `budget ${String(BUDGET.script)} ms`);
  line('script per frame, largest', `${at(1).toFixed(2)} ms`);
  line('row nodes in the document at most', String(mostRows), `budget ${String(BUDGET.rows)}`);
  const script = { p50: at(0.5), p95: at(0.95) };
  return { script, rows: mostRows, holds: script.p95 <= BUDGET.script && mostRows <= BUDGET.rows };
}

/** Milliseconds of script in each frame that scrolled, sorted. Events inside others are counted once. */
export function scriptPerFrame(all: readonly TraceEvent[]): number[] {
  const marks = all.filter(({ name }) => name === 'moved' || name === 'still').sort((a, b) => a.ts - b.ts);
  const script = all
    .filter(({ name, ph, tid }) => SCRIPT.has(name) && ph === 'X' && tid === marks[0]?.tid)
    .sort((a, b) => a.ts - b.ts);
  // The mark comes before the grid's own callback of the same frame: its work stands between this mark and the next.
  const frames: number[] = [];
  let end = 0;
  for (const [at, mark] of marks.entries()) {
    if (mark.name !== 'moved') continue;
    const until = marks[at + 1]?.ts ?? Infinity;
    let milliseconds = 0;
    for (const { ts, dur = 0, tdur = dur } of script) {
      if (ts < Math.max(mark.ts, end) || ts >= until) continue;
      milliseconds += tdur / 1000;
      end = ts + dur;
    }
    frames.push(milliseconds);
  }
  return frames.sort((a, b) => a - b);
}
