import type { Problem } from '../../../../shared/src/problem.ts';
import type { Finding } from './finding.ts';
import type { ParsedDocument } from './parse.ts';
import { problemOf } from './problem.ts';
import type { TreeLocator } from './treeLocator.ts';

/** Findings that a text with mistakes cannot be blamed for: what is missing may just not have been read. */
const NEEDS_WHOLE_TEXT: ReadonlySet<string> = new Set([
  'record.missing-property',
  'record.missing-companion',
  'record.source-not-one',
  'predicate.not-one',
  'dataset.no-comparison',
]);

/** Findings as problems at their places, without those that the text's mistakes explain. */
export function reportFindings(
  findings: readonly Finding[],
  parsed: ParsedDocument,
  locator: TreeLocator,
): Problem[] {
  const shown = findings.filter(
    (finding) =>
      (parsed.isWhole || !NEEDS_WHOLE_TEXT.has(finding.code)) && !isAboutStandIn(finding, parsed, locator),
  );
  const located = shown.map((finding) =>
    problemOf(finding.code, finding.message, locator.finding(finding), finding.data),
  );
  return parsed.isWhole ? located : located.filter((problem) => !isBesideMistake(problem, parsed));
}

/** Around a mistake in the YAML the tree is a guess: what the schema says of it would only distract. */
function isBesideMistake({ range }: Problem, { problems }: ParsedDocument): boolean {
  return problems.some(
    (mistake) =>
      range.start.line >= mistake.range.start.line - 1 && range.start.line <= mistake.range.end.line + 1,
  );
}

/** What stands in for a value that JSON does not have has been reported already. */
function isAboutStandIn(finding: Finding, { standIns }: ParsedDocument, locator: TreeLocator): boolean {
  if (standIns.size === 0) return false;
  const place = locator.at(finding.path);
  return (
    (place?.node !== undefined && standIns.has(place.node)) ||
    (place?.pair !== undefined && standIns.has(place.pair.key))
  );
}
