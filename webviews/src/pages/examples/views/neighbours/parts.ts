import { html, nothing, type TemplateResult } from 'lit';
import type {
  NeighbourhoodAnswer,
  NeighbourRecord,
} from '../../../../../../shared/src/protocol/neighbours.ts';
import { counted, numeral } from '../../../../../../shared/src/counted.ts';
import { messageView } from '../../../../notice.ts';
import { icon, textView } from '../../../../textView.ts';
import { isRanked, type PageState } from '../../state.ts';
import type { NeighbourMethod, Question } from './question.ts';

/** How far the computation is, with a way to stop it. */
export function progressView({ status }: PageState, stop: () => void): TemplateResult {
  const { step = 'Asking', done = 0, total = 0 } = status?.neighbours ?? {};
  const part = total === 0 ? '' : `${numeral(done)} of ${numeral(total)}`;
  return html`<div class="neighbour-progress" role="status">
    <span>${step}…</span>
    ${total === 0 ? nothing : html`<progress max=${total} value=${done} aria-label=${step}></progress>`}
    <span class="muted">${part}</span>
    <button class="secondary" @click=${stop}>${icon('close')}Cancel</button>
  </div>`;
}

/** Says that records changed since the answer, with a way to ask anew. */
export function staleView(again: () => void): TemplateResult {
  return html`<p class="neighbour-note" role="status">${staleNote(again)}</p>`;
}

/** As {@link staleView}, within a line that is there anyway. */
export function staleNote(again: () => void): TemplateResult {
  return html`Records changed since.
    <button class="link" @click=${again}>${icon('refresh')} Draw Anew</button>`;
}

/** What stands in place of the view where there is no answer to show: an error, a stop, or no vectors. */
export function insteadOfAnswer<M extends NeighbourMethod>(
  question: Question<M>,
  what: string,
  again: () => void,
): TemplateResult | undefined {
  const { error, answer, isStopped, isRunning } = question;
  if (isRunning) return undefined;
  const button = html`<button class="primary" @click=${again}>${icon('refresh')}Try Again</button>`;
  if (error !== undefined) {
    return html`<div class="message" role="alert">
      <h2>${what} failed</h2>
      <p>${error.message}</p>
      <div class="actions">${button}</div>
    </div>`;
  }
  if (isStopped && answer === undefined) {
    return html`<div class="message">
      <h2>Cancelled</h2>
      <div class="actions">${button}</div>
    </div>`;
  }
  return undefined;
}

/** Why there is nothing where no record has a vector; `undefined` where some have. */
export function withoutVectors(answer: NeighbourhoodAnswer): TemplateResult | undefined {
  if (answer.total === 0 || answer.withoutVector < answer.total) return undefined;
  return messageView(
    'circle-slash',
    answer.notice === undefined ? 'No vectors yet' : 'No vectors',
    answer.notice ?? 'Records get their vectors in the background: this fills by itself.',
  );
}

/** What an answer leaves out, as sentences. */
export function completeness(answer: NeighbourhoodAnswer, { query }: PageState): string[] {
  const { withoutVector, total, notice, model } = answer;
  return [
    ...(model === undefined ? [] : [`Vectors of ${model}.`]),
    ...(notice === undefined ? [] : [notice]),
    ...(withoutVector === 0
      ? []
      : [`${numeral(withoutVector)} of ${counted(total, 'record')} have no vector and are left out.`]),
    ...(isRanked(query) ? ['Filters narrow this view, the query does not.'] : []),
  ];
}

/** A record's name and facts on one line, and the start of its texts. */
export function recordLines({
  name,
  functionName,
  status,
  inputText,
  outputText,
}: NeighbourRecord): TemplateResult {
  const facts = [functionName, status].filter((fact) => fact !== undefined && fact !== '').join(' · ');
  return html`<span class="neighbour-name">${textView(name === '' ? inputText : name)}</span>
    <span class="muted">${textView(facts)}</span>
    <span class="neighbour-text">${textView(inputText)}</span>
    ${outputText === '' ? nothing : html`<span class="neighbour-text muted">→ ${textView(outputText)}</span>`}`;
}

/** Pages of a ranking. */
export function pagerView(
  { offset, limit, total }: { offset: number; limit: number; total: number },
  noun: string,
  go: (offset: number) => void,
): TemplateResult | typeof nothing {
  if (total <= limit) return nothing;
  const last = Math.min(total, offset + limit);
  const step = (to: number, label: string, name: string, disabled: boolean): TemplateResult =>
    html`<button
      class="secondary"
      ?disabled=${disabled}
      @click=${() => {
        go(to);
      }}
    >
      ${icon(name)}${label}
    </button>`;
  return html`<nav class="pager" aria-label="Pages">
    ${step(Math.max(0, offset - limit), 'Previous', 'arrow-left', offset === 0)}
    <span class="muted">${noun} ${numeral(offset + 1)} to ${numeral(last)} of ${numeral(total)}</span>
    ${step(offset + limit, 'Next', 'arrow-right', last >= total)}
  </nav>`;
}
