import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A table of vectors, row by row. */
export interface VectorTable {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** Eight-bit rows; a row's numbers times its scale are its vector. */
export interface QuantisedTable {
  rows: number;
  columns: number;
  values: Int8Array;
  scales: Float32Array;
}

const CLS = 101n;
const SEP = 102n;
/** Ids per run of the model; 32 gave the most on one thread (2,520 a second; 2,350 with 8). */
const BATCH = 32;
/**
 * Smoothing of the weight a / (a + p) of a token with the probability p (Arora et al., 2017). Measured: of 1e-4, 3e-4,
 * 1e-3 and 3e-3 the one that is good on questions of one topic and on functions alike (docs/decisions/0025).
 */
const SIF_SMOOTHING = 3e-4;

/**
 * What the model makes of each token of its vocabulary by itself, as the mean over [CLS] token [SEP]. The first step of
 * Model2Vec (Tulkens and van Dongen, 2024).
 */
export async function embedVocabulary(
  weights: string,
  rows: number,
  progress: (done: number) => void,
): Promise<VectorTable> {
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  let table: VectorTable | undefined;
  for (let first = 0; first < rows; first += BATCH) {
    const count = Math.min(BATCH, rows - first);
    const hidden = await runTokens(session, first, count);
    const columns = hidden.length / (3 * count);
    table ??= { rows, columns, values: new Float32Array(rows * columns) };
    meanOfThree(hidden, table.values.subarray(first * columns, (first + count) * columns), columns);
    progress(first + count);
  }
  await session.release();
  if (table === undefined) throw new Error('The vocabulary is empty.');
  return table;
}

async function runTokens(session: InferenceSession, first: number, count: number): Promise<Float32Array> {
  const ids = BigInt64Array.from({ length: count * 3 }, (_, at) =>
    at % 3 === 0 ? CLS : at % 3 === 2 ? SEP : BigInt(first + Math.floor(at / 3)),
  );
  const shape = [count, 3];
  const output = await session.run({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', new BigInt64Array(count * 3).fill(1n), shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(count * 3), shape),
  });
  const hidden = output['last_hidden_state']?.data;
  if (!(hidden instanceof Float32Array)) throw new TypeError('The model gives no last_hidden_state.');
  return hidden;
}

function meanOfThree(hidden: Float32Array, into: Float32Array, columns: number): void {
  for (let at = 0; at < into.length; at += 1) {
    const start = Math.floor(at / columns) * 3 * columns + (at % columns);
    const sum = (hidden[start] ?? 0) + (hidden[start + columns] ?? 0) + (hidden[start + 2 * columns] ?? 0);
    into[at] = sum / 3;
  }
}

/** The table about its mean, turned to its principal axes, the first `kept` of them. Signs are fixed, so that it repeats. */
export function principalComponents(table: VectorTable, kept: number): VectorTable {
  const { rows, columns } = table;
  const centred = centre(table);
  const axes = new EigenvalueDecomposition(covariance(centred), { assumeSymmetric: true }).eigenvectorMatrix;
  const values = new Float32Array(rows * kept);
  // Eigenvalues come in ascending order.
  for (let component = 0; component < kept; component += 1) {
    const axis = withFixedSign(Float64Array.from(axes.getColumn(columns - 1 - component)));
    for (let row = 0; row < rows; row += 1) {
      let sum = 0;
      for (let at = 0; at < columns; at += 1)
        sum += (centred.values[row * columns + at] ?? 0) * (axis[at] ?? 0);
      values[row * kept + component] = sum;
    }
  }
  return { rows, columns: kept, values };
}

function centre({ rows, columns, values }: VectorTable): VectorTable {
  const means = new Float64Array(columns);
  for (const [at, value] of values.entries()) means[at % columns] = (means[at % columns] ?? 0) + value / rows;
  return { rows, columns, values: values.map((value, at) => value - (means[at % columns] ?? 0)) };
}

function covariance({ rows, columns, values }: VectorTable): Matrix {
  const sums = Array.from({ length: columns }, () => new Float64Array(columns));
  for (let row = 0; row < rows; row += 1) {
    const vector = values.subarray(row * columns, (row + 1) * columns);
    for (const [left, sum] of sums.entries()) {
      const factor = vector[left] ?? 0;
      for (let right = 0; right <= left; right += 1)
        sum[right] = (sum[right] ?? 0) + factor * (vector[right] ?? 0);
    }
  }
  return Matrix.zeros(columns, columns).apply(function fill(this: Matrix, left: number, right: number): void {
    this.set(left, right, (sums[Math.max(left, right)]?.[Math.min(left, right)] ?? 0) / rows);
  });
}

function withFixedSign(axis: Float64Array): Float64Array {
  const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}

/**
 * Makes frequent tokens short. From `firstWord` on the vocabulary is in order of frequency, so that Zipf's law gives
 * p = 1 / (rank · H); what stands before, unused entries and single characters, says as little as the first word.
 */
export function weighByRank({ rows, columns, values }: VectorTable, firstWord: number): VectorTable {
  let harmonic = 0;
  for (let rank = 1; rank <= rows - firstWord; rank += 1) harmonic += 1 / rank;
  const weights = Array.from({ length: rows }, (_, row) => {
    const rank = Math.max(1, row - firstWord + 1);
    return SIF_SMOOTHING / (SIF_SMOOTHING + 1 / (rank * harmonic));
  });
  return {
    rows,
    columns,
    values: values.map((value, at) => value * (weights[Math.floor(at / columns)] ?? 1)),
  };
}

/** Rounds each row to eight bits with a scale of its own. */
export function quantise({ rows, columns, values }: VectorTable): QuantisedTable {
  const rounded = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const vector = values.subarray(row * columns, (row + 1) * columns);
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    scales[row] = scale;
    for (const [at, value] of vector.entries())
      rounded[row * columns + at] = scale === 0 ? 0 : Math.round(value / scale);
  }
  return { rows, columns, values: rounded, scales };
}
