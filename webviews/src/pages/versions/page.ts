import { html, nothing, render, type TemplateResult } from 'lit';
import { OncePerFrame } from '../../oncePerFrame.ts';
import { icon, textView } from '../../textView.ts';
import { comparisonHead } from './comparisonHead.ts';
import { differencesView } from './differencesView.ts';
import { fieldsView } from './fieldsView.ts';
import { nothingToCompareView, noticesView, placeholderView } from './notices.ts';
import { VersionList } from './versionList.ts';
import { VersionsStore, type VersionsRpc } from './versionsStore.ts';

/** Milliseconds between two looks at how long ago things were. */
const MINUTE = 60_000;

/** The page of a record's versions: renders the store, once a frame. */
export class VersionsPage {
  readonly #root: HTMLElement;
  readonly #store: VersionsStore;
  readonly #list: VersionList;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });

  constructor(root: HTMLElement, rpc: VersionsRpc) {
    this.#root = root;
    this.#store = new VersionsStore(rpc, () => {
      this.#frame.ask();
    });
    this.#list = new VersionList(this.#store);
  }

  start(): void {
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.#list.focus();
    });
    setInterval(() => {
      this.#frame.ask();
    }, MINUTE);
    this.#render();
    this.#store.rpc.ready();
  }

  #render(): void {
    const placeholder = placeholderView(this.#store);
    const isBusy = this.#store.versions.isRunning || this.#store.difference.isRunning;
    render(
      html`${this.#header()}
        <main class="main" aria-busy=${isBusy ? 'true' : 'false'}>
          ${noticesView(this.#store)}${placeholder ?? this.#content()}
        </main>`,
      this.#root,
    );
  }

  /** What people know the record by: one that is gone by its last name. */
  #title(): string {
    const { state, record, versions } = this.#store;
    const name = record?.name ?? versions.answer?.deleted?.name ?? '';
    return name === '' ? state.id : name;
  }

  #header(): TemplateResult | typeof nothing {
    const { state, record, states } = this.#store;
    if (state.id === '') return nothing;
    const path = states.find(({ isPresent }) => isPresent)?.path ?? states[0]?.path;
    return html`<header class="head">
      <h2>${textView(this.#title())}</h2>
      <span class="muted path">${path === undefined ? nothing : textView(path)}</span>
      <span class="filler"></span>
      ${
        record === undefined
          ? nothing
          : html`<button
              class="icon-button"
              title="Show the record in its file"
              aria-label="Show the record in its file"
              @click=${() => {
                this.#store.rpc.host('openRecord', {});
              }}
            >
              ${icon('go-to-file')}
            </button>`
      }
      <button
        class="icon-button"
        title="Read the versions again"
        aria-label="Read the versions again"
        @click=${() => {
          this.#store.ask();
        }}
      >
        ${icon('refresh')}
      </button>
    </header>`;
  }

  #content(): TemplateResult {
    const { pair, state } = this.#store;
    const body =
      state.view.shows === 'fields'
        ? fieldsView(this.#store)
        : pair === undefined
          ? nothingToCompareView(this.#store)
          : differencesView(this.#store);
    return html`<div class="columns">
      <nav class="list" aria-label="Versions">${this.#list.view()}</nav>
      <div class="comparison">
        ${comparisonHead(this.#store)}
        <div
          class="scroll"
          tabindex="0"
          role="region"
          aria-label=${state.view.shows === 'fields' ? 'Fields' : 'Differences'}
        >
          ${body}
        </div>
      </div>
    </div>`;
  }
}
