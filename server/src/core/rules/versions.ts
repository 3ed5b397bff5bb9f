import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordFacts } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import { checkVersion, type CurrentRecord } from '../records/versions.ts';
import type { Rule } from './rule.ts';

/** The version goes up by one, once for each branch, where the content changed, and nowhere else. */
export const versions: Rule = {
  codes: [
    'version.not-raised',
    'version.raised-without-change',
    'version.lowered',
    'version.skipped',
    'version.collision',
    'version.id-reused',
  ],
  check(file, { base, index }) {
    if (base === undefined) return [];
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      const record = facts && labelled(facts);
      // Of two records with one id nobody knows which is the old one; the duplicate is reported.
      if (record === undefined || index.byId(record.id).length > 1) return [];
      const before = base.recordOf(file.uri, record.id);
      const verdict = before && checkVersion(before, record);
      if (facts === undefined || verdict === undefined) return [];
      const { code, fix, id, message } = verdict;
      const range = ('version' in fix ? facts.versionRange : undefined) ?? facts.idRange;
      const data = 'version' in fix ? { id, version: String(fix.version) } : { id, newId: 'true' };
      return [problemOf(code, message, shiftRange(range, line), data)];
    });
  },
};

/** A record with an id, a version and a content that can be compared; the schema reports what lacks. */
export function labelled({ kind, id, version, contentHash }: RecordFacts): CurrentRecord | undefined {
  if (id === undefined || contentHash === undefined || !Number.isSafeInteger(version)) return undefined;
  return version === undefined ? undefined : { kind, id, version, contentHash };
}
