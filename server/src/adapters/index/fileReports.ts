import type { FromIndexWorker } from './workerMessages.ts';
import type { RecordStore } from './recordStore.ts';
import type { StoredFile } from './storedFile.ts';
import { FilesTold } from './toldFiles.ts';

/** Documents of the last session that the host hears of at once. */
const REPORTED_AT_ONCE = 200;

export interface FileReportsOptions {
  store: Pick<RecordStore, 'files'>;
  /** Absent for a host that does not want to hear of files. */
  emit: ((message: FromIndexWorker) => void) | undefined;
  /** Called for each file that changed or went. */
  onChanged: (uri: string) => void;
  /** Documents of the last session in one message; whole files, at least one. */
  documentsAtOnce?: number;
}

/**
 * Tells the host, and what depends on files, which of them changed. A thread takes all messages that wait for it before
 * it looks at anything else: a keystroke would wait for as many as there are. So the next files of the last session
 * follow only when the host has taken those before.
 */
export class FileReports {
  readonly #options: FileReportsOptions;
  readonly #told = new FilesTold();
  #untaken = 0;
  #onTaken: (() => void) | undefined;
  #disposed = false;

  constructor(options: FileReportsOptions) {
    this.#options = options;
  }

  tell(files: readonly StoredFile[], deleted: readonly string[]): void {
    const { emit, onChanged } = this.#options;
    if (emit !== undefined) {
      for (const uri of deleted) this.#told.forget(uri);
      emit({ type: 'files', files: files.map((file) => this.#told.tell(file)), deleted });
      this.#untaken += 1;
    }
    for (const uri of [...files.map((file) => file.uri), ...deleted]) onChanged(uri);
  }

  /** Tells of the files that did not change since the last session; questions are answered in between. */
  async tellRestored(): Promise<void> {
    let files: StoredFile[] = [];
    let documents = 0;
    const { store, documentsAtOnce = REPORTED_AT_ONCE } = this.#options;
    for (const file of store.files()) {
      if (!file.isUnreported) continue;
      file.isUnreported = false;
      files.push(file);
      documents += file.documents.length;
      if (documents < documentsAtOnce) continue;
      this.tell(files, []);
      files = [];
      documents = 0;
      await new Promise((resolve) => setImmediate(resolve));
      await this.#allTaken();
      if (this.#disposed) return;
    }
    if (files.length > 0) this.tell(files, []);
  }

  /** The host has taken a message. */
  taken(): void {
    this.#untaken -= 1;
    if (this.#untaken === 0) this.#onTaken?.();
  }

  dispose(): void {
    this.#disposed = true;
    this.#onTaken?.();
  }

  #allTaken(): Promise<void> {
    if (this.#untaken === 0 || this.#disposed) return Promise.resolve();
    return new Promise((resolve) => (this.#onTaken = resolve));
  }
}
