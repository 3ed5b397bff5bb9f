import type { Point } from '../layout/layout.ts';

/** What the pointer does to a graph. Places are pixels within the element. */
export interface GraphPointerActions {
  move(x: number, y: number): void;
  zoomAt(at: Point, factor: number): void;
  /** The graph rests after it was moved. */
  rested(): void;
  hover(at: Point | undefined): void;
  click(at: Point, event: PointerEvent): void;
}

/** Pixels that a press may move and still be a click. */
const STILL = 4;
/** Milliseconds without a turn of the wheel after which it rests. */
const REST = 200;

/** Follows the pointer over a graph: dragging moves it, the wheel enlarges. */
export class GraphPointer {
  readonly #element: HTMLElement;
  readonly #actions: GraphPointerActions;
  #pressed: Point | undefined;
  #last: Point = { x: 0, y: 0 };
  #isDragging = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, actions: GraphPointerActions) {
    this.#element = element;
    this.#actions = actions;
    element.addEventListener('pointerdown', (event) => this.#press(event));
    element.addEventListener('pointermove', (event) => this.#move(event));
    element.addEventListener('pointerup', (event) => this.#release(event));
    element.addEventListener('pointercancel', () => {
      this.#pressed = undefined;
    });
    element.addEventListener('pointerleave', () => actions.hover(undefined));
    element.addEventListener('wheel', (event) => this.#turn(event), { passive: false });
  }

  #press(event: PointerEvent): void {
    if (event.button > 1) return;
    this.#element.setPointerCapture(event.pointerId);
    this.#pressed = this.#placeOf(event);
    this.#last = this.#pressed;
    this.#isDragging = false;
  }

  #move(event: PointerEvent): void {
    const at = this.#placeOf(event);
    if (this.#pressed === undefined) {
      this.#actions.hover(at);
      return;
    }
    if (!this.#isDragging && Math.hypot(at.x - this.#pressed.x, at.y - this.#pressed.y) <= STILL) return;
    this.#isDragging = true;
    this.#element.classList.add('dragging');
    this.#actions.hover(undefined);
    this.#actions.move(at.x - this.#last.x, at.y - this.#last.y);
    this.#last = at;
  }

  #release(event: PointerEvent): void {
    const at = this.#pressed;
    this.#pressed = undefined;
    this.#element.classList.remove('dragging');
    if (at === undefined) return;
    if (this.#isDragging) this.#actions.rested();
    else if (event.button === 0) this.#actions.click(at, event);
  }

  #turn(event: WheelEvent): void {
    event.preventDefault();
    // A line of a wheel that counts lines is about 16 pixels.
    const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
    this.#actions.zoomAt(this.#placeOf(event), Math.exp(-turned / 400));
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#actions.rested(), REST);
  }

  #placeOf(event: MouseEvent): Point {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
