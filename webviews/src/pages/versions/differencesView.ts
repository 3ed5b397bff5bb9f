import { html, nothing, type TemplateResult } from 'lit';
import { differenceList, summaryOf } from '../../difference/differenceList.ts';
import { textView } from '../../textView.ts';
import type { VersionsStore } from './versionsStore.ts';

/** The places in which the two chosen states differ. */
export function differencesView(store: VersionsStore): TemplateResult {
  const { answer, isRunning } = store.difference;
  if (answer === undefined)
    return html`<p class="quiet" role="status">
      ${isRunning ? 'Comparing…' : 'One of the two is not there any more.'}
    </p>`;
  const found = answer.differences.filter(({ role }) => role !== 'identity');
  const { before, after } = store.pair ?? {};
  const isMoved = before !== undefined && after !== undefined && before.path !== after.path;
  const context = {
    unfolded: store.unfolded,
    toggleFold: store.toggleFold.bind(store),
    texts: store.state.view.texts,
  };
  return html`<p class="summary" role="status">${summaryOf(found)}</p>
    ${isMoved ? html`<p class="quiet">Moved from ${textView(before.path)} to ${textView(after.path)}.</p>` : nothing}
    ${differenceList(found, context)}`;
}
