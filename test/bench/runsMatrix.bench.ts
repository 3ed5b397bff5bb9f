import { launchBrowser } from '../../scripts/editor/browser.ts';
import { FIRST_RUNS_VIEW, type RunsPageState } from '../../shared/src/protocol/runsPage.ts';
import { buildPage } from '../webviews/support/builtPage.ts';
import { PAGE_ORIGIN, servePage } from '../webviews/support/pageConnection.ts';
import { runDetail } from '../webviews/support/runReceipts.ts';
import { themeScript } from '../webviews/support/themes.ts';
import { reportScrolling, traceScrolling } from './support/scrollTrace.ts';

/** The matrix of rows and trials on the page of runs, scrolled by wheel. */
const ROWS = 2000;
/** Of these a minibatch stands before every second one. */
const TRIALS = 33;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await servePage(page, await buildPage('runs'), 'runs');
await page.addInitScript(themeScript('dark'));
const detail = runDetail({ val: ROWS, test: 0, trials: TRIALS });
const runIds = [detail.summary.runId];
const state: RunsPageState = {
  ...{ isTrusted: true, isVisible: true, commands: [], change: 0 },
  view: { ...FIRST_RUNS_VIEW, shows: 'run', runIds, part: 'examples' },
};
// The server's part is played inside the page by messages as the editor sends them, so that the trace has no driver in it.
await page.addInitScript(standIn, { state: JSON.stringify(state), detail: JSON.stringify(detail) });
await page.goto(`${PAGE_ORIGIN}/index.html`);
await page.locator('.matrix-row').first().waitFor();
const trials = (await page.locator('.matrix-head .trial-number').count()).toLocaleString('en-US');
const trace = await traceScrolling(page, {
  ...{ scroller: '.matrix', row: '.matrix-row', at: { x: 600, y: 500 } },
});
await browser.close();

const title = `Rows by trials: ${ROWS.toLocaleString('en-US')} rows × ${trials} trials`;
process.exitCode = reportScrolling(title, trace).holds ? 0 : 1;

/** Runs in the page: answers its calls with one run. */
function standIn({ state, detail }: { state: string; detail: string }): void {
  const run: unknown = JSON.parse(detail);
  const post = (message: object): void => {
    window.postMessage(message, '*');
  };
  const answers: Record<string, unknown> = {
    'runs/list': { specifications: [], orphans: [] },
    'runs/get': run,
  };
  const postMessage = (message: { type: string; id?: number; method?: string }): void => {
    setTimeout(() => {
      if (message.type === 'ready') post({ type: 'state', state: JSON.parse(state) as object });
      else if (message.type === 'call')
        post({ type: 'answer', id: message.id, result: answers[message.method ?? ''] ?? null });
    }, 2);
  };
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage, setState: () => undefined }) });
}
