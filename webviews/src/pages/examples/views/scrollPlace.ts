/** Where a list of results shall be once it has been drawn, since only then it has its new height. */
export class ScrollPlace {
  /** Ranks to scroll by. */
  #shift = 0;
  #toTop = false;

  /** Another query was answered: the list starts at its top. */
  restarted(): void {
    this.#toTop = true;
  }

  /** Records came or went above: what is looked at stays where it is. */
  moved(ranks: number): void {
    this.#shift += ranks;
  }

  /** Scrolls a drawn list; its scroll event draws what is there. `height` is that of one rank, in CSS pixels. */
  applyTo(list: HTMLElement, height: number): void {
    if (this.#toTop) list.scrollTop = 0;
    else if (this.#shift !== 0) list.scrollTop += this.#shift * height;
    this.#toTop = false;
    this.#shift = 0;
  }
}
