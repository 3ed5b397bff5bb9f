import type { Point } from '../layout/layout.ts';

const NEAREST = 2;
const FARTHEST = 0.02;
/** Pixels that stay free around a whole graph. */
const MARGIN = 40;

/** What of the drawing is seen: the place in the middle of the screen, and the enlargement. */
export interface Place extends Point {
  zoom: number;
}

/** A part of the drawing. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** Turns places of the drawing into pixels of the screen and back. */
export class Viewport {
  width = 1;
  height = 1;
  place: Place = { x: 0, y: 0, zoom: 1 };

  toScreen({ x, y }: Point): Point {
    const { zoom } = this.place;
    return {
      x: (x - this.place.x) * zoom + this.width / 2,
      y: (y - this.place.y) * zoom + this.height / 2,
    };
  }

  toDrawing({ x, y }: Point): Point {
    const { zoom } = this.place;
    return { x: (x - this.width / 2) / zoom + this.place.x, y: (y - this.height / 2) / zoom + this.place.y };
  }

  move(x: number, y: number): void {
    const { zoom } = this.place;
    this.place = { x: this.place.x - x / zoom, y: this.place.y - y / zoom, zoom };
  }

  /** Enlarges; what is at the given pixel stays there. */
  zoomAt(at: Point, factor: number): void {
    const before = this.toDrawing(at);
    const zoom = Math.max(FARTHEST, Math.min(NEAREST, this.place.zoom * factor));
    this.place = { ...this.place, zoom };
    const after = this.toDrawing(at);
    this.place = { x: this.place.x + before.x - after.x, y: this.place.y + before.y - after.y, zoom };
  }

  /** The enlargement at which a size has room, with the margin around it. */
  zoomFor({ width, height }: Pick<Box, 'width' | 'height'>): number {
    return Math.min(
      (this.width - 2 * MARGIN) / Math.max(1, width),
      (this.height - 2 * MARGIN) / Math.max(1, height),
    );
  }

  /** True where a box is in sight as a whole. */
  holds({ x, y, width, height }: Box): boolean {
    const start = this.toScreen({ x, y });
    const end = this.toScreen({ x: x + width, y: y + height });
    return start.x >= 0 && start.y >= 0 && end.x <= this.width && end.y <= this.height;
  }

  /** Shows a whole drawing of this size, not enlarged. */
  fit(width: number, height: number): void {
    const zoom = Math.min(1, this.zoomFor({ width, height }));
    this.place = { x: width / 2, y: height / 2, zoom: Math.max(FARTHEST, zoom) };
  }

  /** Moves as little as it takes to bring a box into sight. */
  reveal({ x, y }: Point, width: number, height: number): void {
    const margin = Math.min(MARGIN, this.width / 6, this.height / 6);
    const by = (low: number, high: number, size: number): number =>
      low < margin ? margin - low : high > size - margin ? Math.max(margin - low, size - margin - high) : 0;
    const start = this.toScreen({ x, y });
    const end = this.toScreen({ x: x + width, y: y + height });
    this.move(by(start.x, end.x, this.width), by(start.y, end.y, this.height));
  }
}
