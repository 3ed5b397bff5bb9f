import { launchBrowser } from '../../scripts/editor/browser.ts';
import type { SqlAnswer } from '../../shared/src/protocol/sql.ts';
import { buildPage } from '../webviews/support/builtPage.ts';
import { PAGE_ORIGIN, servePage } from '../webviews/support/pageConnection.ts';
import { wideAnswer } from '../webviews/support/sqlPage.ts';
import { themeScript } from '../webviews/support/themes.ts';
import { handFigures } from './support/pageFigures.ts';
import { reportScrolling, traceScrolling } from './support/scrollTrace.ts';

const ROWS = 100_000;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await servePage(page, await buildPage('sql'), 'sql');
await page.addInitScript(themeScript('dark'));
// The server's part is played inside the page by messages as the editor sends them, so that the trace has no driver in it.
const sample: string = JSON.stringify(wideAnswer(400));
await page.addInitScript(standIn, { rows: ROWS, sample });
await page.goto(`${PAGE_ORIGIN}/index.html`);
await page.locator('.cell[data-kind=number]').first().waitFor();
const trace = await traceScrolling(page, { scroller: '.grid', row: '.grid-row', at: { x: 600, y: 500 } });
await browser.close();

const title = `SQL grid: ${ROWS.toLocaleString('en-US')} rows × 12 columns`;
const { holds, script, rows } = reportScrolling(title, trace);
handFigures({ 'sqlGrid.script': script, 'sqlGrid.rows': rows });
process.exitCode = holds ? 0 : 1;

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
