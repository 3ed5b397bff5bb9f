/** A failure the user can act on: its message is one clear sentence, shown without a stack. */
export class ExpectedFailure extends Error {}

/** True if `error` carries one of the operating system's error codes, such as `EACCES`. */
export function hasErrorCode(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}

/**
 * The text to show for an error: one sentence for an expected failure or one of the operating system,
 * the stack for anything else, which is a bug of ours.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof ExpectedFailure) return error.message;
  if (hasErrorCode(error, 'EROFS', 'EACCES', 'EPERM')) {
    return `${error.path ?? 'A file'} cannot be written: it is read-only for this user.`;
  }
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return error.message;
  }
  if (hasErrorCode(error, 'ENOSPC')) return 'The disk is full: make room, then run the command again.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
