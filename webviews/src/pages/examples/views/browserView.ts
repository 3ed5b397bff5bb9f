import type { ViewName } from '../../../../../shared/src/protocol/browserViews.ts';
import type { Rpc } from '../../../rpc.ts';
import type { ExampleSearch } from '../exampleSearch.ts';
import type { Picking } from '../picking.ts';
import type { Selection } from '../selection.ts';
import type { PageState } from '../state.ts';

/**
 * A way to look at what passes the filters. It owns what is in its element, its keys (an event that it handles is
 * default-prevented) and its scroll position; query, cursor, selection and what is kept over a reload belong to the page.
 */
export interface BrowserView {
  readonly element: HTMLElement;
  /** Draws the state, when the element is in the document; at most once a frame. */
  show(state: PageState): void;
  /** Takes the keyboard. */
  focus(): void;
  /** Another question was answered: the view starts at its top. */
  restarted?(): void;
  /** The same question was answered anew and what was looked at moved down by so many ranks. */
  moved?(ranks: number): void;
  /** Stops everything: the page ends, or the view is left and shall be made anew when it is chosen again. */
  dispose(): void;
}

/** What a view acts on. */
export interface ViewContext {
  readonly search: ExampleSearch;
  readonly selection: Selection;
  /** Selects by rank, for views that show the ranking. */
  readonly picking: Picking;
  /** For what only this view asks the server. */
  readonly rpc: Rpc;
  /** Draws the view at the next frame, and nothing else of the page: it was scrolled, or has another size. */
  drawSoon(): void;
  /** Draws the whole page at the next frame, after something changed that only the view knows. */
  renderSoon(): void;
}

/** A view as the switch offers it. */
export interface ViewDescription {
  name: ViewName;
  title: string;
  icon: string;
  /** What it is for, one sentence. */
  hint: string;
  make: (context: ViewContext) => BrowserView;
}
