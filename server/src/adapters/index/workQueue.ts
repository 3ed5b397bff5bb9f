/** Does one piece of work after the other, in the order in which they came. */
export class WorkQueue {
  #last: Promise<void> = Promise.resolve();
  #disposed = false;

  /** Resolves when the work was done, and rejects where it failed; the queue goes on either way. */
  add(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(() => (this.#disposed ? undefined : work()));
    // A failure is told to whoever asked.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** What has not begun is not done any more. */
  dispose(): void {
    this.#disposed = true;
  }
}
