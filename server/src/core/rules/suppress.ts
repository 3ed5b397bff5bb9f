import type { Problem } from '../../../../shared/src/problem.ts';
import type { AnalysedDocument, Suppression } from '../document/analysis.ts';
import { isProblemCode, PROBLEM_CODES } from '../document/codes.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';

/** A suppression with the lines of its file. */
interface Placed {
  suppression: Suppression;
  line: number;
  isUsed: boolean;
}

/** Families whose problems come and go with what is known of the world: that one is absent proves nothing. */
const UNCERTAIN =
  /^(?:(?:version|file|dataset|leakage)\.|record\.near-duplicate|signature\.(?:\*|file|class|python))/;

/**
 * The problems of a file without those that a comment with a reason lets stay. `tells`: what is wrong with such comments is
 * added; that one is unused can be told only where all problems are known.
 */
export function suppress(
  documents: readonly Pick<AnalysedDocument, 'facts' | 'line'>[],
  problems: readonly Problem[],
  tells: boolean,
): Problem[] {
  const placed = documents.flatMap(({ facts, line }) =>
    (facts?.suppressions ?? []).map((suppression): Placed => ({ suppression, line, isUsed: false })),
  );
  if (placed.length === 0) return [...problems];
  const kept = problems.filter((problem) => {
    const covering = placed.filter((one) => isAbout(one, problem));
    for (const one of covering) one.isUsed = true;
    return !covering.some(({ suppression }) => suppression.hasReason);
  });
  return tells ? [...kept, ...placed.flatMap(mistakesOf)] : kept;
}

function isAbout({ suppression, line }: Placed, { code, range }: Problem): boolean {
  const at = range.start.line - line;
  const [first, last] = suppression.lines;
  return first <= at && at <= last && suppression.codes.some((named) => covers(named, code));
}

function covers(named: string, code: string): boolean {
  return named === code || (named.endsWith('.*') && code.startsWith(named.slice(0, -1)));
}

function mistakesOf({ suppression, line, isUsed }: Placed): Problem[] {
  const { codes, hasReason } = suppression;
  const range = shiftRange(suppression.range, line);
  const unknown = codes.filter((code) => !isKnown(code));
  if (codes.length === 0 || unknown.length > 0) {
    const message =
      codes.length === 0
        ? 'Name the codes that may stay: # databits-ignore privacy.email: reason'
        : `No rule has the code ${unknown.join(', ')}.`;
    return [problemOf('suppression.unknown-code', message, range)];
  }
  if (!hasReason) {
    const message =
      'Without a reason the problem stays. Write it behind a colon: # databits-ignore code: reason';
    return [problemOf('suppression.no-reason', message, range)];
  }
  if (isUsed || codes.some((code) => UNCERTAIN.test(code))) return [];
  const message = `There is no problem ${codes.join(', ')} here any more; take the comment out.`;
  return [problemOf('suppression.unused', message, range)];
}

function isKnown(code: string): boolean {
  if (isProblemCode(code)) return true;
  return code.endsWith('.*') && Object.keys(PROBLEM_CODES).some((known) => covers(code, known));
}
