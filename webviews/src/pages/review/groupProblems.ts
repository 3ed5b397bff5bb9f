import type { ReviewFinding } from '../../../../shared/src/protocol/review.ts';

/** Problems by the id of the record that they are about. */
export function groupProblems(findings: readonly ReviewFinding[]): Map<string, ReviewFinding[]> {
  const byRecord = new Map<string, ReviewFinding[]>();
  for (const finding of findings) {
    const id = finding.record?.id;
    if (id === undefined) continue;
    const known = byRecord.get(id);
    if (known === undefined) byRecord.set(id, [finding]);
    else known.push(finding);
  }
  return byRecord;
}
