import type { Configuration } from '../configuration/configuration.ts';
import { PROBLEM_CODES, type ProblemCode } from '../document/codes.ts';
import type { ExaminationSettings } from './datasetExamination.ts';

const SMALLEST_SPLIT = 10;
const LARGEST_IMBALANCE = 10;

/** What `databits.yaml` asks of datasets. What no rule reports is not looked for. */
export function examinationSettings(configuration: Configuration): ExaminationSettings {
  const isOn = (code: ProblemCode): boolean =>
    configuration.severityOf(code, PROBLEM_CODES[code].severity) !== 'off';
  const { smallest_split: smallestSplit, largest_imbalance: largestImbalance } =
    configuration.project.datasets ?? {};
  return {
    smallestSplit: smallestSplit ?? SMALLEST_SPLIT,
    largestImbalance: largestImbalance ?? LARGEST_IMBALANCE,
    findsLeaks: isOn('leakage.same-input') || isOn('leakage.near-input') || isOn('leakage.derived'),
    findsNearDuplicates: isOn('record.near-duplicate'),
  };
}
