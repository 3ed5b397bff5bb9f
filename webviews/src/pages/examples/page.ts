import { html, nothing, render, type TemplateResult } from 'lit';
import type { ExamplePageState } from '../../../../shared/src/protocol/webview.ts';
import type { Rpc } from '../../rpc.ts';
import { bulkBarView, FEWEST_COMPARED, MOST_COMPARED } from './bulkBar.ts';
import { CompareDialog } from './compare/compareDialog.ts';
import { ExampleSearch } from './exampleSearch.ts';
import { filtersView } from './filters.ts';
import { headerView } from './header.ts';
import { handleKey } from './keyboard.ts';
import { noticesView, placeholderView } from './notices.ts';
import { previewView } from './preview.ts';
import { focusQuery } from './queryBox.ts';
import { Picking } from './picking.ts';
import { Selection } from './selection.ts';
import { SelectionUpkeep } from './selectionUpkeep.ts';
import { hasFilters, isRanked, type PageState } from './state.ts';
import { ViewHost } from './views/viewHost.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';

/** The example browser: renders the state, once a frame, around the view that was chosen. */
export class ExamplePage {
  readonly #root: HTMLElement;
  readonly #search: ExampleSearch;
  readonly #selection: Selection;
  readonly #picking: Picking;
  readonly #views: ViewHost;
  readonly #compare: CompareDialog;
  readonly #frame = new OncePerFrame(() => {
    this.#draw();
  });
  /** More than the view has to be drawn. */
  #isOutdated = false;

  constructor(root: HTMLElement, rpc: Rpc, keepState: (state: ExamplePageState) => void) {
    this.#root = root;
    this.#search = new ExampleSearch(
      rpc,
      {
        changed: () => {
          this.#renderSoon();
        },
        restarted: () => {
          this.#views.restarted();
        },
        moved: (ranks) => {
          this.#views.moved(ranks);
        },
      },
      keepState,
    );
    const renderSoon = (): void => {
      this.#renderSoon();
    };
    this.#selection = new Selection(renderSoon);
    const [search, selection] = [this.#search, this.#selection];
    new SelectionUpkeep(rpc, this.#selection);
    const picking = new Picking(search, selection);
    this.#picking = picking;
    const drawSoon = (): void => {
      this.#drawSoon();
    };
    this.#views = new ViewHost({ search, selection, picking, rpc, drawSoon, renderSoon });
    this.#compare = new CompareDialog(rpc, () => {
      this.#views.of(this.#search.state).focus();
    });
  }

  start(): void {
    const escapes = { query: undefined };
    document.addEventListener('keydown', (event) => {
      handleKey(event, this.#search, {
        escapes,
        view: () => {
          const view = this.#views.of(this.#search.state);
          return view.element.isConnected ? view : undefined;
        },
        deselect: () => {
          const had = this.#selection.size > 0;
          this.#selection.clear();
          return had;
        },
        selectAll: () => {
          this.#picking.selectAll();
        },
        compare: () => this.#showComparison(),
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

  #bulkBar(state: PageState): TemplateResult {
    const [search, selection, picking] = [this.#search, this.#selection, this.#picking];
    const compare = (): void => {
      this.#showComparison();
    };
    return bulkBarView(state, { search, selection, picking, compare });
  }

  #showComparison(): boolean {
    const { ids, size } = this.#selection;
    if (size < FEWEST_COMPARED || size > MOST_COMPARED) return false;
    void this.#compare.open([...ids]);
    return true;
  }

  #renderSoon(): void {
    this.#isOutdated = true;
    this.#drawSoon();
  }

  #drawSoon(): void {
    this.#frame.ask();
  }

  #draw(): void {
    const view = this.#views.of(this.#search.state);
    if (this.#isOutdated) this.#render();
    else if (view.element.isConnected) view.show(this.#search.state);
  }

  #render(): void {
    this.#isOutdated = false;
    const { state } = this.#search;
    const placeholder = placeholderView(state, this.#search);
    const view = this.#views.of(state);
    const focused = document.activeElement;
    render(
      html`${headerView(state, this.#search)}
        <div
          class="body"
          data-view=${state.view}
          ?data-bare=${isBare(state)}
          ?data-without-preview=${state.previewHidden}
        >
          ${filtersView(state, this.#search)}
          <main class="main">
            ${noticesView(state, this.#search)}${this.#bulkBar(state)}${placeholder ?? view.element}
          </main>
          ${state.previewHidden ? nothing : previewView(state, this.#search)}
        </div>
        ${this.#compare.element}`,
      this.#root,
    );
    if (placeholder === undefined) view.show(state);
    // A filter that moves within its group, since it was chosen or the counts changed, loses the focus on the way.
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  }
}

/** True where there is nothing to filter or preview: no answer, or a workspace without records. */
function isBare({ answer, query }: PageState): boolean {
  if (answer === undefined) return true;
  return answer.total === 0 && !isRanked(query) && !hasFilters(query.filters);
}
