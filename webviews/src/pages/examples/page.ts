import { html, render } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';
import type { ExamplePageState } from '../../../../shared/src/protocol/webview.ts';
import { rowWindow, scrollToShow, type RowWindow } from '../../window.ts';
import type { Rpc } from '../../rpc.ts';
import { ExampleSearch } from './exampleSearch.ts';
import { filtersView } from './filters.ts';
import { headerView } from './header.ts';
import { focusQuery, handleKey } from './keyboard.ts';
import { noticesView, placeholderView } from './notices.ts';
import { previewView } from './preview.ts';
import { resultListView, ROW_HEIGHT } from './resultList.ts';
import { hasFilters, isRanked, type PageState } from './state.ts';

/** Height that is assumed before the list has been laid out. */
const FIRST_HEIGHT = 800;

/** The example search page: renders the state, once a frame, and keeps the list's place. */
export class ExamplePage {
  readonly #root: HTMLElement;
  readonly #search: ExampleSearch;
  readonly #list: Ref<HTMLElement> = createRef();
  #framePending = false;
  /** Rows to scroll by when the next frame is rendered. */
  #shift = 0;
  #toTop = false;

  constructor(root: HTMLElement, rpc: Rpc, keepState: (state: ExamplePageState) => void) {
    this.#root = root;
    this.#search = new ExampleSearch(
      rpc,
      {
        changed: () => {
          this.#renderSoon();
        },
        restarted: () => {
          this.#toTop = true;
        },
        moved: (rows) => {
          this.#shift += rows;
        },
      },
      keepState,
    );
  }

  start(): void {
    const escapes = { query: undefined };
    document.addEventListener('keydown', (event) => {
      handleKey(event, this.#search, {
        escapes,
        list: () => this.#list.value,
        moveTo: (rank) => {
          this.#moveTo(rank);
        },
      });
    });
    window.addEventListener('resize', () => {
      this.#renderSoon();
    });
    // The editor gives the frame the focus when its tab is chosen.
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) focusQuery();
    });
    this.#render();
    focusQuery();
    this.#search.start();
  }

  #renderSoon(): void {
    if (this.#framePending) return;
    this.#framePending = true;
    requestAnimationFrame(() => {
      this.#framePending = false;
      this.#render();
    });
  }

  #render(): void {
    const { state } = this.#search;
    const placeholder = placeholderView(state, this.#search);
    const list =
      placeholder ??
      resultListView(state, this.#search, this.#window(), this.#list, () => {
        this.#scrolled();
      });
    const focused = document.activeElement;
    render(
      html`${headerView(state, this.#search)}
        <div class="body" ?data-bare=${isBare(state)}>
          ${filtersView(state, this.#search)}
          <main class="main">${noticesView(state, this.#search)}${list}</main>
          ${previewView(state, this.#search)}
        </div>`,
      this.#root,
    );
    // A filter that moves within its group, since it was chosen or the counts changed, loses the focus on the way.
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
    this.#applyScroll();
  }

  /** Scrolls after rendering, when the list has its new height; the scroll event renders the rows there. */
  #applyScroll(): void {
    const list = this.#list.value;
    if (list === undefined) return;
    if (this.#toTop) list.scrollTop = 0;
    else if (this.#shift !== 0) list.scrollTop += this.#shift * ROW_HEIGHT;
    this.#toTop = false;
    this.#shift = 0;
  }

  #scrolled(): void {
    this.#search.showWindow(this.#window());
    this.#renderSoon();
  }

  #window(): RowWindow {
    const list = this.#list.value;
    const rows = this.#search.state.answer?.reachable ?? 0;
    return rowWindow(list?.scrollTop ?? 0, list?.clientHeight ?? FIRST_HEIGHT, ROW_HEIGHT, rows);
  }

  #moveTo(rank: number): void {
    const list = this.#list.value;
    this.#search.select(rank);
    if (list !== undefined)
      list.scrollTop = scrollToShow(rank, list.scrollTop, list.clientHeight, ROW_HEIGHT);
  }
}

/** True where there is nothing to filter or preview: no answer, or a workspace without records. */
function isBare({ answer, query }: PageState): boolean {
  if (answer === undefined) return true;
  return answer.total === 0 && !isRanked(query) && !hasFilters(query.filters);
}
