import { html, nothing, render, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SearchResult } from '../../../../../../shared/src/protocol/search.ts';
import { cssProperties } from '../../../../cssProperties.ts';
import { icon, textView } from '../../../../textView.ts';
import { scrollToShow } from '../../../../window.ts';
import { focusQuery } from '../../queryBox.ts';
import { KINDS, nameOf } from '../../labels.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import { handleRankKey } from '../rankKeys.ts';
import { checkView, matchView, placeOf, resultLabel, skeletonView } from '../resultParts.ts';
import { ScrollPlace } from '../scrollPlace.ts';
import { redrawnWhenResized } from '../viewSize.ts';
import { CARD_GAP, CARD_ROW, cardColumns, cardsInDocument, cardWindow } from './cardWindow.ts';

/** Tags that a card names. */
const MOST_TAGS = 4;
/** Size that is assumed before the cards have been laid out. */
const FIRST_SIZE = { width: 800, height: 800 };

/** The results as cards, as many side by side as fit: only those of the window are in the document. */
export class CardsView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #resizes: ResizeObserver;
  readonly #place = new ScrollPlace();

  constructor(context: ViewContext) {
    this.#context = context;
    this.element.className = 'view';
    this.element.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
    this.#resizes = redrawnWhenResized(this, context);
  }

  show(state: PageState): void {
    const { selection } = this.#context;
    const ranks = state.answer?.reachable ?? 0;
    const rows = Math.ceil(ranks / this.#columns);
    render(
      html`<div
        id="cards"
        class="results cards"
        role="listbox"
        tabindex="0"
        aria-label="Results"
        aria-multiselectable="true"
        aria-orientation="horizontal"
        aria-busy=${state.loading ? 'true' : 'false'}
        aria-activedescendant=${state.active >= 0 ? cardId(state.active) : nothing}
        ?data-picking=${selection.size > 0}
        @scroll=${() => {
          this.#scrolled();
        }}
      >
        <div
          class="spacer"
          role="presentation"
          ${cssProperties({ height: `${String(rows * CARD_ROW + CARD_GAP)}px` })}
        >
          ${repeat(
            this.#places(ranks, state.active),
            ({ key }) => key,
            ({ rank }) => this.#card(rank, ranks, state),
          )}
        </div>
      </div>`,
      this.element,
    );
    if (this.#list !== undefined) this.#place.applyTo(this.#list, CARD_ROW / this.#columns);
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

  #card(rank: number, ranks: number, state: PageState): unknown {
    const { selection } = this.#context;
    const result = state.answer?.results[rank];
    const active = rank === state.active;
    const selected = selection.size === 0 ? active : result !== undefined && selection.has(result.id);
    const columns = this.#columns;
    const width = (this.#width - CARD_GAP) / columns - CARD_GAP;
    // Cards that scrolling leaves as they are cost nothing.
    return guard([result, ranks, active, selected, columns, width, state.scoresShown], () => {
      const place = {
        left: `${String(CARD_GAP + (rank % columns) * (width + CARD_GAP))}px`,
        top: `${String(CARD_GAP + Math.floor(rank / columns) * CARD_ROW)}px`,
        width: `${String(width)}px`,
      };
      return html`<div
        id=${cardId(rank)}
        class="card"
        role="option"
        aria-selected=${selected ? 'true' : 'false'}
        ?data-active=${active}
        aria-posinset=${rank + 1}
        aria-setsize=${ranks}
        aria-label=${result === undefined ? 'Loading' : resultLabel(result)}
        ${cssProperties(place)}
        @click=${(event: MouseEvent) => {
          this.#context.picking.click(rank, event);
        }}
        @dblclick=${() => {
          this.#context.search.open(result, false);
        }}
      >
        ${result === undefined ? skeletonView() : this.#content(result, rank, state)}
      </div>`;
    });
  }

  #content(result: SearchResult, rank: number, { scoresShown }: PageState): TemplateResult {
    const { terms } = result.match;
    return html`${checkView(rank, this.#context.picking)}
      <div class="row-head">
        ${icon(KINDS[result.kind].icon)}
        <span class="row-name">${textView(nameOf(result), terms)}</span>
        ${result.unsaved ? html`<span class="tag unsaved">unsaved</span>` : nothing}
        <span class="row-filler"></span>
        ${matchView(result, scoresShown)}
      </div>
      <div class="card-input">${textView(result.inputText, terms)}</div>
      ${
        result.outputText === ''
          ? nothing
          : html`<div class="card-output">
              ${icon('arrow-right')}<span>${textView(result.outputText, terms)}</span>
            </div>`
      }
      <div class="card-foot">
        <span class="card-place">${placeOf(result)}</span>
        ${result.tags.slice(0, MOST_TAGS).map((tag) => html`<span class="tag">${textView(tag)}</span>`)}
      </div>`;
  }

  get #list(): HTMLElement | undefined {
    const list = this.element.firstElementChild;
    return list instanceof HTMLElement ? list : undefined;
  }

  get #width(): number {
    return this.#list?.clientWidth ?? FIRST_SIZE.width;
  }

  get #columns(): number {
    return cardColumns(this.#width);
  }

  /**
   * The ranks in the document, each with the element that shows it: cards are used again while scrolling, since making
   * them takes several times as long as changing them. The card of the cursor stays, since the list's focus points to it.
   */
  #places(ranks: number, active: number): { key: number; rank: number }[] {
    const { scrollTop = 0, clientHeight = FIRST_SIZE.height } = this.#list ?? {};
    const columns = this.#columns;
    const { first, end } = cardWindow(scrollTop, clientHeight, columns, ranks);
    const elements = Math.max(end - first, cardsInDocument(clientHeight, columns));
    const places = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)
      .map((rank) => ({ key: rank % elements, rank }))
      .sort((one, other) => one.key - other.key);
    const isElsewhere = active >= 0 && active < ranks && (active < first || active >= end);
    return isElsewhere ? [...places, { key: -1, rank: active }] : places;
  }

  #scrolled(): void {
    this.#fetch();
    this.#context.drawSoon();
  }

  /** More cards than one page of results may be in sight at once. */
  #fetch(): void {
    const { search } = this.#context;
    const { scrollTop = 0, clientHeight = FIRST_SIZE.height } = this.#list ?? {};
    search.showWindow(
      cardWindow(scrollTop, clientHeight, this.#columns, search.state.answer?.reachable ?? 0),
    );
  }

  #handleKey(event: KeyboardEvent): boolean {
    const list = this.#list;
    if (list === undefined || event.target !== list) return false;
    const columns = this.#columns;
    return handleRankKey(event, this.#context, {
      columns,
      page: Math.max(1, Math.floor(list.clientHeight / CARD_ROW)) * columns,
      above: focusQuery,
      reveal: (rank) => {
        const row = Math.floor(rank / columns);
        list.scrollTop = scrollToShow(row, list.scrollTop, list.clientHeight - CARD_GAP, CARD_ROW);
      },
    });
  }
}

function cardId(rank: number): string {
  return `card-${String(rank)}`;
}
