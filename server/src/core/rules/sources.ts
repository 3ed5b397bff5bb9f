import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordReference } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';
import { isOfKind } from './references.ts';

/** Records in these states are not used any more, so nobody wants to know what they were made from. */
const RETIRED: ReadonlySet<string> = new Set(['rejected', 'deprecated']);

/** A record in use is made from records in use, and from versions of them that exist. */
export const sources: Rule = {
  codes: ['reference.retired-source', 'reference.unknown-version'],
  check(file, { index }) {
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      if (facts === undefined) return [];
      const isInUse = !RETIRED.has(facts.status ?? '');
      return facts.references
        .filter(({ path }) => path[0] === 'attribution')
        .flatMap((reference) => checkSource(reference, index, isInUse))
        .map((problem) => ({ ...problem, range: shiftRange(problem.range, line) }));
    });
  },
};

function checkSource(reference: RecordReference, index: RecordIndex, isInUse: boolean): Problem[] {
  const { id, range, target, version } = reference;
  const found = index.byId(id).filter(({ facts }) => isOfKind(facts.kind, target));
  const [source] = found;
  // Of two records with one id nobody knows which is meant; the duplicate is reported.
  if (source === undefined || found.length > 1) return [];
  const { status, version: latest } = source.facts;
  const problems: Problem[] = [];
  if (isInUse && status !== undefined && RETIRED.has(status)) {
    problems.push(retiredSource(source, status, reference));
  }
  if (version !== undefined && latest !== undefined && version > latest) {
    const message = `"${source.facts.name}" has no version ${String(version)}; the latest is ${String(latest)}.`;
    problems.push(problemOf('reference.unknown-version', message, range, { id, target }));
  }
  return problems;
}

function retiredSource(
  { uri, line, facts }: RecordEntry,
  status: string,
  { id, range, target }: RecordReference,
): Problem {
  const message = `The source "${facts.name}" is ${status}: what is made from it should be looked at again.`;
  const problem = problemOf('reference.retired-source', message, range, { id, target });
  problem.related = [{ uri, range: shiftRange(facts.idRange, line), message: `The source: ${facts.name}` }];
  return problem;
}
