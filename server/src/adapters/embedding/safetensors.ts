import { readFileSync } from 'node:fs';
import { OperationalError } from '../operationalError.ts';

/** A tensor as it lies in the file. */
export interface Tensor {
  dtype: string;
  shape: readonly number[];
  bytes: Uint8Array;
}

/** The tensors of a file in the safetensors format. Throws an OperationalError where it is damaged. */
export function readSafetensors(file: string): ReadonlyMap<string, Tensor> {
  try {
    const bytes = readFileSync(file);
    const headLength = Number(bytes.readBigUInt64LE(0));
    const head: unknown = JSON.parse(bytes.toString('utf8', 8, 8 + headLength));
    const body = bytes.subarray(8 + headLength);
    return new Map(Object.entries(head ?? {}).flatMap(([name, entry]) => tensorOf(name, entry, body)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperationalError(
      `The quick model ${file} cannot be read (${why}): run \`npm run setup\`, or install the extension again.`,
    );
  }
}

interface TensorEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

function tensorOf(name: string, entry: unknown, body: Buffer): [string, Tensor][] {
  if (!isTensorEntry(entry)) return [];
  const [start, end] = entry.data_offsets;
  if (end > body.length || start > end) throw new Error('it is cut off');
  // A copy of its own begins at an address that any view can take.
  return [
    [name, { dtype: entry.dtype, shape: entry.shape, bytes: Uint8Array.from(body.subarray(start, end)) }],
  ];
}

function isTensorEntry(entry: unknown): entry is TensorEntry {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'dtype' in entry &&
    'shape' in entry &&
    'data_offsets' in entry
  );
}
