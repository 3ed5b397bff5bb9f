/** Work that is done once before the next frame is drawn, however often it is asked for until then. */
export class OncePerFrame {
  readonly #work: () => void;
  #isPending = false;

  constructor(work: () => void) {
    this.#work = work;
  }

  ask(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    requestAnimationFrame(() => {
      this.doNow();
    });
  }

  /** Does now what was asked for, if anything was: for those who are called while a frame is being made. */
  doNow(): void {
    if (!this.#isPending) return;
    this.#isPending = false;
    this.#work();
  }
}
