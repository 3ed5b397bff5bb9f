/**
 * A path as git has it: UTF-8, as a rule. Bytes that are none are written out (`\xff`), so that two names never become one;
 * such a path leads to no file by its name, only by its object.
 */
export function gitPath(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`))
      .join('');
  }
}

/** True for a path with bytes that are written out. */
export function isWrittenOut(path: string): boolean {
  return /\\x[89a-f][0-9a-f]/.test(path);
}

/** The parts of an output with zero bytes between them. */
export function* zeroSeparated(output: Buffer): Generator<Buffer> {
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    const next = end < 0 ? output.length : end;
    if (next > start) yield output.subarray(start, next);
    start = next + 1;
  }
}

/** A sentence about paths that are not UTF-8; none where all are. */
export function notesOnPaths(paths: Iterable<string>): string[] {
  const odd = [...paths].filter(isWrittenOut);
  const [first] = odd;
  if (first === undefined) return [];
  return [
    `Names of files that are not UTF-8 (such as ${first}) lead to no file: what the work tree has there is not seen. Rename them.`,
  ];
}
