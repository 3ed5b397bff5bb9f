import { html, nothing, type TemplateResult } from 'lit';
import { icon, textView } from '../../textView.ts';
import { agoView, staleView, statusView } from './parts.ts';
import type { RunsStore } from './runsStore.ts';
import { runName } from './words.ts';

/** Where the page is, and the ways to its other parts. */
export function headerView(store: RunsStore): TemplateResult {
  const { shows } = store.view;
  return html`<header class="head">
    <nav class="crumbs" aria-label="Parts of the page">
      ${
        shows === 'overview'
          ? html`<h2>Runs</h2>`
          : html`<button
              class="link"
              @click=${() => {
                store.show({ shows: 'overview' });
              }}
            >
              Runs
            </button>`
      }
      ${shows === 'overview' ? nothing : html`<span class="muted" aria-hidden="true">›</span>${titleView(store)}`}
    </nav>
    <span class="filler"></span>
    ${
      shows === 'launcher'
        ? nothing
        : html`<button
            class="secondary"
            @click=${() => {
              store.launch();
            }}
          >
            ${icon('add')}New run
          </button>`
    }
    <button
      class="icon-button"
      title="Read the runs again"
      aria-label="Read the runs again"
      @click=${() => {
        store.ask();
      }}
    >
      ${icon('refresh')}
    </button>
  </header>`;
}

function titleView({ view, detail, executions }: RunsStore): TemplateResult {
  if (view.shows === 'launcher') return html`<h2>Start a run</h2>`;
  if (view.shows === 'comparison') return html`<h2>Comparison</h2>`;
  const [runId = ''] = view.runIds;
  const run = detail.answer?.summary ?? executions.find((one) => one.runId === runId);
  if (run === undefined) return html`<h2>Run</h2>`;
  return html`<h2>${textView(runName(run))}</h2>
    ${statusView(run.status)}<span class="muted">${agoView(run.startedAt)}</span>${staleView(run)}`;
}
