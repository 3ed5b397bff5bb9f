import type { ExampleSearch } from './exampleSearch.ts';
import { QUERY_ID } from './header.ts';
import { ROW_HEIGHT } from './resultList.ts';

/** What keys act on besides the search. */
export interface KeyboardTargets {
  list(): HTMLElement | undefined;
  /** The query that Escape was pressed in, once. */
  readonly escapes: { query: string | undefined };
  /** Selects a rank and scrolls it into view. */
  moveTo(rank: number): void;
}

/** Keys of the whole page: `/` and Ctrl+F to the query, arrows through the list, Escape back. */
export function handleKey(event: KeyboardEvent, search: ExampleSearch, targets: KeyboardTargets): void {
  if (event.isComposing || event.defaultPrevented) return;
  const place = placeOf(event.target, targets);
  const handled =
    handleAnywhere(event, place, search, targets) ||
    (place === 'query' && handleInQuery(event, search, targets)) ||
    (place === 'list' && handleInList(event, search, targets));
  if (handled) event.preventDefault();
}

type Place = 'query' | 'list' | 'input' | 'other';

function placeOf(target: EventTarget | null, targets: KeyboardTargets): Place {
  if (!(target instanceof HTMLElement)) return 'other';
  if (target.id === QUERY_ID) return 'query';
  if (target === targets.list()) return 'list';
  return target instanceof HTMLInputElement ? 'input' : 'other';
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
  if (event.key !== 'Escape' || place === 'query') return false;
  if (search.state.filtersShown) search.toggleFilters();
  if (place === 'list' || targets.list() === undefined) focusQuery();
  else targets.list()?.focus();
  return true;
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
      targets.list()?.focus();
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
    targets.list()?.focus();
  }
  return true;
}

/** True where an arrow up leads nowhere within the text. */
function isAtStart(box: EventTarget | null, search: ExampleSearch): boolean {
  if (!(box instanceof HTMLInputElement)) return false;
  return search.isRecalling || box.value === '' || box.selectionEnd === 0;
}

function handleInList(event: KeyboardEvent, search: ExampleSearch, targets: KeyboardTargets): boolean {
  const { active, answer } = search.state;
  const list = targets.list();
  const page = Math.max(1, Math.floor((list?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
  const last = (answer?.reachable ?? 0) - 1;
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: last,
  };
  const target = moves[event.key];
  if (target !== undefined && !event.altKey) {
    // One up from the first result is the query.
    if (event.key === 'ArrowUp' && active <= 0) focusQuery();
    else targets.moveTo(Math.max(0, Math.min(target, last)));
    return true;
  }
  return handleAction(event, search);
}

function handleAction(event: KeyboardEvent, search: ExampleSearch): boolean {
  if (event.key === 'Enter') {
    search.open(search.selected, event.ctrlKey || event.metaKey);
    return true;
  }
  if (event.key.toLowerCase() !== 's' || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { selected } = search;
  if (selected !== undefined) search.findSimilar(selected);
  return true;
}

/** Moves the focus to the query box and selects its text. */
export function focusQuery(): void {
  const input = document.getElementById(QUERY_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}
