/** The rings of tests, from the fastest to the one with a real editor. */
export const ringNames = ['core', 'adapters', 'lsp', 'runner', 'webviews', 'editor'] as const;

/** A ring of tests. */
export type RingName = (typeof ringNames)[number];

/** How many tests of a ring passed and failed. A ring that could not run, or has no test, has one failure. */
export interface RingResult {
  readonly passed: number;
  readonly failed: number;
}

/** The counts of a ring that could not run. */
export const couldNotRun: RingResult = { passed: 0, failed: 1 };

/** The sum of counts. */
export function sumResults(results: readonly RingResult[]): RingResult {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
  };
}

/** The line that counting programs read. */
export function countsLine(result: RingResult): string {
  return `${String(result.passed)} passed, ${String(result.failed)} failed`;
}
