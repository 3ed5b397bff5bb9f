import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Vectors of which the covariance is taken at most; more change the two first axes by nothing that can be seen. */
export const MOST_SAMPLED = 20_000;

/** The two directions in which vectors differ most. */
export interface PrincipalPlane {
  mean: Float64Array;
  axes: readonly [Float64Array, Float64Array];
  /** Share of the whole variance along each. */
  explained: readonly [number, number];
  /** Number of vectors that the covariance is of. */
  sampled: number;
}

/** Reads the vector at a position. */
export type VectorAt = (position: number) => Float32Array;

/**
 * The first two principal components (Pearson, 1901; eigenvectors of the covariance matrix), of evenly spread vectors
 * where there are more than `most`. The largest number of an axis is positive, so that maps do not flip.
 */
export function principalPlane(
  vectorAt: VectorAt,
  count: number,
  dimensions: number,
  most = MOST_SAMPLED,
): PrincipalPlane {
  const sampled = Math.min(count, most);
  const positionOf = (sample: number): number => Math.floor((sample * count) / sampled);
  const mean = new Float64Array(dimensions);
  for (let sample = 0; sample < sampled; sample += 1) {
    const vector = vectorAt(positionOf(sample));
    for (let at = 0; at < dimensions; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / sampled;
  }
  const sums = new Float64Array(dimensions * dimensions);
  const centred = new Float64Array(dimensions);
  for (let sample = 0; sample < sampled; sample += 1) {
    const vector = vectorAt(positionOf(sample));
    for (let at = 0; at < dimensions; at += 1) centred[at] = (vector[at] ?? 0) - (mean[at] ?? 0);
    addProducts(sums, centred);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    symmetric(sums, dimensions, Math.max(1, sampled)),
    { assumeSymmetric: true },
  );
  const variance = Math.max(
    realEigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0),
    Number.MIN_VALUE,
  );
  // Ascending: the last are the largest.
  const columns = [dimensions - 1, dimensions - 2] as const;
  const share = (column: number): number => Math.max(0, realEigenvalues[column] ?? 0) / variance;
  const axis = (column: number): Float64Array =>
    column < 0
      ? new Float64Array(dimensions)
      : upright(Float64Array.from(eigenvectorMatrix.getColumn(column)));
  return {
    ...{ mean, sampled },
    axes: [axis(columns[0]), axis(columns[1])],
    explained: [share(columns[0]), share(columns[1])],
  };
}

/** Where a vector lies on the plane. */
export function placeOn(
  { mean, axes: [first, second] }: PrincipalPlane,
  vector: Float32Array,
): [number, number] {
  let x = 0;
  let y = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const value = (vector[at] ?? 0) - (mean[at] ?? 0);
    x += value * (first[at] ?? 0);
    y += value * (second[at] ?? 0);
  }
  return [x, y];
}

/** Adds the products of all pairs to the upper triangle: the one loop that takes long. */
function addProducts(sums: Float64Array, centred: Float64Array): void {
  const { length } = centred;
  for (let row = 0; row < length; row += 1) {
    const value = centred[row] as number;
    const start = row * length;
    for (let column = row; column < length; column += 1) {
      sums[start + column] = (sums[start + column] as number) + value * (centred[column] as number);
    }
  }
}

function symmetric(sums: Float64Array, size: number, count: number): Matrix {
  const matrix = new Matrix(size, size);
  for (let row = 0; row < size; row += 1) {
    for (let column = row; column < size; column += 1) {
      const value = (sums[row * size + column] ?? 0) / count;
      matrix.set(row, column, value);
      matrix.set(column, row, value);
    }
  }
  return matrix;
}

function upright(axis: Float64Array): Float64Array {
  let largest = 0;
  for (const value of axis) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? axis.map((value) => -value) : axis;
}
