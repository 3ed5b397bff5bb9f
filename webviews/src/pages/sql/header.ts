import { html, nothing, type TemplateResult } from 'lit';
import { SQL_FILE_FORMATS, type SqlOpened } from '../../../../shared/src/protocol/sql.ts';
import { SQL_TEXT_FORMATS } from '../../../../shared/src/protocol/sqlText.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { menu } from '../../menu.ts';
import { icon, textView } from '../../textView.ts';
import type { QueryResult } from './queryResult.ts';
import type { ResultState } from './state.ts';

const FILE_NAMES = { csv: 'CSV', json: 'JSON', parquet: 'Parquet' } as const;

/** The top of the page: what was asked, how it went, and what can be done with the result. */
export function headerView(state: ResultState, result: QueryResult): TemplateResult {
  const { opened, phase, sql, view } = state;
  const isRunning = phase === 'running';
  return html`<header class="top">
    <div class="query" title=${sql.slice(0, 2000)}>${textView(sql.replace(/\s+/g, ' ').slice(0, 500))}</div>
    <div class="bar">
      <div class="summary" role="status" aria-live="polite">${summaryOf(state)}</div>
      <div class="actions" role="toolbar" aria-label="Result">
        ${
          isRunning
            ? button('debug-stop', 'Cancel', 'Stop the query (Escape)', () => {
                result.cancel();
              })
            : button('play', 'Run', 'Run the query again', () => void result.run(), sql === '')
        }
        ${opened === undefined ? nothing : resultActions(opened, view.shows, result)}
        ${button(
          'edit',
          'Query',
          'Show the query in an editor',
          () => {
            result.rpc.host('showQuery', {});
          },
          sql === '',
        )}
        ${button('history', 'History', 'Show the last queries', () => {
          result.rpc.host('showHistory', {});
        })}
      </div>
    </div>
    ${isRunning ? progressView(state) : nothing}
  </header>`;
}

function progressView({ filling }: ResultState): TemplateResult {
  return filling === undefined
    ? html`<progress aria-label="The query runs"></progress>`
    : html`<progress
        aria-label="The tables are filled"
        value=${filling.done}
        max=${filling.total}
      ></progress>`;
}

function resultActions(
  opened: SqlOpened,
  shows: ResultState['view']['shows'],
  result: QueryResult,
): TemplateResult {
  const none = opened.rowCount === 0;
  const toggle = (name: typeof shows, symbol: string, label: string): TemplateResult =>
    html`<button
      class="toggle"
      aria-pressed=${shows === name ? 'true' : 'false'}
      @click=${() => {
        result.shows(name);
      }}
    >
      ${icon(symbol)}<span>${label}</span>
    </button>`;
  return html`${toggle('table', 'table', 'Table')} ${none ? nothing : toggle('chart', 'graph', 'Chart')}
  ${none ? nothing : copyMenu(result)} ${saveMenu(result)}`;
}

function copyMenu(result: QueryResult): TemplateResult {
  return menu('copy', 'Copy', [
    {
      label: 'Cell (Ctrl+C)',
      act: () => {
        result.copyCell();
      },
    },
    ...SQL_TEXT_FORMATS.map((format) => ({
      label: `Row as ${format.toUpperCase()}${format === 'tsv' ? ' (Ctrl+Shift+C)' : ''}`,
      act: () => {
        result.copyRow(format);
      },
    })),
    ...SQL_TEXT_FORMATS.map((format) => ({
      label: `All rows as ${format.toUpperCase()}`,
      act: () => {
        result.copyAll(format);
      },
    })),
  ]);
}

function saveMenu(result: QueryResult): TemplateResult {
  return menu(
    'save',
    'Save',
    SQL_FILE_FORMATS.map((format) => ({
      label: `All rows as ${FILE_NAMES[format]}…`,
      act: () => {
        result.rpc.host('save', { format });
      },
    })),
  );
}

function button(
  name: string,
  label: string,
  title: string,
  act: () => void,
  disabled = false,
): TemplateResult {
  return html`<button class="secondary" title=${title} ?disabled=${disabled} @click=${act}>
    ${icon(name)}<span>${label}</span>
  </button>`;
}

/** One line for eyes and screen readers. */
function summaryOf({ phase, opened, runningFor, filling, notice, sql }: ResultState): string {
  switch (phase) {
    case 'running':
      if (filling !== undefined)
        return `Filling the tables: ${numeral(filling.done)} of ${counted(filling.total, 'record')}…`;
      return runningFor < 1000 ? 'Running…' : `Running for ${String(Math.floor(runningFor / 1000))} s…`;
    case 'refused':
      return 'The query has a problem.';
    case 'failed':
      return 'The query failed.';
    case 'cancelled':
      return 'The query was cancelled.';
    case 'idle':
      return sql === '' ? '' : 'Not run yet.';
    case 'shown': {
      if (opened === undefined) return '';
      const rows = opened.truncated
        ? `First ${counted(opened.rowCount, 'row')}`
        : counted(opened.rowCount, 'row');
      const time = `${numeral(Math.max(1, Math.round(opened.elapsedMs)))} ms`;
      return [
        `${rows}, ${counted(opened.columns.length, 'column')} in ${time}`,
        ...(notice === '' ? [] : [notice]),
      ].join(' · ');
    }
  }
}
