import type { Point } from '../layout/layout.ts';
import type { Viewport, Place } from './viewport.ts';

/** Part of the drawing that belongs together: painted only where it is in sight. */
export interface Region {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Lines or surfaces of one look in one region, as data of an SVG path. Widths and dashes are pixels of the screen. */
export interface Stroke {
  region: Region;
  data: string;
  color: string;
  alpha: number;
  /** Absent for a surface. */
  line?: { width: number; dash: readonly number[] };
}

/** Milliseconds without a move after which the picture is painted anew. */
const REST = 100;
/** How much more than what is seen the picture holds, as a part of each side. */
const MARGIN = 0.25;
/** While it moves, the picture is painted anew where it is enlarged or shrunk by more than this. */
const MOST_STRETCHED = 1.7;

/**
 * Paints lines and surfaces into a picture that is a little larger than what is seen. While the person moves the graph, the
 * picture is only shifted and stretched; it is painted anew at rest, or where it does not cover what is seen any more.
 */
export class LinesCanvas {
  readonly element = document.createElement('canvas');
  readonly #picture = document.createElement('canvas');
  readonly #viewport: Viewport;
  readonly #paths = new WeakMap<Stroke, Path2D>();
  #strokes: readonly Stroke[] = [];
  #paintedAt: Place | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(viewport: Viewport) {
    this.#viewport = viewport;
    this.element.className = 'lines';
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** What is painted from now on, the first below; one that was painted before costs little. */
  take(strokes: readonly Stroke[]): void {
    this.#strokes = strokes;
    this.#paintedAt = undefined;
  }

  /** Takes the viewport's size. */
  resize(): void {
    const ratio = window.devicePixelRatio;
    const { width, height } = this.#viewport;
    const whole = 1 + 2 * MARGIN;
    Object.assign(this.element, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    Object.assign(this.#picture, {
      width: Math.round(width * ratio * whole),
      height: Math.round(height * ratio * whole),
    });
    this.#paintedAt = undefined;
  }

  /** Draws what the viewport shows. */
  draw(): void {
    const context = this.element.getContext('2d');
    if (context === null) return;
    const { place } = this.#viewport;
    if (this.#paintedAt === undefined || !this.#covers(this.#paintedAt)) this.#paint();
    else if (this.#paintedAt !== place) this.#paintSoon();
    const { width, height } = this.element;
    const { scale, x, y } = this.#shift(this.#paintedAt ?? place);
    context.clearRect(0, 0, width, height);
    const [wide, tall] = [this.#picture.width * scale, this.#picture.height * scale];
    // Between two pixels of the device thin lines would be smeared over both.
    const [left, top] = [Math.round((width - wide) / 2 + x), Math.round((height - tall) / 2 + y)];
    context.drawImage(this.#picture, left, top, wide, tall);
  }

  dispose(): void {
    clearTimeout(this.#resting);
  }

  /** How much the picture is stretched, and how far its middle lies from that of the screen, in pixels of the device. */
  #shift(painted: Place): Point & { scale: number } {
    const { place, width } = this.#viewport;
    const ratio = this.element.width / width;
    const by = place.zoom * ratio;
    return {
      scale: place.zoom / painted.zoom,
      x: (painted.x - place.x) * by,
      y: (painted.y - place.y) * by,
    };
  }

  #covers(painted: Place): boolean {
    const { scale, x, y } = this.#shift(painted);
    if (scale > MOST_STRETCHED || scale < 1 / MOST_STRETCHED) return false;
    const { width, height } = this.element;
    const isWide = (this.#picture.width * scale) / 2 - Math.abs(x) >= width / 2;
    const isTall = (this.#picture.height * scale) / 2 - Math.abs(y) >= height / 2;
    return (isWide && isTall) || this.#holdsAll(painted);
  }

  /** True where nothing lies outside of the picture, so that it need not cover the screen. */
  #holdsAll(painted: Place): boolean {
    const seen = this.#regionOf(painted);
    return this.#strokes.every(
      ({ region }) =>
        region.left >= seen.left &&
        region.right <= seen.right &&
        region.top >= seen.top &&
        region.bottom <= seen.bottom,
    );
  }

  #regionOf({ x, y, zoom }: Place): Region {
    const { width, height } = this.#viewport;
    const [wide, tall] = [(width * (0.5 + MARGIN)) / zoom, (height * (0.5 + MARGIN)) / zoom];
    return { left: x - wide, top: y - tall, right: x + wide, bottom: y + tall };
  }

  #paintSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#paintedAt = undefined;
      requestAnimationFrame(() => {
        this.draw();
      });
    }, REST);
  }

  #paint(): void {
    const context = this.#picture.getContext('2d');
    if (context === null) return;
    const { place, width } = this.#viewport;
    const ratio = this.element.width / width;
    const scale = place.zoom * ratio;
    const pixel = 1 / place.zoom;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#picture.width, this.#picture.height);
    const [left, top] = [
      this.#picture.width / 2 - place.x * scale,
      this.#picture.height / 2 - place.y * scale,
    ];
    context.setTransform(scale, 0, 0, scale, left, top);
    const seen = this.#regionOf(place);
    for (const stroke of this.#strokes) {
      const { region, color, alpha, line } = stroke;
      const isSeen = region.left <= seen.right && region.right >= seen.left;
      if (!isSeen || region.top > seen.bottom || region.bottom < seen.top) continue;
      const path = this.#paths.get(stroke) ?? new Path2D(stroke.data);
      this.#paths.set(stroke, path);
      context.globalAlpha = alpha;
      if (line === undefined) {
        context.fillStyle = color;
        context.fill(path);
      } else {
        context.strokeStyle = color;
        context.lineWidth = line.width * pixel;
        context.setLineDash(line.dash.map((length) => length * pixel));
        context.stroke(path);
      }
    }
    this.#paintedAt = place;
    clearTimeout(this.#resting);
  }
}
