/** What keys do with the row that has the focus. */
export interface RowActs {
  toggle(id: string): void;
  open(id: string, aside: boolean): void;
}

/** Moves among rows, Space selects, Enter opens. True where the key was one of them. */
export function handleRowKey(event: KeyboardEvent, element: HTMLElement, acts: RowActs): boolean {
  const id = event.target instanceof HTMLElement ? event.target.dataset['row'] : undefined;
  if (id === undefined) return false;
  if (moveAmongRows(event, element)) return true;
  if (event.key === ' ' && id !== '') {
    acts.toggle(id);
    return true;
  }
  if (event.key !== 'Enter') return false;
  acts.open(id, event.ctrlKey || event.metaKey);
  return true;
}

/** The row that Tab leads to. */
export function focusRow(element: HTMLElement): void {
  element.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
}

/**
 * Arrows, Home and End move the focus among the rows of an element, which are one stop of Tab. True where the key was
 * one of them.
 */
function moveAmongRows(event: KeyboardEvent, element: HTMLElement): boolean {
  const rows = [...element.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === event.target);
  const targets: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
  const row = rows[Math.max(0, Math.min(target, rows.length - 1))];
  for (const other of rows) other.tabIndex = other === row ? 0 : -1;
  row?.focus();
  return true;
}
