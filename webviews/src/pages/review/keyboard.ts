import type { RecordList } from './recordList.ts';
import { sideOf } from './recordFilter.ts';
import type { ReviewStore } from './reviewStore.ts';

/** What single keys do while no text is being typed, by the key in lower case. */
const KEYS: Readonly<Record<string, (store: ReviewStore) => void>> = {
  a: (store) => {
    store.decide('approved');
  },
  c: (store) => {
    store.decide('changes_requested');
  },
  x: (store) => {
    store.decide('rejected');
  },
  u: (store) => {
    store.undo();
  },
  v: (store) => {
    const { chosen } = store;
    if (chosen !== undefined) store.toggleViewed(chosen);
  },
  s: (store) => {
    store.show({ texts: store.view.texts === 'side' ? 'inline' : 'side' });
  },
  n: (store) => {
    store.choose(store.chosenAt + 1);
  },
  p: (store) => {
    store.choose(store.chosenAt - 1);
  },
  j: (store) => {
    store.choose(store.chosenAt + 1);
  },
  k: (store) => {
    store.choose(store.chosenAt - 1);
  },
  o: (store) => {
    const { chosen } = store;
    if (chosen?.after === undefined) return;
    const { uri, position } = sideOf(chosen);
    store.rpc.host('open', { uri, position, aside: false });
  },
  d: (store) => {
    const { chosen, answer } = store;
    if (chosen === undefined || answer === undefined) return;
    const name = sideOf(chosen).name.slice(0, 80);
    store.rpc.host('openDiff', { handle: answer.handle, key: chosen.key, name });
  },
  h: ({ chosen, rpc }) => {
    const id = chosen === undefined ? '' : sideOf(chosen).id;
    if (id !== '') rpc.host('showVersions', { id });
  },
  m: () => {
    document.querySelector<HTMLElement>('.comment-form textarea')?.focus();
  },
  '/': () => {
    document.querySelector<HTMLElement>('.filters input')?.focus();
  },
};

/** Carries out a key; true where it meant something. */
export function handleKey(event: KeyboardEvent, store: ReviewStore, list: RecordList): boolean {
  if (event.isComposing || event.defaultPrevented) return false;
  const { target, key } = event;
  const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (key === 'Escape') return escape(isTyping, store, list);
  if (isTyping || target instanceof HTMLSelectElement) return false;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'z') {
    store.undo();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || store.answer === undefined) return false;
  if (store.view.shows !== 'records') return false;
  if (list.hasFocus && moveInList(key, store, list)) return true;
  const run = KEYS[key.toLowerCase()];
  // A held key decides once, and goes on only where it goes through the list.
  if (run === undefined || (event.repeat && !/^[jknp]$/i.test(key))) return false;
  run(store);
  return true;
}

function moveInList(key: string, store: ReviewStore, list: RecordList): boolean {
  const at = store.chosenAt;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + list.pageSize,
    PageUp: at - list.pageSize,
    Home: 0,
    End: store.shown.length - 1,
  };
  const place = places[key];
  if (place !== undefined) store.choose(place);
  else if (key === 'Enter') KEYS['d']?.(store);
  else return false;
  return true;
}

/** From a field of text back to the list; a review that is being made is stopped. */
function escape(isTyping: boolean, store: ReviewStore, list: RecordList): boolean {
  if (isTyping) list.focus();
  else if (store.isRunning) store.cancel();
  else return false;
  return true;
}
