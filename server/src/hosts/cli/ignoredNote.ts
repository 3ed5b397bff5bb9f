import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ignoredCommentsSentence, type IgnoreLine } from '../../../../shared/src/protocol/comments.ts';

/** What the command line says where git ignores comments; the file of the line is named from the folder. */
export function ignoredNote(ignored: IgnoreLine, folder: string): string {
  return ignoredCommentsSentence(ignored, path.relative(folder, fileURLToPath(ignored.uri)));
}
