/**
 * The records that bulk actions are for, by id: one set for all views. While it is empty, the record that the cursor
 * rests on stands for it, where an action makes sense for one. It ends with the page: after a reload nothing is selected.
 */
export class Selection {
  readonly #ids = new Set<string>();
  readonly #changed: () => void;
  #anchor: string | undefined;
  #version = 0;

  constructor(changed: () => void) {
    this.#changed = () => {
      this.#version += 1;
      changed();
    };
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Grows with every change, so that views need not look through all ids. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The record that a range starts at: what was clicked or toggled last. */
  get anchor(): string | undefined {
    return this.#anchor;
  }

  /** Ranges start here from now on. */
  moveAnchor(id: string): void {
    this.#anchor = id;
  }

  /** A click without keys: nothing is selected any more, and ranges start here. */
  start(id: string): void {
    this.#anchor = id;
    this.clear();
  }

  /** Adds the record or takes it away. */
  toggle(id: string): void {
    if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
    this.#changed();
  }

  /** A click with Ctrl: as `toggle`, and what was clicked before without a key belongs to the selection too. */
  toggleBeside(id: string): void {
    if (this.#ids.size === 0 && this.#anchor !== undefined && this.#anchor !== id)
      this.#ids.add(this.#anchor);
    this.toggle(id);
  }

  /** Selects these and no others; the anchor stays. */
  replace(ids: Iterable<string>): void {
    this.#ids.clear();
    this.add(ids);
  }

  add(ids: Iterable<string>): void {
    for (const id of ids) if (id !== '') this.#ids.add(id);
    this.#changed();
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.#ids.delete(id);
    this.#changed();
  }

  clear(): void {
    if (this.#ids.size === 0) return;
    this.#ids.clear();
    this.#changed();
  }
}
