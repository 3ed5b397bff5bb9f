import { KEY_BYTES } from '../cache/keyTable.ts';

/** The key of each slot's vector, so that a later session finds the vector without reading the record. */
export class SlotKeys {
  #keys = Buffer.alloc(0);
  #version = 0;

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  /** The key (32 bytes); `undefined` where it is not known. */
  get(slot: number): Buffer | undefined {
    const key = this.#keys.subarray(slot * KEY_BYTES, (slot + 1) * KEY_BYTES);
    return key.length === KEY_BYTES && key.some((byte) => byte !== 0) ? key : undefined;
  }

  set(slot: number, key: Buffer): void {
    const end = (slot + 1) * KEY_BYTES;
    if (this.#keys.length < end) {
      const grown = Buffer.alloc(Math.max(end, this.#keys.length * 2));
      this.#keys.copy(grown);
      this.#keys = grown;
    }
    key.copy(this.#keys, slot * KEY_BYTES, 0, KEY_BYTES);
    this.#version += 1;
  }

  delete(slot: number): void {
    this.#keys.subarray(slot * KEY_BYTES, (slot + 1) * KEY_BYTES).fill(0);
    this.#version += 1;
  }

  clear(): void {
    this.#keys = Buffer.alloc(0);
    this.#version += 1;
  }

  /** The keys of the first so many slots, one after the other; zeros where one is not known. */
  toBytes(slots: number): Uint8Array {
    const bytes = new Uint8Array(slots * KEY_BYTES);
    bytes.set(this.#keys.subarray(0, bytes.length));
    return bytes;
  }

  /** Takes what `toBytes` gave. */
  fromBytes(bytes: Uint8Array): void {
    this.#keys = Buffer.from(bytes);
  }
}
