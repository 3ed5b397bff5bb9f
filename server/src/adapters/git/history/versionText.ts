import { analyseSegment } from '../../../core/document/analyseFile.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import type { HistoricEvent } from '../../../core/history/recordHistory.ts';
import { readBlobs } from '../blobs.ts';

/**
 * The text of a record's document as a version has it; `undefined` where git does not have the file any more. Only in a
 * trusted workspace.
 */
export async function readVersionText(
  root: string,
  { blob, kind, id, contentHash }: Pick<HistoricEvent, 'blob' | 'kind' | 'id' | 'contentHash'>,
): Promise<string | undefined> {
  const [text] = await readBlobs(root, [blob]);
  for (const segment of splitDocuments(text ?? '')) {
    const { facts } = analyseSegment(segment, kind).document;
    if (facts?.id === id && facts.contentHash === contentHash) return segment.text;
  }
  return undefined;
}
