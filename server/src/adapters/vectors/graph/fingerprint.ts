/**
 * A number that stands for a vector: equal for equal bits, and for 100,000 different vectors two alike once in two
 * million sets. Two alike would cost the graph a neighbour, never a wrong score: scores come from the vectors.
 * Never 0, which marks a node without a vector. Two multiplicative hashes (as in MurmurHash3) joined to 53 bits.
 */
export function fingerprintOf(vector: Float32Array): number {
  const words = new Int32Array(vector.buffer, vector.byteOffset, vector.length);
  let high = 0x9e3779b9 | 0;
  let low = 0x85ebca6b | 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as number;
    high = Math.imul(high ^ word, 0xcc9e2d51);
    high ^= high >>> 15;
    low = Math.imul(low + word, 0x1b873593);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11) + 1;
}
