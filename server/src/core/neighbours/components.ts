/** Which items are joined, directly or through others (union by size, paths halved: Tarjan, 1975). */
export class Components {
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;

  constructor(count: number) {
    this.#parents = Int32Array.from({ length: count }, (_, item) => item);
    this.#sizes = new Int32Array(count).fill(1);
  }

  join(one: number, other: number): void {
    const [first, second] = [this.#rootOf(one), this.#rootOf(other)];
    if (first === second) return;
    const [large, small] = this.#sizeOf(first) < this.#sizeOf(second) ? [second, first] : [first, second];
    this.#parents[small] = large;
    this.#sizes[large] = this.#sizeOf(large) + this.#sizeOf(small);
  }

  /** The items of every component with two or more, each ascending, by their first item. */
  groups(): number[][] {
    const found = new Map<number, number[]>();
    for (let item = 0; item < this.#parents.length; item += 1) {
      const root = this.#rootOf(item);
      if (this.#sizeOf(root) < 2) continue;
      const group = found.get(root);
      if (group === undefined) found.set(root, [item]);
      else group.push(item);
    }
    return [...found.values()];
  }

  #sizeOf(root: number): number {
    return this.#sizes[root] ?? 0;
  }

  #rootOf(item: number): number {
    let at = item;
    for (;;) {
      const parent = this.#parents[at] ?? at;
      if (parent === at) return at;
      const grand = this.#parents[parent] ?? parent;
      this.#parents[at] = grand;
      at = grand;
    }
  }
}
