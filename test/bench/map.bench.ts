import { launchBrowser } from '../../scripts/editor/browser.ts';
import { buildPage } from '../webviews/support/builtPage.ts';
import { makeRecords, readyStatus } from '../webviews/support/fakeServer.ts';
import { NeighbourServer } from '../webviews/support/neighbourServer.ts';
import { PAGE_ORIGIN, servePage } from '../webviews/support/pageConnection.ts';
import { themeScript } from '../webviews/support/themes.ts';
import { markFrames } from './support/movingTrace.ts';
import { traceOf } from './support/pageTrace.ts';
import { scriptPerFrame } from './support/scrollTrace.ts';

/** Moving and enlarging the map of 100,000 points: milliseconds of the page's thread in each frame, from a trace. */
const POINTS = 100_000;
const TURNS = 240;
/** Budget of the design: 95th percentile. */
const BUDGET = 8;

const server = new NeighbourServer(makeRecords(POINTS));
const signal = new AbortController().signal;
const answers: Record<string, unknown> = { 'index/status': readyStatus(POINTS) };
for (const [method, params] of [
  ['search/run', { limit: 50 }],
  ['map/project', { colour: 'status' }],
  ['records/fields', {}],
] as const) {
  const response = await server.call(method, params, signal);
  answers[method] = 'result' in response ? response.result : undefined;
}
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await servePage(page, await buildPage('examples'), 'examples');
await page.addInitScript(themeScript('dark'));
// The server's part is played inside the page, so that the trace has no driver in it.
await page.addInitScript(standIn, { answers: JSON.stringify(answers) });
await page.goto(`${PAGE_ORIGIN}/index.html`);
await page.locator('.map-canvas').waitFor();
await page.waitForTimeout(1500);
const events = await traceOf(page, 'devtools.timeline,blink.user_timing', async () => {
  const watched = page.evaluate(markFrames, '.map-canvas');
  await page.mouse.move(600, 500);
  await page.mouse.down();
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.move(600 + 150 * Math.sin(turn / 12), 500 + 120 * Math.cos(turn / 9));
  }
  await page.mouse.up();
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, turn < TURNS / 2 ? -40 : 40);
  // Hovering looks for the nearest point.
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.move(300 + turn * 3, 400 + (turn % 40) * 5);
  await watched;
});
await browser.close();

const perFrame = scriptPerFrame(events);
const at = (part: number): string =>
  (perFrame[Math.min(perFrame.length - 1, Math.floor(part * perFrame.length))] ?? NaN).toFixed(2);
const bytes = JSON.stringify(answers['map/project']).length;
console.log(
  `Map: ${POINTS.toLocaleString('en-US')} points, ${String(perFrame.length)} frames of moving, enlarging, hovering`,
);
console.log(
  `script per frame: median ${at(0.5)} ms, p95 ${at(0.95)} ms (budget ${String(BUDGET)} ms), largest ${at(1)} ms`,
);
console.log(`answer with points, ids and colours: ${(bytes / 1e6).toFixed(2)} MB`);
process.exitCode = Number(at(0.95)) <= BUDGET ? 0 : 1;

/** Runs in the page: answers its calls. */
function standIn({ answers: text }: { answers: string }): void {
  const known = JSON.parse(text) as Record<string, unknown>;
  const post = (message: object): void => {
    window.postMessage(message, '*');
  };
  const postMessage = (message: { type: string; id?: number; method?: string }): void => {
    setTimeout(() => {
      if (message.type === 'ready') post({ type: 'state', state: { query: {}, view: 'map' } });
      else if (message.type === 'call') {
        post({ type: 'answer', id: message.id, result: known[message.method ?? ''] ?? null });
      }
    }, 2);
  };
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage, setState: () => undefined }) });
}
