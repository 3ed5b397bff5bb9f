import type { Problem, RelatedPlace } from '../../../../shared/src/problem.ts';
import type { RecordFacts } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { EvaluatedRecord, Leak } from '../examination/findings.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** What a model has seen in train cannot measure it in val or test. */
export const leakage: Rule = {
  codes: ['leakage.same-input', 'leakage.near-input', 'leakage.derived'],
  check(file, { datasets, index }) {
    if (datasets === undefined) return [];
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      if (facts?.id === undefined) return [];
      return datasets.leaksOf(facts.id).flatMap((leak) => leakProblem(leak, facts, line, index));
    });
  },
};

function leakProblem(leak: Leak, facts: RecordFacts, line: number, index: RecordIndex): Problem[] {
  const [dataset] = index.byId(leak.dataset);
  const known = leak.evaluated.flatMap((record) => {
    const [entry] = index.byId(record.id);
    return entry === undefined ? [] : [{ record, entry }];
  });
  const [first] = known;
  if (first === undefined || dataset === undefined) return [];
  const { record, entry } = first;
  const others = known.length - 1 + leak.more;
  const more = others === 0 ? '' : others === 1 ? ' So has one more.' : ` So have ${String(others)} more.`;
  const evaluated = `"${entry.facts.name}" in its ${record.split}`;
  const message = `This record is in train of "${dataset.facts.name}", and ${saidOf(leak, record, evaluated, index)}.${leak.how === 'derived' ? '' : more}`;
  const problem = problemOf(`leakage.${leak.how}`, message, shiftRange(facts.idRange, line), {
    dataset: leak.dataset,
    other: record.id,
    split: record.split,
  });
  problem.related = [
    ...known.map((one) => placeOf(one.entry, `In ${one.record.split}: ${one.entry.facts.name}`)),
    placeOf(dataset, `The dataset: ${dataset.facts.name}`),
  ];
  return [problem];
}

function saidOf(
  { how, train }: Leak,
  { likeness = 0, isByMeaning = false, chain = [] }: EvaluatedRecord,
  evaluated: string,
  index: RecordIndex,
): string {
  if (how === 'same-input') return `${evaluated} has the same input`;
  if (how === 'near-input') {
    return `${evaluated} has nearly the same input (${String(Math.floor(likeness * 100))} % of the words${isByMeaning ? ', and the same meaning' : ''})`;
  }
  const between = chain.slice(1, -1).map((id) => `"${index.byId(id)[0]?.facts.name ?? id}"`);
  const through = between.length === 0 ? '' : `, through ${between.join(', ')}`;
  return chain[0] === train
    ? `it was made from ${evaluated}${through}`
    : `${evaluated} was made from it${through}`;
}

function placeOf({ uri, line, facts }: RecordEntry, message: string): RelatedPlace {
  return { uri, range: shiftRange(facts.idRange, line), message };
}
