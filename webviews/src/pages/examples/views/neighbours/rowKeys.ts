/**
 * Arrows, Home and End move the focus among the rows of an element, which are one stop of Tab. True where the key was
 * one of them.
 */
export function moveAmongRows(event: KeyboardEvent, element: HTMLElement): boolean {
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
