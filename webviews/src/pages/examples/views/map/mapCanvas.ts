import type { MapPoints } from './mapPoints.ts';
import { drawPoints, sizeOf, type PointLook } from './pointImage.ts';
import { Viewport, type MapPlace } from './viewport.ts';

/** Milliseconds of rest after which the picture is drawn anew. */
const REST = 70;
/** Fewer points are drawn anew in every frame. */
const FEW = 4000;
/** While the map is moved, the picture is drawn anew when this share of the width is missing, or it is so much enlarged. */
const MOST_MOVED = 0.6;
const MOST_ENLARGED = 2.5;

/** What lies over the points. */
export interface Overlay {
  cursor: number | undefined;
  hovered: number | undefined;
  /** Corners of the lasso, in CSS pixels. */
  lasso: readonly number[];
  color: string;
}

/** All that is drawn. */
export interface MapScene {
  points: MapPoints;
  look: PointLook;
  overlay: Overlay;
}

/**
 * Draws a map: the points into a picture of their own, which is only moved and enlarged while the person does so, and is
 * drawn anew afterwards.
 */
export class MapCanvas {
  readonly element = document.createElement('canvas');
  readonly viewport = new Viewport();
  readonly #picture = document.createElement('canvas');
  readonly #scene: () => MapScene | undefined;
  #image: ImageData | undefined;
  /** Where the picture was drawn. */
  #drawnAt: MapPlace | undefined;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** `scene` is asked for what to draw whenever it is drawn. */
  constructor(scene: () => MapScene | undefined) {
    this.#scene = scene;
    this.element.className = 'map-canvas';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'application');
    this.element.setAttribute('aria-label', 'Map of records');
    this.element.setAttribute('aria-describedby', 'map-summary map-keys');
  }

  /** Takes the size of the element; true where it is another. */
  resize(): boolean {
    const { clientWidth, clientHeight } = this.element;
    const ratio = window.devicePixelRatio;
    const [width, height] = [
      Math.max(1, Math.round(clientWidth * ratio)),
      Math.max(1, Math.round(clientHeight * ratio)),
    ];
    if (this.element.width === width && this.element.height === height) return false;
    for (const canvas of [this.element, this.#picture]) Object.assign(canvas, { width, height });
    Object.assign(this.viewport, { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) });
    this.#image = undefined;
    return true;
  }

  /** Points, colours or the selection are others. */
  repaint(): void {
    this.#drawnAt = undefined;
    this.redraw();
  }

  /** The place or what lies over the points is another: drawn at the next frame. */
  redraw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
  }

  #draw(): void {
    const context = this.element.getContext('2d');
    const scene = this.#scene();
    if (context === null) return;
    const { width, height } = this.element;
    context.clearRect(0, 0, width, height);
    if (scene === undefined) return;
    if (this.#isStale(scene.points)) this.#paint(scene.points, scene.look);
    else if (this.#drawnAt !== this.viewport.place) this.#paintSoon();
    const { scale, left, top } = this.#shift();
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#picture, left, top, width * scale, height * scale);
    this.#drawOverlay(context, scene.points, scene.overlay);
  }

  #isStale(points: MapPoints): boolean {
    if (this.#drawnAt === undefined || points.size <= FEW) return this.#drawnAt !== this.viewport.place;
    const { scale, left, top } = this.#shift();
    const { width, height } = this.element;
    const isFar =
      Math.abs(left + (width * (scale - 1)) / 2) > width * MOST_MOVED ||
      Math.abs(top + (height * (scale - 1)) / 2) > height * MOST_MOVED;
    return isFar || scale > MOST_ENLARGED || scale < 1 / MOST_ENLARGED;
  }

  /** Where the picture lies now, in device pixels. */
  #shift(): { scale: number; left: number; top: number } {
    const { place, width, height } = this.viewport;
    const drawn = this.#drawnAt ?? place;
    const scale = place.zoom / drawn.zoom;
    const ratio = this.element.width / width;
    const side = this.viewport.scale * ratio;
    const left = (drawn.x - place.x) * side + (width * ratio * (1 - scale)) / 2;
    const top = (drawn.y - place.y) * side + (height * ratio * (1 - scale)) / 2;
    return { scale, left, top };
  }

  #paintSoon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.repaint();
    }, REST);
  }

  #paint(points: MapPoints, look: PointLook): void {
    const context = this.#picture.getContext('2d');
    if (context === null) return;
    const { width, height } = this.#picture;
    this.#image ??= context.createImageData(width, height);
    const pixels = new Uint32Array(this.#image.data.buffer);
    drawPoints(pixels, { width, height, ratio: width / this.viewport.width }, points, this.viewport, look);
    context.putImageData(this.#image, 0, 0);
    this.#drawnAt = this.viewport.place;
    clearTimeout(this.#rest);
  }

  #drawOverlay(context: CanvasRenderingContext2D, points: MapPoints, overlay: Overlay): void {
    const ratio = this.element.width / this.viewport.width;
    const radius = (sizeOf(points.size, this.viewport.place.zoom) / 2 + 4) * ratio;
    context.strokeStyle = overlay.color;
    context.lineWidth = 2 * ratio;
    for (const at of [overlay.hovered, overlay.cursor]) {
      if (at === undefined) continue;
      const [left, top] = this.viewport.toScreen(points.x[at] ?? 0, points.y[at] ?? 0);
      context.beginPath();
      context.arc(
        left * ratio,
        top * ratio,
        at === overlay.cursor ? radius + 2 * ratio : radius,
        0,
        2 * Math.PI,
      );
      context.stroke();
    }
    if (overlay.lasso.length < 4) return;
    context.setLineDash([4 * ratio, 3 * ratio]);
    context.beginPath();
    for (let at = 0; at < overlay.lasso.length; at += 2) {
      context.lineTo((overlay.lasso[at] ?? 0) * ratio, (overlay.lasso[at + 1] ?? 0) * ratio);
    }
    context.closePath();
    context.stroke();
    context.setLineDash([]);
  }
}
