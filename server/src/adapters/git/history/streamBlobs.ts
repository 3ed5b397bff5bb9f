import { streamGit } from '../run.ts';

const NEWLINE = 10;

/** An object; `bytes` are absent where git does not have it or it is longer than asked for. */
export interface StreamedBlob {
  name: string;
  bytes?: Buffer;
  /** True where it is longer than asked for. */
  isLarge?: boolean;
}

/**
 * Reads objects by their full names, in the same order, one at a time. Returns false where git stopped before the last.
 * Longer ones than `longest` bytes are passed over.
 */
export async function* streamBlobs(
  root: string,
  names: readonly string[],
  longest: number,
): AsyncGenerator<StreamedBlob, boolean> {
  if (names.length === 0) return true;
  const source = new ByteSource(streamGit(root, ['cat-file', '--batch'], `${names.join('\n')}\n`));
  try {
    for (const name of names) {
      const header = await source.line();
      if (header === undefined) return false;
      const size = / blob (\d+)$/.exec(header)?.[1];
      if (size === undefined) yield { name };
      else {
        const isLarge = Number(size) > longest;
        const bytes = await source.take(Number(size), !isLarge);
        if (bytes === undefined || (await source.take(1, false)) === undefined) return false;
        yield isLarge ? { name, isLarge } : { name, bytes };
      }
    }
    return true;
  } finally {
    await source.close();
  }
}

/** Bytes that come in parts. */
class ByteSource {
  readonly #parts: AsyncGenerator<Buffer, boolean>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(parts: AsyncGenerator<Buffer, boolean>) {
    this.#parts = parts;
  }

  /** The text up to the next line break; `undefined` at the end. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE);
      if (end >= 0) {
        const text = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return text;
      }
      const part = await this.#next();
      if (part === undefined) return undefined;
      this.#rest = Buffer.concat([this.#rest, part]);
    }
  }

  /** The next bytes, none where they are not wanted; `undefined` where fewer come. */
  async take(count: number, isWanted: boolean): Promise<Buffer | undefined> {
    const taken: Buffer[] = [];
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const part = await this.#next();
        if (part === undefined) return undefined;
        this.#rest = part;
      }
      const some = this.#rest.subarray(0, left);
      if (isWanted) taken.push(some);
      left -= some.length;
      this.#rest = this.#rest.subarray(some.length);
    }
    return Buffer.concat(taken);
  }

  async close(): Promise<void> {
    await this.#parts.return(false);
  }

  async #next(): Promise<Buffer | undefined> {
    const part = await this.#parts.next();
    return part.done === true ? undefined : part.value;
  }
}
