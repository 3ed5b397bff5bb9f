import type { Configuration } from '../configuration/configuration.ts';
import { changedIds, datasetFactsOf } from '../examination/datasetFacts.ts';
import type { DatasetFindings } from '../examination/findings.ts';
import type { BaseFacts, FileFacts } from '../rules/rule.ts';
import type { PairedRecords } from './pairRecords.ts';
import { placedProblems, type PlacedProblem, type ProblemSide } from './placedProblems.ts';
import { problemChanges } from './problemChanges.ts';
import { recordKeys } from './recordKeys.ts';
import type { IndexedSides } from './staleRecords.ts';
import type { TwoExaminations } from './twoExaminations.ts';

/** What problems on both sides are found by. */
export interface ProblemSources {
  index: IndexedSides;
  examinations: TwoExaminations;
  configuration: Configuration;
  pathOf: (uri: string) => string;
  /** What version rules compare with; absent where there is nothing to compare with. */
  versions?: BaseFacts;
  /** The files that records name, on both sides. */
  world: { before: FileFacts; after: FileFacts };
}

/**
 * The problems that one side only has. Looked at are the files of `touched`, and those of records of which the examination says
 * other things on the two sides; all others have the same on both. Each step is a little work.
 */
export function* reviewedProblems(
  paired: PairedRecords,
  touched: ReadonlySet<string>,
  { index, examinations, configuration, pathOf, versions, world }: ProblemSources,
): Generator<undefined, ReturnType<typeof problemChanges>> {
  const findings = yield* examinations.findings();
  const uris = new Set(touched);
  for (const id of changedIds(findings.before, findings.after))
    for (const side of [index.before, index.after]) for (const { uri } of side.byId(id)) uris.add(uri);
  const keys = recordKeys(paired);
  const sideOf = (side: 'before' | 'after', found: DatasetFindings): ProblemSide => ({
    rules: {
      index: index[side],
      world: world[side],
      datasets: datasetFactsOf(found),
      ...(versions && { base: versions }),
    },
    ...{ configuration, pathOf, recordKey: keys[side] },
  });
  const [old, now] = [sideOf('before', findings.before), sideOf('after', findings.after)];
  const problems: Record<'before' | 'after', PlacedProblem[]> = { before: [], after: [] };
  for (const uri of [...uris].sort()) {
    yield;
    problems.before.push(...placedProblems(uri, old));
    problems.after.push(...placedProblems(uri, now));
  }
  return problemChanges(problems.before, problems.after);
}
