import { html, nothing, type TemplateResult } from 'lit';
import type { RecordVersionSummary } from '../../../../shared/src/protocol/records.ts';
import { PRESENT } from '../../../../shared/src/protocol/versionHistory.ts';
import { PREVIOUS } from '../../../../shared/src/protocol/versionsPage.ts';
import { icon } from '../../textView.ts';
import { pendingWords } from '../../../../shared/src/versionWords.ts';
import { ageText } from './stateText.ts';
import { keyOf, nameOf, type VersionsStore } from './versionsStore.ts';

/** States that can be compared with by their names. */
const MOST_OFFERED = 300;

/** What is compared with what, and what can be done with the chosen version. */
export function comparisonHead(store: VersionsStore): TemplateResult {
  const state = store.states[store.chosen];
  return html`<div class="compared-head">
    <div class="compared-line">
      ${tabsView(store)}<span class="filler"></span
      >${state === undefined ? nothing : actionsView(store, state)}
    </div>
    ${store.state.view.shows === 'differences' && store.states.length > 1 ? againstView(store) : nothing}
  </div>`;
}

/** The two ways to look at versions. */
function tabsView(store: VersionsStore): TemplateResult {
  const { shows } = store.state.view;
  const choice = (name: 'differences' | 'fields', label: string, title: string): TemplateResult =>
    html`<button
      class="toggle"
      role="radio"
      aria-checked=${shows === name ? 'true' : 'false'}
      title=${title}
      tabindex=${shows === name ? 0 : -1}
      @click=${() => {
        store.show({ shows: name });
      }}
    >
      ${label}
    </button>`;
  return html`<div
    class="segmented"
    role="radiogroup"
    aria-label="What is shown"
    @keydown=${(event: KeyboardEvent) => {
      if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
      store.show({ shows: shows === 'fields' ? 'differences' : 'fields' });
      if (event.currentTarget instanceof Element)
        event.currentTarget.querySelector<HTMLElement>('[role=radio]:not([aria-checked=true])')?.focus();
    }}
  >
    ${choice('differences', 'Differences', 'What differs between two versions')}
    ${choice('fields', 'Blame', 'Which version each field came with')}
  </div>`;
}

function actionsView(store: VersionsStore, state: RecordVersionSummary): TemplateResult {
  const { rpc } = store;
  const { contentHash, commit } = state;
  const isPresent = store.states.some((one) => one.isPresent && one.contentHash === contentHash);
  const label = `version ${String(state.version)}`;
  return html`<div class="actions" role="group" aria-label=${`Actions for ${label}`}>
    <button
      class="secondary"
      ?disabled=${isPresent}
      title=${isPresent ? 'The record has this content now' : `Give the record the content of ${label}, as a new version`}
      @click=${() => {
        rpc.host('restore', { contentHash });
      }}
    >
      ${icon('discard')}Restore
    </button>
    ${iconButton('go-to-file', state.isPresent ? 'Open the record' : `Open ${label}, read-only`, () => {
      store.open();
    })}
    ${iconButton('copy', 'Copy the content hash', () => {
      rpc.host('copy', { text: contentHash });
    })}
    ${
      commit === undefined || !store.state.showsCommits
        ? nothing
        : iconButton('git-commit', `Show commit ${commit.commit.slice(0, 8)}`, () => {
            rpc.host('showCommit', { commit: commit.commit });
          })
    }
  </div>`;
}

function againstView(store: VersionsStore): TemplateResult {
  const { pair, states, chosen } = store;
  const { view } = store.state;
  return html`<div class="compared-line against">
    <label
      >Compared with
      <select
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) store.show({ against: event.target.value });
        }}
      >
        <option value=${PREVIOUS} ?selected=${view.against === PREVIOUS}>the version before it</option>
        ${
          states.some(({ isPresent }) => isPresent)
            ? html`<option value=${PRESENT} ?selected=${view.against === PRESENT}>
                the record as it is now
              </option>`
            : nothing
        }
        ${states
          .slice(0, MOST_OFFERED)
          .map((state, at) =>
            at === chosen
              ? nothing
              : html`<option value=${keyOf(state)} ?selected=${view.against === keyOf(state)}>
                  ${optionText(state)}
                </option>`,
          )}
      </select></label
    >
    ${
      pair === undefined
        ? nothing
        : html`<span class="arrow-line"
            ><strong>v${pair.before.version}</strong> → <strong>v${pair.after.version}</strong></span
          >`
    }
    <span class="filler"></span>
    ${
      pair === undefined
        ? nothing
        : html`<button
              class="link"
              title="Compare the two texts in the editor's own view"
              @click=${() => {
                store.rpc.host('openDiff', { before: nameOf(pair.before), after: nameOf(pair.after) });
              }}
            >
              Open in Diff Editor
            </button>
            <button
              class="toggle"
              aria-pressed=${view.texts === 'side' ? 'true' : 'false'}
              title="Show texts side by side"
              aria-label="Side by side"
              @click=${() => {
                store.show({ texts: view.texts === 'side' ? 'inline' : 'side' });
              }}
            >
              ${icon('split-horizontal')}
            </button>`
    }
  </div>`;
}

function optionText({ version, commit, pending }: RecordVersionSummary): string {
  const when =
    commit === undefined ? (pending === undefined ? '' : pendingWords(pending)) : ageText(commit.date);
  return [`v${String(version)}`, when, commit?.author ?? ''].filter((part) => part !== '').join(' · ');
}

function iconButton(name: string, label: string, run: () => void): TemplateResult {
  return html`<button class="icon-button" title=${label} aria-label=${label} @click=${run}>
    ${icon(name)}
  </button>`;
}
