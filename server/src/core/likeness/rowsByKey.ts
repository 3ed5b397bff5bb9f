/** Rows by a key that mostly one row has: a list is made for those that share one. */
export class RowsByKey<K> {
  readonly #rows = new Map<K, number | number[]>();

  add(key: K, row: number): void {
    const known = this.#rows.get(key);
    if (known === undefined) this.#rows.set(key, row);
    else if (typeof known === 'number') this.#rows.set(key, [known, row]);
    else known.push(row);
  }

  remove(key: K, row: number): void {
    const known = this.#rows.get(key);
    if (known === row) this.#rows.delete(key);
    if (typeof known !== 'object') return;
    const at = known.indexOf(row);
    if (at !== -1) known.splice(at, 1);
    if (known.length === 0) this.#rows.delete(key);
  }

  of(key: K): readonly number[] {
    const known = this.#rows.get(key);
    return typeof known === 'number' ? [known] : (known ?? []);
  }
}
