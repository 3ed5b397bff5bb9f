import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileEdit } from '../../../../shared/src/protocol/writing.ts';
import { applyTextEdits, textHash } from '../../core/writing/textEdits.ts';
import { readRecordFile, stampOf, type FileStamp } from '../files/recordFile.ts';
import { writeAtomically } from '../importing/writeAtomically.ts';
import { OperationalError } from '../operationalError.ts';

/**
 * Applies planned edits to files on disk, each atomically. All files are looked at before the first is written: one
 * that is not as it was planned for stops everything. One that then cannot be written stops the rest, and the
 * OperationalError says how many were written before it. Answers the absolute paths of the files.
 */
export function applyEdits(edits: readonly FileEdit[]): string[] {
  const writes = edits.map((edit) => {
    const file = fileURLToPath(edit.uri);
    return { file, edit, ...(edit.action === 'create' ? textOfNew(file, edit) : editedText(file, edit)) };
  });
  for (const [at, { file, edit, text, stamp }] of writes.entries()) {
    try {
      if (edit.action === 'delete') remove(file);
      else writeAtomically(file, text, stamp);
    } catch (error) {
      if (at === 0 || !(error instanceof OperationalError)) throw error;
      const before = at === 1 ? '1 file was' : `${String(at)} files were`;
      throw new OperationalError(
        `${error.message} ${before} changed before it: do the same again for the rest when it can be written.`,
      );
    }
  }
  return writes.map(({ file }) => file);
}

function remove(file: string): void {
  try {
    rmSync(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new OperationalError(`${file} could not be deleted (${reason}).`);
  }
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
