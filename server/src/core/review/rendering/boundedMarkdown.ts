import { counted } from '../../../../../shared/src/counted.ts';

/** Characters that are kept for the sentence about what was left out. */
const RESERVE = 500;

/** Share of the whole that one part may take, so that a long list leaves room for the others. */
const LARGEST_SHARE = 0.25;

/** Builds a Markdown text that never grows beyond a limit: what does not fit is counted and said at the end. */
export class BoundedMarkdown {
  readonly #limit: number;
  readonly #parts: string[] = [];
  readonly #leftOut: string[] = [];
  #length = 0;

  /** `limit` counts UTF-16 code units. */
  constructor(limit: number) {
    this.#limit = limit - RESERVE;
  }

  /** Adds a block of its own; false where there is no room for it. */
  add(block: string): boolean {
    return this.#push(`${block}\n\n`);
  }

  /** Adds a part that one opens by a click; `noun` names an item where items are left out. */
  addDetails(title: string, items: readonly string[], noun: string): void {
    if (items.length === 0) return;
    const [open, close] = [`<details>\n<summary>${title}</summary>\n\n`, '\n</details>\n\n'];
    let shown = 0;
    const left = Math.min(this.#limit - this.#length, this.#limit * LARGEST_SHARE);
    const room = left - open.length - close.length;
    let taken = 0;
    while (shown < items.length && taken + (items[shown]?.length ?? 0) + 1 <= room) {
      taken += (items[shown]?.length ?? 0) + 1;
      shown += 1;
    }
    const rest = items.length - shown;
    if (rest > 0) this.#leftOut.push(counted(rest, noun));
    if (shown > 0) this.#push(`${open}${items.slice(0, shown).join('\n')}\n${close}`);
  }

  /** The whole text. `where` completes the sentence about what was left out. */
  text(where: string): string {
    if (this.#leftOut.length === 0) return this.#parts.join('').trimEnd();
    const note = `> [!NOTE]\n> Left out, because a comment may only be so long: ${this.#leftOut.join(', ')}. ${where}`;
    return `${this.#parts.join('')}${note.slice(0, RESERVE)}`;
  }

  #push(part: string): boolean {
    if (this.#length + part.length > this.#limit) return false;
    this.#parts.push(part);
    this.#length += part.length;
    return true;
  }
}
