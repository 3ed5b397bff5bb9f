import { launchBrowser } from '../../scripts/editor/browser.ts';
import type { Figure } from '../../scripts/report/performanceResults.ts';
import type { SearchResult } from '../../shared/src/protocol/search.ts';
import { buildPage } from '../webviews/support/builtPage.ts';
import { makeRecords, readyStatus } from '../webviews/support/fakeServer.ts';
import { PAGE_ORIGIN, servePage } from '../webviews/support/pageConnection.ts';
import { themeScript } from '../webviews/support/themes.ts';
import { handFigures } from './support/pageFigures.ts';
import { reportScrolling, traceScrolling } from './support/scrollTrace.ts';

const ROWS = 100_000;

/** What scrolls in each view, and what its rows are. */
const VIEWS = [
  { view: 'list', scroller: '.results', row: '.row' },
  { view: 'table', scroller: '.grid', row: '.grid-row' },
  { view: 'cards', scroller: '.results', row: '.card' },
] as const;

const browser = await launchBrowser();
const files = await buildPage('examples');
const sample = JSON.stringify({ records: makeRecords(400), status: readyStatus(ROWS) });
const figures: Record<string, Figure> = {};
let holds = true;
for (const { view, scroller, row } of VIEWS) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await servePage(page, files, 'examples');
  await page.addInitScript(themeScript('dark'));
  await page.addInitScript(standIn, { rows: ROWS, view, sample });
  await page.goto(`${PAGE_ORIGIN}/index.html`);
  await page.locator(row).nth(5).waitFor();
  const trace = await traceScrolling(page, { scroller, row, at: { x: 600, y: 600 } });
  const title = `Example browser, ${view}: ${ROWS.toLocaleString('en-US')} records`;
  const scrolled = reportScrolling(title, trace);
  holds = scrolled.holds && holds;
  figures[`browser.${view}.script`] = scrolled.script;
  figures[`browser.${view}.rows`] = scrolled.rows;
  await page.close();
}
await browser.close();
handFigures(figures);
process.exitCode = holds ? 0 : 1;

/** Runs in the page: answers its calls from a sample of records. */
function standIn({ rows, view, sample: text }: { rows: number; view: string; sample: string }): void {
  const { records, status } = JSON.parse(text) as { records: SearchResult[]; status: object };
  const post = (message: object): void => {
    window.postMessage(message, '*');
  };
  const resultAt = (rank: number, columns: readonly string[]): object => {
    const record = records[rank % records.length];
    const values = Object.fromEntries(columns.map((column) => [column, (rank * 7) % 1000]));
    return { ...record, id: `${record?.id ?? ''}-${String(rank)}`, values };
  };
  const answer = (
    method: string,
    params: { offset?: number; limit?: number; columns?: string[] },
  ): object | null => {
    if (method === 'index/status') return status;
    if (method !== 'search/run') return null;
    const { offset = 0, limit = 10, columns = [] } = params;
    const count = Math.max(0, Math.min(limit, rows - offset));
    const results = Array.from({ length: count }, (_, at) => resultAt(offset + at, columns));
    const facets = { statuses: [{ value: 'draft', count: rows }] };
    const timing = { embedMs: 0, searchMs: 1 };
    return { results, total: rows, mode: 'filter', noGoodMatch: false, facets, revision: 1, timing };
  };
  const postMessage = (message: { type: string; id?: number; method?: string; params?: object }): void => {
    setTimeout(() => {
      if (message.type === 'ready') post({ type: 'state', state: { query: {}, view } });
      else if (message.type === 'call')
        post({ type: 'answer', id: message.id, result: answer(message.method ?? '', message.params ?? {}) });
    }, 2);
  };
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage, setState: () => undefined }) });
}
