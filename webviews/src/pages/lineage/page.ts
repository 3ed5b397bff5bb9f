import { html, render, type TemplateResult } from 'lit';
import { closeMenu, closeMenusOutside } from '../../menu.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';
import { detailsView } from './controls/details.ts';
import { filtersView } from './controls/filters.ts';
import { headerView } from './controls/header.ts';
import { noticesView, placeholderView, statusSentence } from './controls/notices.ts';
import { exportGraph } from './exporting.ts';
import { GraphPane } from './graphPane.ts';
import type { LineageRpc } from './lineageRpc.ts';
import { LineageStore } from './lineageStore.ts';
import type { LineageState } from './state.ts';
import { TreeView } from './tree/treeView.ts';

/** The lineage page: renders the state, once a frame; the graph and the tree keep what they draw themselves. */
export class LineagePage {
  readonly #root: HTMLElement;
  readonly #store: LineageStore;
  readonly #pane: GraphPane;
  readonly #tree: TreeView;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });

  constructor(root: HTMLElement, rpc: LineageRpc) {
    this.#root = root;
    const renderSoon = (): void => {
      this.#frame.ask();
    };
    this.#store = new LineageStore(rpc, {
      changed: renderSoon,
      opened: () => {
        this.#pane.open();
        this.#tree.reset();
        renderSoon();
      },
    });
    this.#pane = new GraphPane(this.#store, renderSoon);
    this.#tree = new TreeView(this.#store, () => {
      this.#pane.revealSelected();
    });
  }

  start(): void {
    document.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
    closeMenusOutside();
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.#tree.element.focus();
    });
    this.#render();
    this.#store.rpc.ready();
  }

  #render(): void {
    const store = this.#store;
    const { state } = store;
    const { drawn, selected, phase } = state;
    const header = headerView(state, store, {
      exportAs: (format) => {
        exportGraph(store, format);
      },
      searched: () => {
        this.#pane.revealSelected();
      },
    });
    render(
      html`${header}${filtersView(state, store)}
        <main class="main" aria-busy=${String(phase === 'loading')}>
          ${noticesView(state, store)} ${placeholderView(state, store) ?? this.#contentView(state)}
        </main>
        ${detailsView(state, store)}
        <p class="status" role="status" aria-live="polite">${statusSentence(state)}</p>`,
      this.#root,
    );
    if (drawn === undefined) return;
    this.#pane.show(state, drawn);
    this.#tree.show(drawn, selected);
  }

  #contentView(state: LineageState): TemplateResult {
    const { drawn, view } = state;
    if (drawn === undefined) return html``;
    return html`<div class="content ${view.tree ? 'with-tree' : ''}">
      ${this.#tree.element} ${this.#pane.view(state, drawn)}
    </div>`;
  }

  #handleKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.defaultPrevented) return false;
    if (event.key === 'ArrowLeft' && event.altKey) {
      this.#store.back();
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') {
      document.querySelector<HTMLInputElement>('#search')?.select();
      return true;
    }
    return event.key === 'Escape' && this.#escape();
  }

  #escape(): boolean {
    const { phase, query, view, showsFilters } = this.#store.state;
    if (closeMenu()) return true;
    if (phase === 'loading' || phase === 'reading') this.#store.cancel();
    else if (query !== '') this.#store.search('');
    else if (showsFilters) this.#store.change({ showsFilters: false });
    else if (view.focus !== undefined) this.#store.focus(undefined);
    else return false;
    return true;
  }
}
