/** Fewer records leave too little behind to stop for. */
const manyRecords = 20_000;

/** Milliseconds without a message about a file after which nobody waits for an answer: giving back takes up to a second. */
const rest = 10_000;

/**
 * Gives back what work on many records left behind, once nobody works: after a workspace was read, or a change opened and
 * closed all of its files, hundreds of megabytes would stay with the process.
 */
export class MemoryAtRest {
  readonly #release: () => void;
  #records = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `release` gives the memory back. */
  constructor(release: () => void) {
    this.#release = release;
  }

  /** Work on so many records is done. */
  left(records: number): void {
    this.#records += records;
    this.touched();
  }

  /** Someone works. */
  touched(): void {
    clearTimeout(this.#timer);
    if (this.#records < manyRecords) return;
    this.#timer = setTimeout(() => {
      this.#records = 0;
      this.#release();
    }, rest);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
