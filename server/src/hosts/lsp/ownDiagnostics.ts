import type { OpenDocument } from './openDocuments.ts';

/** While typing goes on without a pause, diagnostics still come after this many delays. */
const longestWait = 4;

interface Waiting {
  timer: NodeJS.Timeout;
  since: number;
}

/** Decides when the diagnostics of open files are computed: after a pause in typing, and now and then while it goes on. */
export class OwnDiagnostics {
  readonly #waiting = new Map<string, Waiting>();
  readonly #show: (document: OpenDocument) => void;
  readonly #delay: () => number;
  readonly #now: () => number;

  /** `delay` and `now` are in milliseconds. */
  constructor(show: (document: OpenDocument) => void, delay: () => number, now: () => number) {
    this.#show = show;
    this.#delay = delay;
    this.#now = now;
  }

  /** The document changed. */
  changed(document: OpenDocument): void {
    const since = this.#waiting.get(document.uri)?.since ?? this.#now();
    this.forget(document.uri);
    const delay = this.#delay();
    const left = Math.max(0, since + longestWait * delay - this.#now());
    const timer = setTimeout(
      () => {
        this.#waiting.delete(document.uri);
        this.#show(document);
      },
      Math.min(delay, left),
    );
    this.#waiting.set(document.uri, { timer, since });
  }

  /** True while a document's diagnostics are about to come anyway. */
  isWaiting(uri: string): boolean {
    return this.#waiting.has(uri);
  }

  /** The document was closed, or is shown at once. */
  forget(uri: string): void {
    clearTimeout(this.#waiting.get(uri)?.timer);
    this.#waiting.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.#waiting.keys()]) this.forget(uri);
  }
}
