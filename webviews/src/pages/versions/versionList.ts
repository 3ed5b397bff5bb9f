import { html, nothing, type TemplateResult } from 'lit';
import type { RecordVersionSummary } from '../../../../shared/src/protocol/records.ts';
import { icon, textView } from '../../textView.ts';
import { pendingWords, changeWords } from '../../../../shared/src/versionWords.ts';
import { ageView, ageText } from './stateText.ts';
import type { VersionsStore } from './versionsStore.ts';

/** States that are listed at once; the others come by a button. */
const PAGE = 300;

const ICONS: Record<RecordVersionSummary['change'], string> = {
  added: 'diff-added',
  changed: 'diff-modified',
  moved: 'diff-renamed',
  restored: 'history',
};

/** The states of the record, newest first, as a list of which one is chosen. */
export class VersionList {
  readonly #store: VersionsStore;
  #shown = PAGE;

  constructor(store: VersionsStore) {
    this.#store = store;
  }

  view(): TemplateResult {
    const { states, chosen, against, state } = this.#store;
    const compared = state.view.shows === 'differences' ? against : undefined;
    const shown = Math.max(this.#shown, chosen + 1);
    const rest = states.length - shown;
    return html`${this.#removalView()}
      <div
        class="versions"
        role="listbox"
        tabindex="0"
        aria-label="Versions, newest first"
        aria-activedescendant=${states.length === 0 ? nothing : `state-${String(chosen)}`}
        @keydown=${(event: KeyboardEvent) => {
          this.#handleKey(event);
        }}
      >
        ${states.slice(0, shown).map((one, at) => this.#row(one, at, at === chosen, at === compared))}
      </div>
      ${
        rest > 0
          ? html`<button
              class="link"
              @click=${() => {
                this.#shown = shown + PAGE;
                this.#store.show({});
              }}
            >
              Show older versions
            </button>`
          : nothing
      }`;
  }

  focus(): void {
    document.querySelector<HTMLElement>('.versions')?.focus();
  }

  /** What took the record away, above what it was. */
  #removalView(): TemplateResult | typeof nothing {
    const removal = this.#store.versions.answer?.deleted;
    if (removal === undefined) return nothing;
    const { commit, pending } = removal;
    return html`<div class="removal">
      ${icon('trash')}<span
        ><strong>Deleted</strong>${
          commit === undefined
            ? html` ${pending === undefined ? nothing : `(${pendingWords(pending)})`}`
            : html` ${ageView(commit)} · ${textView(commit.author)}
                <span class="message-line">${textView(commit.summary)}</span>`
        }</span
      >
    </div>`;
  }

  #row(state: RecordVersionSummary, at: number, isChosen: boolean, isAgainst: boolean): TemplateResult {
    const { version, commit, pending, change, isPresent, isNew } = state;
    const label = `v${String(version)}`;
    return html`<div
      id=${`state-${String(at)}`}
      class="version"
      role="option"
      aria-selected=${isChosen ? 'true' : 'false'}
      data-against=${isAgainst ? 'true' : nothing}
      data-pending=${pending ?? nothing}
      aria-label=${labelOf(state, isAgainst)}
      @click=${() => {
        this.#store.choose(at);
      }}
    >
      <span class="mark" title=${changeWords(state)}>${icon(ICONS[change])}</span>
      <span class="version-body">
        <span class="version-line">
          <strong class=${isNew ? nothing : 'muted'}>${label}</strong>
          ${isPresent ? html`<span class="badge">now</span>` : nothing}
          ${pending === undefined ? nothing : html`<span class="badge pending">${pendingWords(pending)}</span>`}
          ${isAgainst ? html`<span class="badge other">compared</span>` : nothing}
          <span class="filler"></span>
          ${commit === undefined ? nothing : html`<span class="muted">${ageView(commit)}</span>`}
        </span>
        <span class="message-line">${commit === undefined ? 'Not committed' : textView(commit.summary)}</span>
        <span class="muted version-foot"
          >${commit === undefined ? nothing : html`${textView(commit.author)} · `}${textView(changeWords(state))}</span
        >
      </span>
    </div>`;
  }

  #handleKey(event: KeyboardEvent): void {
    const { chosen, states } = this.#store;
    if (event.key === 'Enter') {
      this.#store.open();
      return;
    }
    const steps: Record<string, number> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      Home: 0,
      End: states.length - 1,
      PageDown: chosen + 10,
      PageUp: chosen - 10,
    };
    const wanted = steps[event.key];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#store.choose(Math.max(0, Math.min(states.length - 1, wanted)));
    document.getElementById(`state-${String(this.#store.chosen)}`)?.scrollIntoView({ block: 'nearest' });
  }
}

/** A state in words, for screen readers. */
function labelOf(state: RecordVersionSummary, isAgainst: boolean): string {
  const { version, commit, pending, isPresent } = state;
  return [
    `Version ${String(version)}`,
    ...(isPresent ? ['as it is now'] : []),
    ...(pending === undefined ? [] : [pendingWords(pending)]),
    ...(commit === undefined ? ['not committed'] : [ageText(commit.date), commit.author, commit.summary]),
    changeWords(state),
    ...(isAgainst ? ['compared with the chosen one'] : []),
  ].join(', ');
}
