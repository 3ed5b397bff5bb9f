import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ReviewChange } from '../../../../shared/src/protocol/writing.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { contentHash } from '../records/contentHash.ts';
import { describeKind } from '../records/kinds.ts';
import { withField } from '../records/recordFields.ts';
import { definitionOf } from '../schema/compile.ts';
import type { ChangedValue } from './changeRecord.ts';

/**
 * A record with a reviewer's decision about its present content. It is not made where the reviewer looked at another content.
 * `time` is RFC 3339.
 */
export function reviewRecord(
  { id, kind, value }: { id: string; kind: RecordKind; value: JsonObject },
  { review: decision, reviewer, comment, status, seen }: ReviewChange,
  time: string,
): ChangedValue {
  const definition = definitionOf(kind);
  if (!definition.properties.has('review')) return { reason: `A ${describeKind(kind).title} has no review.` };
  const hash = contentHash(value, definition);
  const looked = seen !== undefined && Object.hasOwn(seen, id) ? seen[id] : undefined;
  if (looked !== undefined && looked !== hash)
    return { reason: 'Its content has changed since you looked at it; look again.' };
  const review = {
    ...{ decision, content_hash: hash, reviewer, reviewed_at: time },
    ...(comment !== undefined && comment !== '' && { comment }),
  };
  const reviewed = withField(value, ['review'], review);
  return { value: status === undefined ? reviewed : withField(reviewed, ['status'], status) };
}
