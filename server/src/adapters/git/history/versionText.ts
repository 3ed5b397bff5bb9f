import { analyseSegment } from '../../../core/document/analyseFile.ts';
import { splitDocuments } from '../../../core/document/split.ts';
import type { HistoricEvent } from '../../../core/history/recordHistory.ts';
import { readBlobs } from '../blobs.ts';

/** The blob and the record in it that a version is. */
type VersionPlace = Pick<HistoricEvent, 'blob' | 'kind' | 'id' | 'contentHash'>;

/**
 * The text of a record's document as a version has it; `undefined` where git does not have the file any more. Only in a
 * trusted workspace.
 */
export async function readVersionText(root: string, place: VersionPlace): Promise<string | undefined> {
  return (await readVersion(root, place))?.text;
}

/** The name that a record had in a version, under the same conditions; `undefined` where it had none, too. */
export async function readVersionName(root: string, place: VersionPlace): Promise<string | undefined> {
  return (await readVersion(root, place))?.name;
}

async function readVersion(
  root: string,
  { blob, kind, id, contentHash }: VersionPlace,
): Promise<{ text: string; name: string } | undefined> {
  const [text] = await readBlobs(root, [blob]);
  for (const segment of splitDocuments(text ?? '')) {
    const { facts } = analyseSegment(segment, kind).document;
    if (facts?.id === id && facts.contentHash === contentHash)
      return { text: segment.text, name: facts.name };
  }
  return undefined;
}
