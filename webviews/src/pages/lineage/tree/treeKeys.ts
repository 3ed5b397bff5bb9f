import { rowName, type TreeRow } from './treeRows.ts';

/** What keys do in the tree. */
export interface TreeKeyActions {
  goTo(row: number): void;
  toggle(row: TreeRow): void;
  /** Opens the record of a line, or brings the neighbours that it stands for. */
  run(row: TreeRow, aside: boolean): void;
  expand(row: TreeRow): void;
  collapse(row: TreeRow): void;
}

/** Keys of a tree, by the pattern of the ARIA practices; true where the key was one. `typed` is what was typed ahead. */
export function handleTreeKey(
  event: KeyboardEvent,
  rows: readonly TreeRow[],
  at: number,
  page: number,
  actions: TreeKeyActions,
): boolean {
  const row = rows[at];
  if (row === undefined || event.altKey) return false;
  if ((event.ctrlKey || event.metaKey) && event.key !== 'Enter') return false;
  const last = rows.length - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
    PageDown: Math.min(last, at + page),
    PageUp: Math.max(0, at - page),
  };
  const move = moves[event.key];
  if (move !== undefined) {
    actions.goTo(move);
    return true;
  }
  switch (event.key) {
    case 'ArrowRight':
      if (row.isOpen === false) actions.toggle(row);
      else if (row.isOpen === true) actions.goTo(Math.min(last, at + 1));
      return true;
    case 'ArrowLeft':
      if (row.isOpen === true) actions.toggle(row);
      else actions.goTo(parentOf(rows, at));
      return true;
    case 'Enter':
      actions.run(row, event.ctrlKey || event.metaKey);
      return true;
    case ' ':
      if (row.isOpen !== undefined) actions.toggle(row);
      return true;
    case '+':
      actions.expand(row);
      return true;
    case '-':
      actions.collapse(row);
      return true;
    case '*':
      // The neighbours of a line, all of one level.
      rows
        .filter(({ path, level, isOpen }) => isOpen === false && level === row.level && path !== '')
        .forEach((other) => actions.toggle(other));
      return true;
    default:
      return false;
  }
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let before = at - 1; before >= 0; before -= 1) if ((rows[before]?.level ?? 0) < level) return before;
  return at;
}

/** The line that begins with what was typed: from the chosen one on, and round. */
export function typedRow(rows: readonly TreeRow[], at: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase();
  // A single letter goes on to the next line; more letters may keep the one that they led to.
  const first = typed.length === 1 ? at + 1 : at;
  for (let step = 0; step < rows.length; step += 1) {
    const next = (first + step) % rows.length;
    const row = rows[next];
    if (row !== undefined && rowName(row).toLowerCase().startsWith(wanted)) return next;
  }
  return undefined;
}
