import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { contentHash } from '../records/contentHash.ts';
import { withField } from '../records/recordFields.ts';
import { checkVersion, type RecordVersion } from '../records/versions.ts';
import { definitionOf } from '../schema/compile.ts';

/** What the base knows of a record: its version there, `new` where it has no such record, `unknown` without a base. */
export type BaseVersion = RecordVersion | 'new' | 'unknown';

/**
 * The changed record with the version that the rules ask for: the old one where no content changed; else one step from
 * the base's, once for each branch. A record that the base does not have keeps its number; without a base every change
 * of content is a step. `base` is asked for a change of content only: it has to be read from git.
 */
export function withVersionAfter(
  kind: RecordKind,
  before: JsonObject,
  after: JsonObject,
  base: () => BaseVersion,
): { value: JsonObject; isNewVersion: boolean } {
  const definition = definitionOf(kind);
  const hash = contentHash(after, definition);
  if (hash === contentHash(before, definition)) return { value: after, isNewVersion: false };
  const version = typeof before['version'] === 'number' ? before['version'] : 0;
  const next = nextVersion(kind, version, hash, base());
  return { value: withField(after, ['version'], next), isNewVersion: next !== version };
}

function nextVersion(kind: RecordKind, version: number, hash: string, base: BaseVersion): number {
  if (base === 'new') return Math.max(1, version);
  if (base === 'unknown') return version + 1;
  const known = { kind, versions: [base], current: base };
  const verdict = checkVersion(known, { kind, id: '', version, contentHash: hash });
  return verdict !== undefined && 'version' in verdict.fix ? verdict.fix.version : version;
}
