import { launchBrowser } from '../../scripts/editor/browser.ts';
import type { SqlAnswer } from '../../shared/src/protocol/sql.ts';
import { buildPage } from '../webviews/support/builtPage.ts';
import { PAGE_ORIGIN, servePage } from '../webviews/support/pageConnection.ts';
import { wideAnswer } from '../webviews/support/sqlPage.ts';
import { themeScript } from '../webviews/support/themes.ts';
import { handFigures } from './support/pageFigures.ts';

const ROWS = 100_000;
const TURNS = 300;
/** Budget of the design: milliseconds of script in a frame, 95th percentile, and row nodes at any place. */
const BUDGET = { script: 8, rows: 200 };

/** An event of Chromium's trace; times are microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time of the thread itself: what others took from the processor is not in it. */
  tdur?: number;
  tid: number;
}

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

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await servePage(page, await buildPage('sql'), 'sql');
await page.addInitScript(themeScript('dark'));
// The server's part is played inside the page by messages as the editor sends them, so that the trace has no driver in it.
const sample: string = JSON.stringify(wideAnswer(400));
await page.addInitScript(standIn, { rows: ROWS, sample });
await page.goto(`${PAGE_ORIGIN}/index.html`);
await page.locator('.cell[data-kind=number]').first().waitFor();
const session = await page.context().newCDPSession(page);
const events: TraceEvent[] = [];
session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
const complete = new Promise<void>((resolve) =>
  session.once('Tracing.tracingComplete', () => {
    resolve();
  }),
);
await session.send('Tracing.start', {
  categories: 'devtools.timeline,blink.user_timing',
  transferMode: 'ReportEvents',
});
const scrolled = page.evaluate(async () => {
  const grid = document.querySelector('.grid');
  let most = 0;
  let place = 0;
  // Marks the end of each frame until the wheel has stood still for long.
  for (let still = 0; still < 60; still += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = grid?.scrollTop ?? 0;
    performance.mark(now === place ? 'still' : 'moved');
    if (now !== place) still = 0;
    place = now;
    most = Math.max(most, document.getElementsByClassName('grid-row').length);
  }
  return most;
});
await page.mouse.move(600, 500);
for (let turn = 0; turn < TURNS; turn += 1) {
  // Steady scrolling by a few rows, fast scrolling by screens, and jumps over the whole result.
  await page.mouse.wheel(0, turn % 60 === 59 ? 400_000 : turn % 3 === 0 ? 2000 : 90);
}
const most = await scrolled;
await session.send('Tracing.end');
await complete;
await browser.close();

const perFrame = scriptPerFrame(events);
const at = (part: number): number =>
  perFrame[Math.min(perFrame.length - 1, Math.floor(part * perFrame.length))] ?? NaN;
const line = (name: string, value: string, budget = ''): void => {
  console.log(`${name.padEnd(44)}${value.padStart(10)}   ${budget}`);
};
console.log(
  `SQL grid: ${ROWS.toLocaleString('en-US')} rows × 12 columns, ${String(perFrame.length)} frames of scrolling`,
);
line('script per frame, median', `${at(0.5).toFixed(2)} ms`);
line('script per frame, p95', `${at(0.95).toFixed(2)} ms`, `budget ${String(BUDGET.script)} ms`);
line('script per frame, largest', `${at(1).toFixed(2)} ms`);
line('row nodes in the document at most', String(most), `budget ${String(BUDGET.rows)}`);
handFigures({ 'sqlGrid.script': { p50: at(0.5), p95: at(0.95) }, 'sqlGrid.rows': most });
process.exitCode = at(0.95) <= BUDGET.script && most <= BUDGET.rows ? 0 : 1;

/** Milliseconds of script in each frame that scrolled, sorted. Events inside others are counted once. */
function scriptPerFrame(all: readonly TraceEvent[]): number[] {
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

/** Runs in the page: answers its calls from a sample of rows. */
function standIn({ rows, sample: text }: { rows: number; sample: string }): void {
  const sample = JSON.parse(text) as SqlAnswer;
  const post = (message: object): void => {
    window.postMessage(message, '*');
  };
  const answer = (method: string, params: { offset?: number; limit?: number }): object => {
    if (method === 'sql/open') {
      return {
        result: { handle: 'h', columns: sample.columns, rowCount: rows, truncated: false, elapsedMs: 1 },
      };
    }
    const first = (params.offset ?? 0) % 200;
    return { rows: sample.rows.slice(first, first + (params.limit ?? 0)) };
  };
  const postMessage = (message: { type: string; id?: number; method?: string; params?: object }): void => {
    setTimeout(() => {
      if (message.type === 'ready') {
        post({ type: 'state', state: { sql: 'SELECT *', run: 1, view: { shows: 'table' } } });
      } else if (message.type === 'call') {
        post({ type: 'answer', id: message.id, result: answer(message.method ?? '', message.params ?? {}) });
      }
    }, 2);
  };
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage, setState: () => undefined }) });
}
