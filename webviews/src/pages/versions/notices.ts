import { html, nothing, type TemplateResult } from 'lit';
import { messageView, noticeView, restrictedView, waitingView } from '../../notice.ts';
import { icon } from '../../textView.ts';
import type { VersionsStore } from './versionsStore.ts';

/** Sentences above what is shown: that there may be more, and what failed while older answers are still shown. */
export function noticesView({ versions, difference, blame }: VersionsStore): TemplateResult {
  const { answer } = versions;
  const error = [versions, difference, blame].find(
    (one) => one.error !== undefined && one.answer !== undefined,
  )?.error;
  const isPartial = answer !== undefined && !answer.isComplete && answer.versions.length > 0;
  const isKnown = answer?.versions.some(({ commit }) => commit !== undefined) === true;
  return html`<div role="status">
    ${
      isPartial && isKnown
        ? noticeView(
            'info',
            'Git does not have the whole history here, as in a shallow clone: there may be older versions.',
          )
        : nothing
    }
    ${error === undefined ? nothing : noticeView('error', error.message)}
  </div>`;
}

/** What stands in place of the versions where there are none; `undefined` where there are some. */
export function placeholderView(store: VersionsStore): TemplateResult | undefined {
  const { versions, state } = store;
  if (state.id === '')
    return messageView(
      'history',
      'No record',
      'Put the cursor into a record, and run “DataBits: Show Versions of Record”.',
    );
  if (!state.isTrusted) return withoutTrust(store);
  const { answer, isRunning, error } = versions;
  if (answer === undefined && error?.code === 'not-trusted') return withoutTrust(store);
  if (answer === undefined && isRunning) return readingView(store);
  if (answer === undefined && error?.code === 'cancelled')
    return messageView('circle-slash', 'Cancelled', 'The history was not read to its end.', againView(store));
  if (answer === undefined)
    return html`<div role="alert">
      ${messageView('error', 'The versions could not be read', error?.message ?? '', againView(store))}
    </div>`;
  if (answer.versions.length > 0) return undefined;
  return answer.isComplete
    ? messageView(
        'history',
        'No version',
        'Neither the files nor git’s history have a record with this id.',
        againView(store),
      )
    : messageView(
        'history',
        'No history',
        'Versions come from git: the folder is in no repository, or git is not installed.',
        againView(store),
      );
}

/** What stands in place of differences where there is nothing to compare. */
export function nothingToCompareView({ versions, states, chosen }: VersionsStore): TemplateResult {
  if (states.length > 1)
    return messageView(
      'history',
      'Nothing before it',
      'This is the first version. Choose a later one, or compare it with another.',
    );
  const isCommitted = states[chosen]?.commit !== undefined;
  if (isCommitted)
    return messageView(
      'history',
      'One version',
      versions.answer?.isComplete === false
        ? 'What git has here knows no other content of the record.'
        : 'The content of the record has never changed since it was added.',
    );
  return versions.answer?.isComplete === false
    ? messageView(
        'history',
        'No history',
        'Versions come from git, which has none here: the folder is in no repository, or nothing was committed yet.',
      )
    : messageView(
        'history',
        'Not committed yet',
        'Versions come with commits. Commit the record’s file, and its changes show from then on.',
      );
}

function readingView(store: VersionsStore): TemplateResult {
  return waitingView(
    'Reading the history',
    'The first time every commit is looked at; after that only new ones are.',
    () => {
      store.cancel();
    },
  );
}

function withoutTrust(store: VersionsStore): TemplateResult {
  return restrictedView(
    'Versions come from git, which does not run in a workspace that is not trusted.',
    () => {
      store.rpc.host('manageTrust', {});
    },
  );
}

function againView(store: VersionsStore): TemplateResult {
  return html`<button
    class="secondary"
    @click=${() => {
      store.ask();
    }}
  >
    ${icon('refresh')}Read again
  </button>`;
}
