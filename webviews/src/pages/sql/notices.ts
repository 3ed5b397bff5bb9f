import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../shared/src/counted.ts';
import { messageView, noticeView } from '../../notice.ts';
import { icon } from '../../textView.ts';
import type { QueryResult } from './queryResult.ts';
import type { ResultState } from './state.ts';

/** Sentences above the rows: that there are more, and what failed while rows are still shown. */
export function noticesView(state: ResultState, result: QueryResult): TemplateResult {
  const { opened, phase, error } = state;
  const settings = html`<button
    class="link"
    @click=${() => {
      result.rpc.host('openSettings', {});
    }}
  >
    Change the limit
  </button>`;
  const isCut = opened?.truncated === true && phase !== 'failed';
  const first = counted(opened?.rowCount ?? 0, 'row');
  return html`<div class="notices">
    ${
      isCut
        ? noticeView(
            'info',
            `There are more: these are the first ${first}, and sorting and charts use these only. Saving writes all rows.`,
            settings,
          )
        : nothing
    }
    ${phase === 'failed' ? nothing : (opened?.notes ?? []).map((note) => noticeView('info', note))}
    ${phase === 'failed' && opened !== undefined ? noticeView('error', error?.message ?? '', again(result)) : nothing}
    ${phase === 'cancelled' && opened !== undefined ? noticeView('info', 'The query was cancelled. These rows are of the query before.', again(result)) : nothing}
  </div>`;
}

/** What stands in place of the rows where there are none to show; `undefined` where rows show. */
export function placeholderView(state: ResultState, result: QueryResult): TemplateResult | undefined {
  const { phase, opened, problem, error, sql } = state;
  if (phase === 'refused' && problem !== undefined) return problemView(sql, problem, result);
  if (opened !== undefined) {
    if (opened.rowCount > 0 || opened.columns.length === 0) return undefined;
    return messageView('inbox', 'No rows', 'The query is right and found nothing.');
  }
  switch (phase) {
    case 'running':
      return html`<div class="message"><p>Running the query…</p></div>`;
    case 'failed':
      return html`<div role="alert">
        ${messageView('error', 'The query failed', error?.message ?? '', again(result))}
      </div>`;
    case 'cancelled':
      return messageView(
        'circle-slash',
        'Cancelled',
        'The query was stopped before it had an answer.',
        again(result),
      );
    default:
      return sql === ''
        ? messageView(
            'database',
            'No query yet',
            'Run a statement of a query file, or take one from the history.',
          )
        : messageView(
            'play',
            'Not run yet',
            'The page was opened again. The query does not run by itself.',
            again(result),
          );
  }
}

/** DuckDB's words, and the line with the place that they are about. */
function problemView(
  sql: string,
  problem: NonNullable<ResultState['problem']>,
  result: QueryResult,
): TemplateResult {
  const place = problem.offset === undefined ? undefined : placeIn(sql, problem.offset);
  return html`<div class="problem" role="alert">
    <h2>${icon('error')}The query has a problem</h2>
    <p>${problem.message}</p>
    ${
      place === undefined
        ? nothing
        : html`<p class="muted">Line ${place.line}, column ${place.column}</p>
            <pre><code>${place.before}<mark>${place.marked}</mark>${place.after}</code></pre>`
    }
    <button
      class="primary"
      @click=${() => {
        result.rpc.host('showQuery', {});
      }}
    >
      ${icon('edit')}Show the query
    </button>
  </div>`;
}

interface Place {
  line: number;
  column: number;
  before: string;
  marked: string;
  after: string;
}

/** The line around an offset, cut to what fits, with the word there apart. */
export function placeIn(sql: string, offset: number): Place {
  const start = sql.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const line = sql.slice(0, start).split('\n').length;
  const [text = ''] = sql.slice(start).split('\n');
  const column = offset - start;
  const word = /^(?:"[^"]*"|[\p{L}\p{N}_.]+|\S)/u.exec(text.slice(column))?.[0] ?? ' ';
  const after = text.slice(column + word.length);
  return {
    line,
    column: column + 1,
    before: text.slice(Math.max(0, column - 80), column),
    marked: word,
    after: after.slice(0, 80),
  };
}

function again(result: QueryResult): TemplateResult {
  return html`<button class="primary" @click=${() => void result.run()}>
    ${icon('play')}Run the query
  </button>`;
}
