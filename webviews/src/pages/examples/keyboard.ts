import type { ExampleSearch } from './exampleSearch.ts';
import { focusQuery, QUERY_ID } from './queryBox.ts';
import type { BrowserView } from './views/browserView.ts';

/** What keys act on besides the search. */
export interface KeyboardTargets {
  /** The view on screen; none where there is nothing to look at. */
  view(): BrowserView | undefined;
  /** True where that ended a selection of records. */
  deselect(): boolean;
  selectAll(): void;
  /** Shows the selected records side by side; false where there are too few or too many. */
  compare(): boolean;
  /** The query that Escape was pressed in, once. */
  readonly escapes: { query: string | undefined };
}

/** Keys of the whole page: `/` and Ctrl+F to the query, Ctrl+A to all that passes, P for the preview, Escape back. Views handle their own first. */
export function handleKey(event: KeyboardEvent, search: ExampleSearch, targets: KeyboardTargets): void {
  if (event.isComposing || event.defaultPrevented) return;
  const place = placeOf(event.target, targets);
  const handled =
    handleAnywhere(event, place, search, targets) ||
    (place === 'query' && handleInQuery(event, search, targets));
  if (handled) event.preventDefault();
}

type Place = 'query' | 'view' | 'input' | 'other';

function placeOf(target: EventTarget | null, targets: KeyboardTargets): Place {
  if (!(target instanceof HTMLElement)) return 'other';
  if (target.id === QUERY_ID) return 'query';
  if (target instanceof HTMLInputElement) return 'input';
  return targets.view()?.element.contains(target) === true ? 'view' : 'other';
}

function handleAnywhere(
  event: KeyboardEvent,
  place: Place,
  search: ExampleSearch,
  targets: KeyboardTargets,
): boolean {
  const find =
    event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (find || (event.key === '/' && place !== 'query' && !event.ctrlKey && !event.metaKey)) {
    focusQuery();
    return true;
  }
  const withControl = event.ctrlKey || event.metaKey;
  if (place === 'view' && !event.altKey) {
    if (event.key.toLowerCase() === 'a' && withControl) {
      // The editor listens at the window, and would select all texts of the page as well.
      event.stopPropagation();
      targets.selectAll();
      return true;
    }
    if (event.key.toLowerCase() === 'd' && !withControl) return targets.compare();
  }
  if (event.key.toLowerCase() === 'p' && isCommandPlace(place, event)) {
    search.togglePreview();
    return true;
  }
  if (event.key !== 'Escape' || place === 'query') return false;
  if (search.state.filtersShown) search.toggleFilters();
  else if (targets.deselect()) return true;
  if (place === 'view' || targets.view() === undefined) focusQuery();
  else targets.view()?.focus();
  return true;
}

/** True where a letter by itself is a command: not in a text box, nor in a list that letters choose from. */
function isCommandPlace(place: Place, { target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || target instanceof HTMLSelectElement) return false;
  return place === 'view' || (place === 'other' && !(target instanceof HTMLTextAreaElement));
}

function handleInQuery(event: KeyboardEvent, search: ExampleSearch, targets: KeyboardTargets): boolean {
  const escapes = targets.escapes;
  if (event.key !== 'Escape') escapes.query = undefined;
  switch (event.key) {
    case 'ArrowUp':
      return isAtStart(event.target, search) && search.recall('older');
    case 'ArrowDown':
    case 'Enter':
      if (event.key === 'ArrowDown' && search.isRecalling) return search.recall('newer');
      search.remember();
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        search.open(search.selected, true);
        return true;
      }
      targets.view()?.focus();
      return true;
    case 'Escape':
      return escapeQuery(search, targets);
    default:
      return false;
  }
}

/** The first Escape leaves the box and keeps the query; a second one in the box clears it. */
function escapeQuery(search: ExampleSearch, targets: KeyboardTargets): boolean {
  const { text, similarTo } = search.state.query;
  if (text === '' && similarTo === undefined) return false;
  const query = similarTo ?? text;
  if (targets.escapes.query === query) {
    targets.escapes.query = undefined;
    search.clearQuery();
  } else {
    targets.escapes.query = query;
    search.remember();
    targets.view()?.focus();
  }
  return true;
}

/** True where an arrow up leads nowhere within the text. */
function isAtStart(box: EventTarget | null, search: ExampleSearch): boolean {
  if (!(box instanceof HTMLInputElement)) return false;
  return search.isRecalling || box.value === '' || box.selectionEnd === 0;
}
