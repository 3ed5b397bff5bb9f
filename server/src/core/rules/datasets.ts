import type { Problem, TextRange } from '../../../../shared/src/problem.ts';
import type { SplitName } from '../datasets/splits.ts';
import type { RecordFacts } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { ValuePath } from '../document/tree.ts';
import type { DatasetReport } from '../examination/findings.ts';
import type { RecordIndex } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** A dataset has the members that it seems to have, and splits that can be trained on and measured by. */
export const datasets: Rule = {
  codes: [
    'dataset.no-match',
    'dataset.empty-split',
    'dataset.small-split',
    'dataset.unbalanced',
    'dataset.stray-pin',
    'dataset.moved-members',
  ],
  check(file, { datasets: known, index }) {
    if (known === undefined || file.kind !== 'dataset') return [];
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      const report = facts?.id === undefined ? undefined : known.reportOf(facts.id);
      // What was found out is about another content: it is looked at again soon.
      if (facts === undefined || report === undefined || report.contentHash !== facts.contentHash) return [];
      const problems = [
        ...unmatched(report, facts),
        ...splits(report, facts),
        ...imbalance(report, facts),
        ...strayPins(report, facts, index),
        ...moved(report, facts),
      ];
      return problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) }));
    });
  },
};

function unmatched({ unmatched: parts }: DatasetReport, facts: RecordFacts): Problem[] {
  return parts.map(({ path, unknownField }) => {
    const message =
      unknownField !== undefined
        ? `No record has the field \`${unknownField}\`.`
        : path.length === 1
          ? 'No record is a member: none has all that the predicate asks for.'
          : 'No record matches this part of the predicate.';
    return problemOf('dataset.no-match', message, placeOf(facts, path));
  });
}

function splits(report: DatasetReport, facts: RecordFacts): Problem[] {
  const { members, emptySplits, smallSplits, smallestSplit } = report;
  const at = (name: SplitName): TextRange => placeOf(facts, ['splits', 'weights', name]);
  const all = members === 1 ? 'The only member is not' : `None of the ${String(members)} members is`;
  const empty = emptySplits.map((name) =>
    problemOf('dataset.empty-split', `${all} in ${name}, which has a weight.`, at(name)),
  );
  const small = smallSplits.map((name) => {
    const count = report.splits[name];
    const has = count === 1 ? '1 member' : `${String(count)} members`;
    const points = String(Math.round(100 / count));
    const message = `${name} has ${has}: one of them moves a share by ${points} points. At least ${String(smallestSplit)} are asked for (\`datasets.smallest_split\` in databits.yaml).`;
    return problemOf('dataset.small-split', message, at(name));
  });
  return [...empty, ...small];
}

function imbalance({ imbalance: found, splits: { train } }: DatasetReport, facts: RecordFacts): Problem[] {
  if (found === undefined) return [];
  // Without splits all members were counted.
  const where = train > 0 ? 'In train, ' : '';
  const { field, labels, most, least } = found;
  const message = `${where}${JSON.stringify(most.label)} is the \`${field}\` of ${String(most.count)} records and ${JSON.stringify(least.label)} of ${String(least.count)} (of ${String(labels)} labels; \`datasets.largest_imbalance\` in databits.yaml).`;
  return [problemOf('dataset.unbalanced', message, placeOf(facts, ['members']))];
}

function strayPins({ strayPins: stray }: DatasetReport, facts: RecordFacts, index: RecordIndex): Problem[] {
  const pinned = facts.references.filter(({ path }) => path[0] === 'splits' && path[1] === 'assign');
  return pinned.flatMap(({ id, range }): Problem[] => {
    if (!stray.includes(id)) return [];
    const name = index.byId(id)[0]?.facts.name ?? id;
    const message = `"${name}" is pinned to a split, but no member of the dataset.`;
    return [problemOf('dataset.stray-pin', message, range)];
  });
}

function moved({ moves = [] }: DatasetReport, facts: RecordFacts): Problem[] {
  if (moves.length === 0) return [];
  const said = moves.map(({ from, to, count }) => {
    const records = count === 1 ? '1 record' : `${String(count)} records`;
    return from === 'none'
      ? `${records} came into ${to}`
      : to === 'none'
        ? `${records} left ${from}`
        : `${records} went from ${from} to ${to}`;
  });
  const message = `Since HEAD ${said.join(', ')}: what was measured before was measured on others.`;
  return [problemOf('dataset.moved-members', message, placeOf(facts, ['members']))];
}

function placeOf({ places, idRange }: RecordFacts, path: ValuePath): TextRange {
  const wanted = JSON.stringify(path);
  return places?.find((place) => JSON.stringify(place.path) === wanted)?.range ?? idRange;
}
