import type { MapAnswer } from '../../../../../../shared/src/protocol/neighbours.ts';

/** The largest coordinate of an answer. */
const SQUARE = 65_535;
/** Cells of the grid along a side. */
const CELLS = 256;

/** The points of a map, and where to find those at a place. Coordinates are 0 to 1, y downwards. */
export class MapPoints {
  readonly key: string;
  readonly ids: readonly string[];
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Positions ordered by cell; those of cell n end at `#ends[n]`. */
  readonly #inCells: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #positions = new Map<string, number>();

  constructor({ key, ids = [], points = '' }: Pick<MapAnswer, 'key' | 'ids' | 'points'>) {
    this.key = key;
    this.ids = ids;
    const numbers = new DataView(bytesOf(points).buffer);
    this.x = Float32Array.from(ids, (_, at) => numbers.getUint16(at * 4, true) / SQUARE);
    this.y = Float32Array.from(ids, (_, at) => 1 - numbers.getUint16(at * 4 + 2, true) / SQUARE);
    for (const [at, id] of ids.entries()) this.#positions.set(id, at);
    const counts = new Uint32Array(CELLS * CELLS + 1);
    for (let at = 0; at < ids.length; at += 1)
      counts[this.#cellOf(at) + 1] = (counts[this.#cellOf(at) + 1] ?? 0) + 1;
    for (let cell = 1; cell < counts.length; cell += 1)
      counts[cell] = (counts[cell] ?? 0) + (counts[cell - 1] ?? 0);
    this.#ends = counts.slice(1);
    this.#inCells = new Uint32Array(ids.length);
    for (let at = 0; at < ids.length; at += 1) {
      const cell = this.#cellOf(at);
      const place = counts[cell] ?? 0;
      this.#inCells[place] = at;
      counts[cell] = place + 1;
    }
  }

  get size(): number {
    return this.ids.length;
  }

  positionOf(id: string): number | undefined {
    return this.#positions.get(id);
  }

  /** The point nearest to a place within a distance; `undefined` where there is none. */
  nearest(x: number, y: number, within: number): number | undefined {
    let best: number | undefined;
    let least = within * within;
    const [left, right] = [cell(x - within), cell(x + within)];
    for (let row = cell(y - within); row <= cell(y + within); row += 1) {
      const start = this.#ends[row * CELLS + left - 1] ?? 0;
      const end = this.#ends[row * CELLS + right] ?? 0;
      for (let place = start; place < end; place += 1) {
        const at = this.#inCells[place] ?? 0;
        const distance = ((this.x[at] ?? 0) - x) ** 2 + ((this.y[at] ?? 0) - y) ** 2;
        if (distance > least) continue;
        least = distance;
        best = at;
      }
    }
    return best;
  }

  /** The nearest point in a direction (−1, 0 or 1 each way), within 45° of it; `undefined` where there is none. */
  towards(from: number, dx: number, dy: number): number | undefined {
    const [x, y] = [this.x[from] ?? 0, this.y[from] ?? 0];
    let best: number | undefined;
    let least = Infinity;
    for (let at = 0; at < this.size; at += 1) {
      const along = ((this.x[at] ?? 0) - x) * dx + ((this.y[at] ?? 0) - y) * dy;
      const across = Math.abs(((this.x[at] ?? 0) - x) * dy) + Math.abs(((this.y[at] ?? 0) - y) * dx);
      if (along <= 0 || across > along) continue;
      // What is straight ahead goes before what is beside the way.
      const cost = along + across * 2;
      if (cost >= least) continue;
      least = cost;
      best = at;
    }
    return best;
  }

  /** The points inside a polygon (even-odd rule), given by its corners x, y, x, y… */
  inside(polygon: readonly number[]): number[] {
    const found: number[] = [];
    const xs = polygon.filter((_, at) => at % 2 === 0);
    const ys = polygon.filter((_, at) => at % 2 === 1);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    for (let at = 0; at < this.size; at += 1) {
      const [x, y] = [this.x[at] ?? 0, this.y[at] ?? 0];
      if (x < left || x > right || y < top || y > bottom) continue;
      if (isInside(x, y, xs, ys)) found.push(at);
    }
    return found;
  }

  #cellOf(at: number): number {
    return cell(this.y[at] ?? 0) * CELLS + cell(this.x[at] ?? 0);
  }
}

/** The bytes of a base64 text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function cell(coordinate: number): number {
  return Math.max(0, Math.min(CELLS - 1, Math.floor(coordinate * CELLS)));
}

function isInside(x: number, y: number, xs: readonly number[], ys: readonly number[]): boolean {
  let inside = false;
  for (let at = 0, before = xs.length - 1; at < xs.length; before = at, at += 1) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [xs[at], ys[at], xs[before], ys[before]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
