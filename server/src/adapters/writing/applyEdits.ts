import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileEdit } from '../../../../shared/src/protocol/writing.ts';
import { applyTextEdits, textHash } from '../../core/writing/textEdits.ts';
import { readRecordFile, stampOf, type FileStamp } from '../files/recordFile.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';

/**
 * Applies planned edits to files on disk, each atomically. All files are looked at before the first is written: one
 * that is not as it was planned for stops everything. Answers the absolute paths of the files.
 */
export function applyEdits(edits: readonly FileEdit[]): string[] {
  const writes = edits.map((edit) => {
    const file = fileURLToPath(edit.uri);
    return { file, edit, ...(edit.action === 'create' ? textOfNew(file, edit) : editedText(file, edit)) };
  });
  for (const { file, edit, text, stamp } of writes) {
    if (edit.action === 'delete') rmSync(file);
    else writeAtomically(file, text, stamp);
  }
  return writes.map(({ file }) => file);
}

interface Written {
  text: string;
  /** What the text was made from; absent for a new file. */
  stamp: FileStamp | undefined;
}

function textOfNew(file: string, { edits }: FileEdit): Written {
  if (existsSync(file))
    throw new OperationalError(`${file} exists meanwhile; nothing was changed. Try again.`);
  return { text: applyTextEdits('', edits), stamp: undefined };
}

function editedText(file: string, edit: FileEdit): Written {
  const stamp = stampOf(file);
  const read = stamp === undefined ? undefined : readRecordFile(file, stamp);
  if (read === undefined || 'problem' in read || textHash(read.text) !== edit.textHash)
    throw new OperationalError(`${file} was changed meanwhile; nothing was changed. Try again.`);
  return { text: applyTextEdits(read.text, edit.edits), stamp };
}
