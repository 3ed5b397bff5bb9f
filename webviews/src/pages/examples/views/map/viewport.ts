/** Share of the shorter side that the whole map takes. */
const FIT = 0.92;
const NEAREST = 400;
const FARTHEST = 0.5;

/** What of the map is seen: the place in the middle, 0 to 1 each way, and how often the whole map is enlarged. */
export interface MapPlace {
  x: number;
  y: number;
  zoom: number;
}

export const WHOLE: MapPlace = { x: 0.5, y: 0.5, zoom: 1 };

/** Turns places on the map into places on the screen, in CSS pixels, and back. */
export class Viewport {
  width = 1;
  height = 1;
  place: MapPlace = WHOLE;

  /** Pixels of the map's side. */
  get scale(): number {
    return Math.max(1, Math.min(this.width, this.height)) * FIT * this.place.zoom;
  }

  toScreen(x: number, y: number): [number, number] {
    return [
      (x - this.place.x) * this.scale + this.width / 2,
      (y - this.place.y) * this.scale + this.height / 2,
    ];
  }

  toMap(left: number, top: number): [number, number] {
    return [
      (left - this.width / 2) / this.scale + this.place.x,
      (top - this.height / 2) / this.scale + this.place.y,
    ];
  }

  move(left: number, top: number): void {
    const { x, y, zoom } = this.place;
    this.place = { x: clamp(x - left / this.scale), y: clamp(y - top / this.scale), zoom };
  }

  /** Enlarges; what is at the given pixel stays there. */
  zoomAt(left: number, top: number, factor: number): void {
    const [x, y] = this.toMap(left, top);
    const zoom = Math.max(FARTHEST, Math.min(NEAREST, this.place.zoom * factor));
    this.place = { ...this.place, zoom };
    const [nowX, nowY] = this.toMap(left, top);
    this.place = { zoom, x: clamp(this.place.x + x - nowX), y: clamp(this.place.y + y - nowY) };
  }

  /** Moves as little as it takes to bring a place into sight. */
  reveal(x: number, y: number): void {
    const [left, top] = this.toScreen(x, y);
    const margin = Math.min(40, this.width / 4, this.height / 4);
    const by = (at: number, size: number): number =>
      at < margin ? margin - at : at > size - margin ? size - margin - at : 0;
    this.move(by(left, this.width), by(top, this.height));
  }
}

function clamp(coordinate: number): number {
  return Math.max(-0.2, Math.min(1.2, coordinate));
}
