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
      this.#isPending = false;
      this.#work();
    });
  }
}
