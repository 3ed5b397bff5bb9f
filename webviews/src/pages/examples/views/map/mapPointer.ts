import type { MapTool } from '../../../../../../shared/src/protocol/browserViews.ts';
import type { Selection } from '../../selection.ts';

/** How a lasso or a rectangle changes the selection. */
export type SelectBy = 'replace' | 'add' | 'remove';

/** Replaces the selection by the records, or changes it by them. */
export function changeSelection(selection: Selection, ids: readonly string[], by: SelectBy): void {
  if (by === 'remove') selection.remove(ids);
  else if (by === 'add') selection.add(ids);
  else selection.replace(ids);
}

/** What the pointer does to the map. Places are CSS pixels within the canvas. */
export interface PointerActions {
  tool(): MapTool;
  move(left: number, top: number): void;
  zoomAt(left: number, top: number, factor: number): void;
  moved(): void;
  hover(place: { left: number; top: number } | undefined): void;
  click(left: number, top: number, event: PointerEvent): void;
  lasso(corners: readonly number[]): void;
  select(corners: readonly number[], by: SelectBy): void;
}

/** Pixels that a press may move and still be a click. */
const STILL = 4;

/** Follows the pointer over the canvas: dragging moves the map or draws a lasso or rectangle, the wheel enlarges. */
export class MapPointer {
  readonly #element: HTMLElement;
  readonly #actions: PointerActions;
  #pressed: { left: number; top: number; draws: boolean } | undefined;
  #last = { left: 0, top: 0 };
  #isDragging = false;
  #corners: number[] = [];

  constructor(element: HTMLElement, actions: PointerActions) {
    this.#element = element;
    this.#actions = actions;
    element.addEventListener('pointerdown', (event) => {
      this.#press(event);
    });
    element.addEventListener('pointermove', (event) => {
      this.#move(event);
    });
    element.addEventListener('pointerup', (event) => {
      this.#release(event);
    });
    element.addEventListener('pointercancel', () => {
      this.#end();
    });
    element.addEventListener('pointerleave', () => {
      this.#actions.hover(undefined);
    });
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        const { left, top } = placeIn(event, element);
        // A line of a wheel that counts lines is about 16 pixels.
        const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
        actions.zoomAt(left, top, Math.exp(-turned / 400));
        actions.moved();
      },
      { passive: false },
    );
  }

  #press(event: PointerEvent): void {
    if (event.button > 1) return;
    this.#element.setPointerCapture(event.pointerId);
    const place = placeIn(event, this.#element);
    this.#pressed = { ...place, draws: event.button === 0 && this.#actions.tool() !== 'move' };
    this.#last = place;
    this.#isDragging = false;
    this.#corners = [place.left, place.top];
  }

  #move(event: PointerEvent): void {
    const place = placeIn(event, this.#element);
    if (this.#pressed === undefined) {
      this.#actions.hover(place);
      return;
    }
    const far = Math.hypot(place.left - this.#pressed.left, place.top - this.#pressed.top) > STILL;
    if (!this.#isDragging && !far) return;
    this.#isDragging = true;
    this.#actions.hover(undefined);
    if (this.#pressed.draws) this.#draw(place);
    else this.#actions.move(place.left - this.#last.left, place.top - this.#last.top);
    this.#last = place;
  }

  #draw({ left, top }: { left: number; top: number }): void {
    const { left: startLeft, top: startTop } = this.#pressed ?? { left, top };
    if (this.#actions.tool() === 'lasso') this.#corners.push(left, top);
    else this.#corners = [startLeft, startTop, left, startTop, left, top, startLeft, top];
    this.#actions.lasso(this.#corners);
  }

  #release(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (pressed === undefined) return;
    if (!this.#isDragging) this.#actions.click(pressed.left, pressed.top, event);
    else if (pressed.draws) {
      this.#actions.select(this.#corners, event.altKey ? 'remove' : event.shiftKey ? 'add' : 'replace');
    } else this.#actions.moved();
    this.#end();
  }

  #end(): void {
    this.#pressed = undefined;
    this.#corners = [];
    this.#actions.lasso([]);
  }
}

function placeIn(event: MouseEvent, element: HTMLElement): { left: number; top: number } {
  const { left, top } = element.getBoundingClientRect();
  return { left: event.clientX - left, top: event.clientY - top };
}
