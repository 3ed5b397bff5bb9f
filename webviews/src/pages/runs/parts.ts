import { html, nothing, type TemplateResult } from 'lit';
import type { RunStatus, RunSummary } from '../../../../shared/src/protocol/runs.ts';
import { icon, textView } from '../../textView.ts';
import type { RunsStore } from './runsStore.ts';
import { agoText, statusIcon, statusWords, timeText } from './words.ts';

/** A state with its icon. */
export function statusView(status: RunStatus): TemplateResult {
  return html`<span class="status" data-status=${status}
    >${icon(statusIcon(status))}${statusWords(status)}</span
  >`;
}

/** How long ago something was, with the exact time in its tooltip. */
export function agoView(at: number): TemplateResult {
  return html`<time datetime=${new Date(at).toISOString()} title=${timeText(at)}
    >${agoText(at, Date.now())}</time
  >`;
}

/** A name with what it is, such as in lists of facts; what is not there is left out. */
export function factView(
  name: string,
  value: TemplateResult | string | undefined,
): TemplateResult | typeof nothing {
  return value === undefined
    ? nothing
    : html`<div class="fact">
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
}

/** Whether data changed since a run. */
export function staleView({ staleness }: RunSummary): TemplateResult | typeof nothing {
  if (staleness === undefined || staleness.count === 0) return nothing;
  return html`<span
    class="badge stale"
    title="Records changed since this run: its scores are those of other data."
    >${icon('warning')}stale</span
  >`;
}

/** A button that shows an execution. */
export function runLink(store: RunsStore, runId: string, words: string | TemplateResult): TemplateResult {
  return html`<button
    class="link"
    @click=${() => {
      store.show({ shows: 'run', runIds: [runId] });
    }}
  >
    ${words}
  </button>`;
}

/** A record that can be opened. */
export function recordLink(store: RunsStore, id: string, name: string | undefined): TemplateResult {
  return html`<button
    class="link record"
    title="Show the record in its file"
    @click=${() => {
      store.rpc.host('openRecord', { id });
    }}
  >
    ${textView(name ?? id)}
  </button>`;
}
