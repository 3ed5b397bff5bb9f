import type { AnalysedFile } from '../../core/document/analysis.ts';
import { createRecordIndex } from '../../core/workspace/createRecordIndex.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';

/** The records of the workspace as the editor sees them: buffers where files are open, files on disk elsewhere. */
export class WorkspaceRecords {
  readonly index: RecordIndex = createRecordIndex();
  readonly #documents: OpenDocuments;
  readonly #onChanged: (uris: ReadonlySet<string>) => void;
  readonly #isComplete: () => boolean;
  /** Files that the engine knows. What it says of open ones is behind the buffer and not used. */
  #onDisk = new Set<string>();
  /** Open files that were deleted on disk while their buffers had no unsaved changes: their records are gone. */
  readonly #deleted = new Set<string>();

  /**
   * `onChanged` names the files whose problems may have changed. Until all files are known (`isComplete`) no problem
   * depends on another file: where many files name one record, looking at all of them again for each file that comes
   * would take the square of their number.
   */
  constructor(
    documents: OpenDocuments,
    onChanged: (uris: ReadonlySet<string>) => void,
    isComplete: () => boolean,
  ) {
    this.#documents = documents;
    this.#onChanged = onChanged;
    this.#isComplete = isComplete;
  }

  /** Brings the index up to a buffer's newest text. */
  synchronise(document: OpenDocument): void {
    if (document.isIndexed) return;
    document.isIndexed = true;
    this.#deleted.delete(document.uri);
    const { file } = document;
    if (file !== undefined) this.#onChanged(this.index.setFile(file.file));
  }

  /** A buffer was closed: a file that is not on disk is gone with it; the engine sends the text of any other. */
  forget(uri: string): void {
    this.#deleted.delete(uri);
    if (this.#onDisk.has(uri)) this.#onChanged(new Set([uri]));
    else this.#delete(uri);
  }

  /** Takes what the engine analysed. */
  takeFiles(files: readonly AnalysedFile[], deleted: readonly string[]): void {
    const changed = new Set<string>();
    const isComplete = this.#isComplete();
    const add = (others: ReadonlySet<string>): void => {
      if (isComplete) others.forEach((uri) => changed.add(uri));
    };
    for (const file of files) {
      this.#onDisk.add(file.uri);
      const document = this.#documents.get(file.uri);
      if (document !== undefined) {
        if (this.#deleted.has(file.uri)) this.#bringBack(document);
        continue;
      }
      changed.add(file.uri);
      add(this.index.setFile(file));
    }
    for (const uri of deleted) {
      this.#onDisk.delete(uri);
      // The engine names an open file only where its buffer has no unsaved changes.
      if (this.#documents.get(uri) !== undefined) this.#deleted.add(uri);
      changed.add(uri);
      add(this.index.deleteFile(uri));
    }
    this.#onChanged(changed);
  }

  /** A file that was deleted under its buffer is there again. */
  #bringBack(document: OpenDocument): void {
    document.isIndexed = false;
    this.synchronise(document);
  }

  /** Another set of folders is about to be scanned. Answers what ends the change: files that were not found again go. */
  rescan(): () => void {
    const before = this.#onDisk;
    this.#onDisk = new Set();
    return () => {
      for (const uri of before) {
        if (!this.#onDisk.has(uri) && this.#documents.get(uri) === undefined) this.#delete(uri);
      }
    };
  }

  #delete(uri: string): void {
    this.#onChanged(new Set([uri, ...this.index.deleteFile(uri)]));
  }
}
