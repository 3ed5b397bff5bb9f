import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordFacts } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { JoinedVersion } from '../history/joinedVersion.ts';
import { checkVersion, type CurrentRecord, type VersionVerdict } from '../records/versions.ts';
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
      const joined = base.joinedOf?.(file.uri, record.id);
      const verdict = withMerges(before && checkVersion(before, record), record, joined);
      if (facts === undefined || verdict === undefined) return [];
      const { code, fix, id, message } = verdict;
      const range = ('version' in fix ? facts.versionRange : undefined) ?? facts.idRange;
      const data = 'version' in fix ? { id, version: String(fix.version) } : { id, newId: 'true' };
      return [problemOf(code, message, shiftRange(range, line), data)];
    });
  },
};

/**
 * A number that a merge left on several contents collides, whatever the base says of it; the next one mends that, although
 * the content is HEAD's.
 */
function withMerges(
  verdict: VersionVerdict | undefined,
  record: CurrentRecord,
  joined: JoinedVersion | undefined,
): VersionVerdict | undefined {
  if (joined === undefined || joined.parents.includes(record.contentHash)) return verdict;
  const { version, next, commit, parents } = joined;
  if (verdict?.code === 'version.raised-without-change') return record.version === next ? undefined : verdict;
  if (record.version !== version || (verdict !== undefined && verdict.code !== 'version.not-raised'))
    return verdict;
  const message = `Version ${version} names ${parents.length} other contents of this record, which the merge ${commit.slice(0, 8)} joined; the next free number is ${next}.`;
  return { code: 'version.collision', id: record.id, message, fix: { version: next } };
}

/** A record with an id, a version and a content that can be compared; the schema reports what lacks. */
export function labelled({ kind, id, version, contentHash }: RecordFacts): CurrentRecord | undefined {
  if (id === undefined || contentHash === undefined || !Number.isSafeInteger(version)) return undefined;
  return version === undefined ? undefined : { kind, id, version, contentHash };
}
