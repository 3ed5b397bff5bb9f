import { isSameStamp, isSettled, stampOf, type FileStamp } from '../files/recordFile.ts';
import { readCommentFile, type CommentFile } from './commentFiles.ts';

/** Files of comments as they were read last: one that has not changed is not read again. */
export class CommentCache {
  readonly #known = new Map<string, { stamp: FileStamp; file: CommentFile }>();

  /** Reads a file, or answers what was read before. `openText` is what an editor has of it, and is never remembered. */
  read(path: string, openText: string | undefined): CommentFile | undefined {
    if (openText !== undefined) return readCommentFile(path, openText);
    const takenAt = Date.now();
    const stamp = stampOf(path);
    const known = this.#known.get(path);
    if (known !== undefined && stamp !== undefined && isSameStamp(known.stamp, stamp)) return known.file;
    const file = readCommentFile(path);
    // A file that had just changed may change again without another stamp.
    if (file !== undefined && stamp !== undefined && isSettled(stamp, takenAt))
      this.#known.set(path, { stamp, file });
    else this.#known.delete(path);
    return file;
  }
}
