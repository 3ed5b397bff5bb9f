import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';
import type { BaseRecord } from '../../../server/src/core/records/versions.ts';
import type { BaseFacts } from '../../../server/src/core/rules/rule.ts';
import { labelled } from '../../../server/src/core/rules/versions.ts';
import { FIXTURE_ROOT, type FixtureFile } from './markers.ts';

const PAST = 'past/';
const BASE = 'base/';
const TIP = 'tip/';

/**
 * A fixture's files: those of the work tree, and what `base/…` and `tip/…` say of the merge base and the base branch.
 * `past/…` is what the merge base had before.
 */
export function splitBase(all: readonly FixtureFile[]): { files: FixtureFile[]; base: BaseFacts } {
  const records = new Map<string, BaseRecord>();
  for (const folder of [PAST, BASE, TIP]) {
    for (const { path, text } of all.filter((file) => file.path.startsWith(folder))) {
      if (kindOfUri(path) === undefined) throw new Error(`${path} is no record file.`);
      for (const { facts } of analyseFile(FIXTURE_ROOT + path, text).file.documents) {
        const record = facts && labelled(facts);
        if (record === undefined) continue;
        const known = records.get(record.id);
        const versions = [...(known?.versions ?? []), record];
        const current = folder === PAST ? undefined : (known?.current ?? record);
        records.set(record.id, { kind: record.kind, versions, ...(current !== undefined && { current }) });
      }
    }
  }
  const files = all.filter(({ path }) => ![PAST, BASE, TIP].some((folder) => path.startsWith(folder)));
  return { files, base: { recordOf: (_uri, id) => records.get(id) } };
}
