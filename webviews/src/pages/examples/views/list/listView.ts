import { html, nothing, render } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssProperties } from '../../../../cssProperties.ts';
import { rowWindow, scrollToShow, type RowWindow } from '../../../../window.ts';
import { focusQuery } from '../../queryBox.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import { handleRankKey } from '../rankKeys.ts';
import { ScrollPlace } from '../scrollPlace.ts';
import { redrawnWhenResized } from '../viewSize.ts';
import { ROW_HEIGHT, rowId, rowView } from './listRow.ts';

/** Height that is assumed before the list has been laid out. */
const FIRST_HEIGHT = 800;

/** The list of results: only the rows of the window are in the document, and the one that the cursor rests on. */
export class ListView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #place = new ScrollPlace();
  readonly #resizes: ResizeObserver;

  constructor(context: ViewContext) {
    this.#context = context;
    this.element.className = 'view';
    this.element.addEventListener('keydown', (event) => {
      this.#handleKey(event);
    });
    this.#resizes = redrawnWhenResized(this, context);
  }

  show(state: PageState): void {
    const { selection } = this.#context;
    const rows = state.answer?.reachable ?? 0;
    render(
      html`<div
        id="results"
        class="results"
        role="listbox"
        tabindex="0"
        aria-label="Results"
        aria-multiselectable="true"
        aria-busy=${state.loading ? 'true' : 'false'}
        aria-activedescendant=${state.active >= 0 ? rowId(state.active) : nothing}
        ?data-picking=${selection.size > 0}
        @scroll=${() => {
          this.#scrolled();
        }}
      >
        <div
          class="spacer"
          role="presentation"
          ${cssProperties({ height: `${String(rows * ROW_HEIGHT)}px` })}
        >
          ${repeat(
            ranksIn(this.#window(rows), rows, state.active),
            (rank) => rank,
            (rank) => this.#row(rank, rows, state),
          )}
        </div>
      </div>`,
      this.element,
    );
    if (this.#list !== undefined) this.#place.applyTo(this.#list, ROW_HEIGHT);
    this.#fetch();
  }

  focus(): void {
    this.#list?.focus();
  }

  restarted(): void {
    this.#place.restarted();
  }

  moved(ranks: number): void {
    this.#place.moved(ranks);
  }

  dispose(): void {
    this.#resizes.disconnect();
    render(nothing, this.element);
  }

  #row(rank: number, rows: number, state: PageState): unknown {
    const { search, selection, picking } = this.#context;
    const result = state.answer?.results[rank];
    const active = rank === state.active;
    const selected = selection.size === 0 ? active : result !== undefined && selection.has(result.id);
    const { scoresShown } = state;
    // Rows that scrolling leaves as they are cost nothing.
    return guard([result, rows, active, selected, scoresShown], () =>
      rowView(result, { rank, rows, active, selected, scoresShown }, search, picking),
    );
  }

  get #list(): HTMLElement | undefined {
    const list = this.element.firstElementChild;
    return list instanceof HTMLElement ? list : undefined;
  }

  #scrolled(): void {
    this.#fetch();
    this.#context.drawSoon();
  }

  /** More rows than one page of results may be in sight at once. */
  #fetch(): void {
    const { search } = this.#context;
    search.showWindow(this.#window(search.state.answer?.reachable ?? 0));
  }

  #window(rows: number): RowWindow {
    const list = this.#list;
    return rowWindow(list?.scrollTop ?? 0, list?.clientHeight ?? FIRST_HEIGHT, ROW_HEIGHT, rows);
  }

  #handleKey(event: KeyboardEvent): void {
    const list = this.#list;
    if (list === undefined || event.target !== list) return;
    const page = Math.max(1, Math.floor(list.clientHeight / ROW_HEIGHT) - 1);
    const handled = handleRankKey(event, this.#context, {
      page,
      columns: 1,
      above: focusQuery,
      reveal: (rank) => {
        list.scrollTop = scrollToShow(rank, list.scrollTop, list.clientHeight, ROW_HEIGHT);
      },
    });
    if (handled) event.preventDefault();
  }
}

/** The ranks in the document. The row of the cursor stays there, since the list's focus points to it. */
function ranksIn(window: RowWindow, rows: number, active: number): number[] {
  const end = Math.min(window.end, rows);
  const ranks = Array.from(
    { length: Math.max(0, end - window.first) },
    (_, position) => window.first + position,
  );
  if (active >= 0 && active < rows && (active < window.first || active >= end)) ranks.push(active);
  return ranks;
}
