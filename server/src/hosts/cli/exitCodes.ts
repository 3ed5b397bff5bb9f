/** Exit codes of the command line, as its help says. */
export const EXIT = {
  ok: 0,
  /** Problems were found in records, or rows of an import were bad. */
  problems: 1,
  /** Wrong usage, or the outside world failed. */
  failure: 2,
  /** Stopped by the user (128 + SIGINT). */
  interrupted: 130,
} as const;
