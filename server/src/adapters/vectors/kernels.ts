import { KERNELS } from './generated/kernels.ts';

/** The assembled inner loops of `kernels.wat` with a memory of their own. */
export interface Kernels {
  memory: Pick<WebAssembly.Memory, 'buffer' | 'grow'>;
  /** Scores `count` (at least 1) rows from a slot; answers how many reach the threshold. */
  scan(width: number, slot: number, count: number, threshold: number): number;
  /** Scores the rows of the first `count` (at least 1) ids; answers how many reach the threshold. */
  scanIds(width: number, count: number, threshold: number): number;
  /** Rounds the vector into the row of a slot; answers the sum of the squares of what that left out. */
  quantise(width: number, slot: number): number;
}

/** How many rows one call scores at most: what was found has room for so many. */
export const ROWS_PER_CALL = 1024;
/** Where the parts of the memory are, in bytes; the same numbers stand in `kernels.wat`. */
export const PLACES = { found: 4096, query: 12_288, vector: 32_768, rows: 65_536 };
/** The longest vectors that there is room for. */
export const MOST_DIMENSIONS = 8192;
/** Bytes of a row before its numbers. */
export const ROW_HEAD = 16;

/** Starts the kernels; `undefined` where the machine has no WebAssembly with SIMD or no memory for it. */
export function startKernels(): Kernels | undefined {
  try {
    const { memory, scan, scanIds, quantise } = new WebAssembly.Instance(
      new WebAssembly.Module(Buffer.from(KERNELS, 'base64')),
    ).exports;
    if (!(memory instanceof WebAssembly.Memory)) return undefined;
    if (!isKernel(scan) || !isKernel(scanIds) || !isKernel(quantise)) return undefined;
    return { memory, scan, scanIds, quantise };
  } catch {
    return undefined;
  }
}

function isKernel(value: unknown): value is (...numbers: number[]) => number {
  return typeof value === 'function';
}
