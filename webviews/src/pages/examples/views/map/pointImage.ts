import type { MapPoints } from './mapPoints.ts';
import { NO_VALUE, type Palette } from './palette.ts';
import type { Viewport } from './viewport.ts';

/** What decides the look of points. */
export interface PointLook {
  palette: Palette;
  /** A code per point; absent: all alike. */
  codes: Uint8Array | undefined;
  /** 1 for selected points. */
  selected: Uint8Array;
  /** The only code that is shown in its colour; the others stand back. */
  highlighted: number | undefined;
}

/** Opacity of points that stand back, of 255. */
const FAINT = 50;

/** Draws points into pixels: a hundred thousand in a few milliseconds, which no other way of a canvas does. */
export function drawPoints(
  pixels: Uint32Array,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  points: MapPoints,
  viewport: Viewport,
  look: PointLook,
): void {
  pixels.fill(0);
  const { palette, codes, selected, highlighted } = look;
  const size = Math.max(2, Math.round(sizeOf(points.size, viewport.place.zoom) * ratio));
  const scale = viewport.scale * ratio;
  const left = width / 2 - viewport.place.x * scale - size / 2;
  const top = height / 2 - viewport.place.y * scale - size / 2;
  const put = (at: number, side: number, pixel: number): void => {
    const grown = (side - size) / 2;
    const x = Math.round((points.x[at] ?? 0) * scale + left - grown);
    const y = Math.round((points.y[at] ?? 0) * scale + top - grown);
    if (x < 0 || y < 0 || x + side >= width || y + side >= height) return;
    for (let row = y * width + x, end = row + side * width; row < end; row += width) {
      for (let place = row; place < row + side; place += 1) pixels[place] = pixel;
    }
  };
  const isFaint = (code: number): boolean => highlighted !== undefined && code !== highlighted;
  const codeOf = (at: number): number => (codes === undefined ? 0 : (codes[at] ?? NO_VALUE));
  const faint = palette.pixels.map((pixel) => ((pixel & 0xffffff) | (FAINT << 24)) >>> 0);
  for (let at = 0; at < points.size; at += 1) if (isFaint(codeOf(at))) put(at, size, faint[codeOf(at)] ?? 0);
  for (let at = 0; at < points.size; at += 1) {
    const code = codeOf(at);
    if (!isFaint(code)) put(at, size, palette.pixels[code] ?? 0);
  }
  for (let at = 0; at < points.size; at += 1) {
    if (selected[at] !== 1) continue;
    put(at, size + 2 * Math.ceil(ratio), palette.foreground);
    put(at, size, palette.pixels[codeOf(at)] ?? 0);
  }
}

/** CSS pixels of a point's side: smaller where there are many, larger when the map is enlarged. */
export function sizeOf(count: number, zoom: number): number {
  const whole = count > 50_000 ? 2 : count > 5000 ? 3 : count > 500 ? 5 : 7;
  return Math.min(10, whole * Math.max(1, zoom) ** 0.3);
}
