import type { MapPoints } from './mapPoints.ts';

/** What keys do on the map. */
export interface MapKeyActions {
  moveTo(at: number): void;
  /** Puts the cursor on the point in the middle. */
  start(): void;
  toggle(at: number): void;
  open(at: number, aside: boolean): void;
  zoom(factor: number): void;
  fit(): void;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 1.5;

/** Keys of the map; true where the key was one. */
export function handleMapKey(
  event: KeyboardEvent,
  points: MapPoints,
  cursor: number | undefined,
  actions: MapKeyActions,
): boolean {
  if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== 'Enter')) return false;
  const direction = DIRECTIONS[event.key];
  if (direction !== undefined) {
    const next = cursor === undefined ? undefined : points.towards(cursor, ...direction);
    if (cursor === undefined) actions.start();
    else if (next !== undefined) actions.moveTo(next);
    return true;
  }
  switch (event.key) {
    case '+':
    case '=':
      actions.zoom(STEP);
      return true;
    case '-':
      actions.zoom(1 / STEP);
      return true;
    case '0':
      actions.fit();
      return true;
    case ' ':
      if (cursor !== undefined) actions.toggle(cursor);
      return true;
    case 'Enter':
      if (cursor !== undefined) actions.open(cursor, event.ctrlKey || event.metaKey);
      return true;
    default:
      return false;
  }
}
