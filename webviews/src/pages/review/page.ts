import { html, nothing, render, type TemplateResult } from 'lit';
import { numeral } from '../../../../shared/src/counted.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';
import { filterBar } from './filterBar.ts';
import { headerView } from './header.ts';
import { handleKey } from './keyboard.ts';
import { noticesView, placeholderView } from './notices.ts';
import { overviewView } from './overview.ts';
import { recordDetail } from './recordDetail.ts';
import { RecordList } from './recordList.ts';
import type { ReviewRpc } from './reviewRpc.ts';
import { ReviewStore } from './reviewStore.ts';

/** The page of a review: renders the store, once a frame. */
export class ReviewPage {
  readonly #root: HTMLElement;
  readonly #store: ReviewStore;
  readonly #list: RecordList;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });

  constructor(root: HTMLElement, rpc: ReviewRpc) {
    this.#root = root;
    const changed = (): void => {
      this.#frame.ask();
    };
    this.#store = new ReviewStore(rpc, changed);
    this.#list = new RecordList(this.#store, changed);
  }

  start(): void {
    document.addEventListener('keydown', (event) => {
      if (handleKey(event, this.#store, this.#list)) event.preventDefault();
    });
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.#list.focus();
    });
    this.#render();
    this.#store.rpc.ready();
  }

  #render(): void {
    const placeholder = placeholderView(this.#store);
    render(
      html`${headerView(this.#store)}
        <main class="main" aria-busy=${this.#store.isRunning ? 'true' : 'false'}>
          ${noticesView(this.#store)}${placeholder ?? this.#content()}
        </main>
        <div class="sr-only" role="status">${this.#store.notice}</div>`,
      this.#root,
    );
    this.#list.rendered(this.#root);
  }

  #content(): TemplateResult {
    const { view } = this.#store;
    return html`<div class="tabs" role="tablist" aria-label="Views of the review">
        ${this.#tab('records', `Records (${numeral(this.#store.answer?.total ?? 0)})`)}
        ${this.#tab('overview', 'Overview')}
        <span class="filler"></span>
        ${this.#store.notice === '' ? nothing : html`<span class="muted" aria-hidden="true">${this.#store.notice}</span>`}
      </div>
      ${view.shows === 'overview' ? overviewView(this.#store) : this.#records()}`;
  }

  #records(): TemplateResult {
    return html`${filterBar(this.#store)}
      <div class="columns">
        <div class="side">${this.#list.view()}</div>
        <div class="detail">${recordDetail(this.#store)}</div>
      </div>`;
  }

  #tab(name: 'records' | 'overview', label: string): TemplateResult {
    const isOn = this.#store.view.shows === name;
    const other = name === 'records' ? 'overview' : 'records';
    return html`<button
      class="tab"
      role="tab"
      id=${`tab-${name}`}
      aria-selected=${isOn ? 'true' : 'false'}
      tabindex=${isOn ? 0 : -1}
      @click=${() => {
        this.#store.show({ shows: name });
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        this.#store.show({ shows: other });
        this.#root.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
      }}
    >
      ${label}
    </button>`;
  }
}
