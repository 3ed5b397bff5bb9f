import type {
  RecordList,
  RecordListParams,
  RecordsAt,
  RecordsAtParams,
  RecordSummary,
} from '../../../../shared/src/protocol/records.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { referringRecords } from '../../core/workspace/referringRecords.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { summaryOf } from '../../core/workspace/recordSummary.ts';
import { normaliseUri } from './openDocuments.ts';

/** Records of a kind, file by file in the order of their paths, a page at a time. */
export function listRecords(index: RecordIndex, params: RecordListParams): RecordList {
  if (params.referringTo !== undefined) return listReferring(index, params, normaliseId(params.referringTo));
  const files = [...index.files()].filter(({ kind }) => kind === params.kind);
  files.sort((one, other) => (one.uri < other.uri ? -1 : 1));
  const from = params.offset ?? 0;
  const to = from + (params.limit ?? Number.POSITIVE_INFINITY);
  const records: RecordSummary[] = [];
  let total = 0;
  for (const file of files) {
    for (const document of file.documents) {
      if (document.facts === undefined) continue;
      if (total >= from && total < to) records.push(...summaryOf(file, document));
      total++;
    }
  }
  return { records, total, revision: index.revision };
}

/** Records of a kind that refer to another one, in the order of their files. */
function listReferring(
  index: RecordIndex,
  { kind, limit, offset = 0 }: RecordListParams,
  id: string,
): RecordList {
  const found = referringRecords(index, id, kind);
  const end = limit === undefined ? undefined : offset + limit;
  const records = found
    .slice(offset, end)
    .flatMap(({ uri, facts, line }) => summaryOf({ uri }, { facts, line }));
  return { records, total: found.length, revision: index.revision };
}

/** The records on some lines of a file, from the top. */
export function recordsAt(index: RecordIndex, { uri, lines }: RecordsAtParams): RecordsAt {
  const file = index.file(normaliseUri(uri));
  const documents = file?.documents ?? [];
  const chosen = documents.filter(({ line }, at) => {
    const end = documents[at + 1]?.line ?? Number.POSITIVE_INFINITY;
    return lines.some(([first, last]) => first < end && last >= line);
  });
  const records = file === undefined ? [] : chosen.flatMap((document) => summaryOf(file, document));
  return { records, revision: index.revision };
}
