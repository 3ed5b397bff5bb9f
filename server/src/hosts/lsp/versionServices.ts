import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import { StateAnswers } from './stateAnswers.ts';
import { VersionAnswers, type RecordVersionsSources } from './versionAnswers.ts';
import { VersionRestore } from './versionRestore.ts';

/** Everything that is asked about the versions of one record. */
export interface VersionServices {
  versions: VersionAnswers;
  states: StateAnswers;
  restore: VersionRestore;
}

/** Makes them from one set of sources; `engine` plans edits. */
export function versionServices(sources: RecordVersionsSources, engine: () => IndexEngine): VersionServices {
  const versions = new VersionAnswers(sources);
  const states = new StateAnswers({ ...sources, versions });
  return { versions, states, restore: new VersionRestore({ ...sources, versions, states, engine }) };
}
