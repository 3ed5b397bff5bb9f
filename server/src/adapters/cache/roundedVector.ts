import type { CachedVector, RoundedVector } from './cachedVector.ts';

/** Bytes before the numbers: the coverage (f32). */
const HEAD = 4;
/** Largest number of 8 bits, as `QuantisedRows` has it. */
const LARGEST = 127;

/** Bytes of a vector that is kept in 8 bits a number. */
export function roundedBytes(dimensions: number): number {
  return HEAD + dimensions;
}

/** The coverage, and each number as a share of the largest: what rows of 8 bits keep of a vector, and no less. */
export function encodeRounded({ vector, coverage }: CachedVector): Uint8Array {
  const payload = Buffer.alloc(roundedBytes(vector.length));
  const numbers = numbersOf(payload);
  payload.writeFloatLE(coverage, 0);
  // Plain loops: iterators take five times as long, and this runs for every record.
  let largest = 0;
  for (let at = 0; at < vector.length; at += 1) largest = Math.max(largest, Math.abs(vector[at] as number));
  const scale = largest === 0 ? 0 : LARGEST / largest;
  for (let at = 0; at < vector.length; at += 1) numbers[at] = Math.round((vector[at] as number) * scale);
  return payload;
}

/** What a payload says, in its memory; `undefined` where all numbers are 0, which no vector has. */
export function decodeRounded(payload: Buffer): RoundedVector | undefined {
  const numbers = numbersOf(payload);
  return numbers.every((number) => number === 0) ? undefined : { numbers, coverage: payload.readFloatLE(0) };
}

function numbersOf({ buffer, byteOffset, length }: Buffer): Int8Array {
  return new Int8Array(buffer, byteOffset + HEAD, length - HEAD);
}
