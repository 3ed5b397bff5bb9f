import { html, nothing, type TemplateResult } from 'lit';
import { numeral } from '../../../../shared/src/counted.ts';
import { partialWords } from '../../../../shared/src/reviewWords.ts';
import { messageView, noticeView, restrictedView, waitingView } from '../../notice.ts';
import { icon } from '../../textView.ts';
import type { ReviewStore } from './reviewStore.ts';

/** Sentences above the review: what failed while an older one is shown, what was not compared. */
export function noticesView(store: ReviewStore): TemplateResult {
  const { answer, error, records } = store;
  if (answer === undefined) return html``;
  const { notes, unread } = answer.overview;
  return html`<div class="notices">
    ${error === undefined ? nothing : noticeView('error', error.message, again(store))}
    ${store.wasCancelled ? noticeView('info', 'The newer review was cancelled; this is the one before.', again(store)) : nothing}
    ${unread.length > 0 ? noticeView('warning', partialWords(answer.overview).join(' '), showOverview(store)) : nothing}
    ${records.length < answer.total ? noticeView('info', `There are ${numeral(answer.total)} records; the list has the first ${numeral(records.length)}. “databits diff” shows all.`) : nothing}
    ${notes.map((note) => noticeView('info', note))}
  </div>`;
}

/** What stands in the place of the review where there is none to show; `undefined` where there is one. */
export function placeholderView(store: ReviewStore): TemplateResult | undefined {
  const { state, answer, isRunning, error } = store;
  if (!state.isTrusted) return withoutTrust(store);
  if (state.comparison === undefined)
    return messageView(
      'git-pull-request',
      'Nothing to review yet',
      'Choose what to compare: the work tree with its base branch, what is staged, a branch, or two commits.',
      chooseButton(store, 'primary'),
    );
  if (answer !== undefined) {
    const { introduced, unread, files } = answer.overview;
    if (answer.total > 0 || introduced.length > 0 || unread.length > 0) return undefined;
    const { onlyText } = files;
    const words =
      onlyText > 0 ? 'Only comments or layout differ; no record does.' : 'Both states have the same records.';
    return messageView('check-all', 'No record differs', words, chooseButton(store, 'secondary'));
  }
  if (isRunning) return readingView(store);
  if (error?.code === 'not-trusted') return withoutTrust(store);
  if (error !== undefined)
    return html`<div role="alert">
      ${messageView('error', 'The change could not be reviewed', error.message, html`${again(store)} ${chooseButton(store, 'secondary')}`)}
    </div>`;
  return messageView(
    'circle-slash',
    'Cancelled',
    'The review was stopped before it was whole.',
    again(store),
  );
}

function readingView(store: ReviewStore): TemplateResult {
  return waitingView(
    'Comparing',
    'Files that differ are read on both sides, the others once: problems and datasets depend on all of them.',
    () => {
      store.cancel();
    },
  );
}

function withoutTrust(store: ReviewStore): TemplateResult {
  return restrictedView(
    'Changes are read from git, which does not run in a workspace that is not trusted.',
    () => {
      store.rpc.host('manageTrust', {});
    },
  );
}

function showOverview(store: ReviewStore): TemplateResult {
  return html`<button
    class="link"
    @click=${() => {
      store.show({ shows: 'overview' });
    }}
  >
    Show them
  </button>`;
}

function chooseButton(store: ReviewStore, look: 'primary' | 'secondary'): TemplateResult {
  return html`<button
    class=${look}
    @click=${() => {
      store.rpc.host('choose', {});
    }}
  >
    ${icon('git-compare')}Compare Something Else
  </button>`;
}

function again(store: ReviewStore): TemplateResult {
  return html`<button class="secondary" @click=${() => void store.ask()}>
    ${icon('refresh')}Try Again
  </button>`;
}
