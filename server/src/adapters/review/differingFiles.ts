import { parseConfiguration } from '../../core/configuration/parseConfiguration.ts';
import { Exclusions } from '../files/exclusions.ts';
import type { RecordState } from '../git/states/recordState.ts';

/** Record files of two states by path: those that are the same on both sides, and those of a side that the other does not have like that. */
export interface DifferingFiles {
  same: readonly string[];
  before: readonly string[];
  after: readonly string[];
  notes: readonly string[];
}

/**
 * Which record files differ between two states, by the names of their contents. Each state leaves out what its own
 * `databits.yaml` ignores: whoever ignores files there takes their records away, and that shows.
 */
export function differingFiles(base: RecordState, head: RecordState): DifferingFiles {
  const [before, after] = [filesOf(base), filesOf(head)];
  const isOther = (path: string): boolean => before.get(path) !== after.get(path);
  const notes =
    base.configuration === head.configuration
      ? []
      : ['databits.yaml differs: severities are those of the newer state, and what it ignores may be other.'];
  return {
    same: [...after.keys()].filter((path) => !isOther(path)).sort(),
    before: [...before.keys()].filter(isOther).sort(),
    after: [...after.keys()].filter(isOther).sort(),
    notes,
  };
}

function filesOf({ files, configuration }: RecordState): ReadonlyMap<string, string> {
  const { project } = parseConfiguration(configuration).configuration;
  const exclusions = new Exclusions([], project.ignore ?? []);
  return new Map([...files].filter(([path]) => !exclusions.excludes(path)));
}
