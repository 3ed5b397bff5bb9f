import type { ViewName } from '../../../../../shared/src/protocol/browserViews.ts';
import type { PageState } from '../state.ts';
import type { BrowserView, ViewContext } from './browserView.ts';
import { VIEWS } from './registry.ts';

/** Makes each view when it is first chosen and keeps it, with its place, while others are shown. */
export class ViewHost {
  readonly #context: ViewContext;
  readonly #made = new Map<ViewName, BrowserView>();

  constructor(context: ViewContext) {
    this.#context = context;
  }

  /** The view that the state names; the list where this program has no such view. */
  of({ view }: Pick<PageState, 'view'>): BrowserView {
    const description = VIEWS.find(({ name }) => name === view) ?? VIEWS[0];
    if (description === undefined) throw new Error('The page has no view.');
    const made = this.#made.get(description.name) ?? description.make(this.#context);
    this.#made.set(description.name, made);
    return made;
  }

  /** Another question was answered: every view starts at its top. */
  restarted(): void {
    for (const view of this.#made.values()) view.restarted?.();
  }

  moved(ranks: number): void {
    for (const view of this.#made.values()) view.moved?.(ranks);
  }

  dispose(): void {
    for (const view of this.#made.values()) view.dispose();
    this.#made.clear();
  }
}
