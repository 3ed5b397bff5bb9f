/** Lets through while it is open; who comes to a closed gate waits until it opens. */
export class Gate {
  #open: (() => void) | undefined;
  #passed: Promise<void> = Promise.resolve();

  get isOpen(): boolean {
    return this.#open === undefined;
  }

  /** Resolves as soon as the gate is open. */
  get passed(): Promise<void> {
    return this.#passed;
  }

  close(): void {
    if (!this.isOpen) return;
    this.#passed = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open?.();
    this.#open = undefined;
  }
}
