/** The outside world failed: a missing file, a crashed process, a full disk. The message is one sentence for people that says what to do. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError';
}

/** The sentence of an error, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
