import type { RecordSummary } from '../../../../shared/src/protocol/records.ts';
import type { AnalysedDocument, AnalysedFile } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';

/** A record of a file as lists have it; none where its document has no record. */
export function summaryOf(
  { uri }: Pick<AnalysedFile, 'uri'>,
  { facts, line }: Pick<AnalysedDocument, 'facts' | 'line'>,
): RecordSummary[] {
  if (facts === undefined) return [];
  return [
    {
      kind: facts.kind,
      id: facts.id ?? '',
      name: facts.name,
      ...(facts.version !== undefined && { version: facts.version }),
      ...(facts.status !== undefined && { status: facts.status }),
      uri,
      position: shiftRange(facts.range, line).start,
    },
  ];
}
