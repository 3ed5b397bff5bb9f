import type { FromIndexWorker } from './workerMessages.ts';
import type { RecordStore } from './recordStore.ts';
import type { StoredFile } from './storedFile.ts';

/** Documents of the last session that the host hears of at once. */
const REPORTED_AT_ONCE = 200;

export interface FileReportsOptions {
  store: RecordStore;
  /** Absent for a host that does not want to hear of files. */
  emit: ((message: FromIndexWorker) => void) | undefined;
  /** Called for each file that changed or went. */
  onChanged: (uri: string) => void;
}

/** Tells the host, and what depends on files, which of them changed. */
export class FileReports {
  readonly #options: FileReportsOptions;
  #disposed = false;

  constructor(options: FileReportsOptions) {
    this.#options = options;
  }

  tell(files: readonly StoredFile[], deleted: readonly string[]): void {
    const { emit, onChanged } = this.#options;
    emit?.({ type: 'files', files: files.map(({ file }) => file), deleted });
    for (const uri of [...files.map((file) => file.uri), ...deleted]) onChanged(uri);
  }

  /** Tells of the files that did not change since the last session; questions are answered in between. */
  async tellRestored(): Promise<void> {
    let files: StoredFile[] = [];
    let documents = 0;
    for (const file of this.#options.store.files()) {
      if (!file.isUnreported) continue;
      file.isUnreported = false;
      files.push(file);
      documents += file.documents.length;
      if (documents < REPORTED_AT_ONCE) continue;
      this.tell(files, []);
      files = [];
      documents = 0;
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#disposed) return;
    }
    if (files.length > 0) this.tell(files, []);
  }

  dispose(): void {
    this.#disposed = true;
  }
}
