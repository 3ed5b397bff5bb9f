import path from 'node:path';
import type { Review } from '../../../../shared/src/protocol/review.ts';
import { groupBy } from '../../core/groupBy.ts';
import { unreadPlace } from '../../core/review/rendering/words.ts';
import { sarifReport, type SarifNotice } from './sarifReport.ts';

/** The problems that a change introduces as SARIF, with what could not be read and compared as notifications of the run. */
export function reviewSarif(review: Review, root: string): unknown {
  const byPath = groupBy(review.introduced, (finding) => finding.path);
  const files = [...byPath].map(([name, problems]) => ({ file: path.join(root, name), problems }));
  return sarifReport({ root, files, notices: noticesOf(review, root) });
}

function noticesOf({ unread, uncompared, notes }: Review, root: string): SarifNotice[] {
  return [
    ...unread.map((text): SarifNotice => ({
      text: `Not read: ${unreadPlace(text)} (${text.side}): ${text.reason}`,
      level: 'warning',
      file: path.join(root, text.path),
    })),
    ...uncompared.records.map(({ kind, record, side, reason }): SarifNotice => ({
      text: `Could not be compared, and taken as unchanged: ${kind} ${record.name} ${record.id} (${side}): ${reason}`,
      level: 'warning',
      file: path.join(root, record.path),
    })),
    ...notes.map((text): SarifNotice => ({ text, level: 'note' })),
  ];
}
