import type { WorkspaceOverview } from '../../../../shared/src/protocol/records.ts';
import { RECORD_KINDS } from '../../core/records/kinds.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';

/** Problems of the workspace by severity. */
export type ProblemCounts = WorkspaceOverview['problems'];

/** Counts of what the workspace holds. */
export function overviewOf(index: RecordIndex, problems: ProblemCounts): WorkspaceOverview {
  const counts = Object.fromEntries(RECORD_KINDS.map(({ kind }) => [kind, 0])) as WorkspaceOverview['counts'];
  const statuses: Record<string, number> = Object.create(null) as Record<string, number>;
  let files = 0;
  for (const file of index.files()) {
    files++;
    for (const { facts } of file.documents) {
      if (facts === undefined) continue;
      counts[facts.kind]++;
      if (facts.status === undefined || !isSearchableKind(facts.kind)) continue;
      statuses[facts.status] = (statuses[facts.status] ?? 0) + 1;
    }
  }
  return { counts, files, problems: { ...problems }, statuses: { ...statuses }, revision: index.revision };
}
