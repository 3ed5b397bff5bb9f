import type { Severity } from '../../../../shared/src/problem.ts';
import type { ReviewFinding, ReviewOverview } from '../../../../shared/src/protocol/review.ts';
import type { PlacedProblem } from './placedProblems.ts';

const RANK: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * The problems that are there on one side only. A problem is the same on both sides where its code, its record and what it is
 * about are: numbers in its message do not count, nor does its line. One that names several others is introduced where one of
 * them is new to it, and mended where none is left.
 */
export function problemChanges(
  before: readonly PlacedProblem[],
  after: readonly PlacedProblem[],
): Pick<ReviewOverview, 'introduced' | 'mended' | 'problems'> {
  const waiting = new Counts();
  for (const { keys } of before) for (const key of keys) waiting.add(key);
  const found = new Counts();
  const introduced = after.filter(({ keys }) => {
    const known = keys.filter((key) => waiting.take(key));
    for (const key of known) found.add(key);
    return known.length < keys.length;
  });
  const mended = before.filter(({ keys }) => keys.filter((key) => found.take(key)).length === 0);
  return {
    introduced: findingsOf(introduced),
    mended: findingsOf(mended),
    problems: { introduced: bySeverity(introduced), mended: bySeverity(mended) },
  };
}

/** The most severe first, then by place. */
function findingsOf(problems: readonly PlacedProblem[]): ReviewFinding[] {
  const rankOf = ({ severity }: ReviewFinding): number => RANK.indexOf(severity);
  return problems
    .map(({ finding }) => finding)
    .sort(
      (one, other) =>
        rankOf(one) - rankOf(other) ||
        (one.path === other.path ? 0 : one.path < other.path ? -1 : 1) ||
        one.range.start.line - other.range.start.line ||
        one.range.start.character - other.range.start.character,
    );
}

function bySeverity(problems: readonly PlacedProblem[]): ReviewOverview['problems']['introduced'] {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { finding } of problems) if (finding.severity !== 'off') counts[finding.severity] += 1;
  return counts;
}

/** How often keys are there. */
class Counts {
  readonly #counts = new Map<string, number>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Takes one out; false where there is none. */
  take(key: string): boolean {
    const count = this.#counts.get(key) ?? 0;
    if (count > 0) this.#counts.set(key, count - 1);
    return count > 0;
  }
}
