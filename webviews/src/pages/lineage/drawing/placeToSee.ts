import type { LineageView } from '../../../../../shared/src/protocol/lineagePage.ts';
import { NODE, type Layout, type Point } from '../layout/layout.ts';
import { Viewport, type Box, type Place } from './viewport.ts';

/** Nothing is made smaller than this to be seen. */
const SMALLEST = 0.5;
/** What of a view somebody changes to see other nodes. A range of times is dragged: the picture would not come to rest. */
const BRINGING = [
  'direction',
  'depth',
  'limit',
  'history',
  'expansions',
  'collapsed',
  'hiddenKinds',
  'hiddenEdges',
  'hiddenStatuses',
] as const satisfies readonly (keyof LineageView)[];

/** True where somebody asked to see other nodes than before. */
export function asksForOthers(before: LineageView, next: LineageView): boolean {
  return BRINGING.some((name) => before[name] !== next[name]);
}

/**
 * Where to look to see nodes that were added, beside one that stays in sight: as many as can be read at once, the nearest first.
 * `undefined` where the view can stay as it is.
 */
export function placeToSee(
  viewport: Viewport,
  { places }: Layout,
  stays: string,
  added: readonly string[],
): Place | undefined {
  const boxOf = (key: string): Box[] => {
    const place = places.get(key);
    return place === undefined ? [] : [{ ...place, ...NODE }];
  };
  const boxes = added.flatMap(boxOf);
  if (boxes.every((box) => viewport.holds(box))) return undefined;
  const kept = boxOf(stays).filter((box) => viewport.holds(box));
  const middle = kept.map(middleOf)[0] ?? viewport.place;
  const smallest = Math.min(SMALLEST, viewport.place.zoom);
  const nearest = boxes.toSorted((one, other) => distance(one, middle) - distance(other, middle));
  const wanted = largestFitting([...kept, ...nearest], (box) => viewport.zoomFor(box) >= smallest);
  if (wanted === undefined || viewport.holds(wanted)) return undefined;
  const next = Object.assign(new Viewport(), viewport);
  const factor = Math.min(1, Math.max(smallest, viewport.zoomFor(wanted)) / viewport.place.zoom);
  next.zoomAt(viewport.toScreen(middle), factor);
  next.reveal(wanted, wanted.width, wanted.height);
  return next.place;
}

/** The box around the first of some boxes, as many as fit. */
function largestFitting(boxes: readonly Box[], fits: (box: Box) => boolean): Box | undefined {
  let whole: Box | undefined;
  for (const box of boxes) {
    const wider = whole === undefined ? box : around(whole, box);
    if (whole !== undefined && !fits(wider)) break;
    whole = wider;
  }
  return whole;
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return {
    ...{ x, y },
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function distance(box: Box, { x, y }: Point): number {
  const middle = middleOf(box);
  return Math.hypot(middle.x - x, middle.y - y);
}
