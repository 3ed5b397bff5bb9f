/** Texts as one, which take little room and are soon handed over between processes. */
export interface PackedTexts {
  text: string;
  /** Where each text ends, in UTF-16 code units. */
  ends: Uint32Array<ArrayBuffer>;
}

export function packTexts(texts: readonly string[]): PackedTexts {
  let end = 0;
  return { text: texts.join(''), ends: Uint32Array.from(texts, ({ length }) => (end += length)) };
}

/** The text with a number; an empty one where there is none. */
export function textAt({ text, ends }: PackedTexts, number: number): string {
  return text.slice(ends[number - 1] ?? 0, ends[number] ?? 0);
}

export function textsOf(texts: PackedTexts): string[] {
  return Array.from(texts.ends, (_end, number) => textAt(texts, number));
}

/** The number of a text among sorted ones; `undefined` where it is not there. */
export function findText(texts: PackedTexts, wanted: string): number | undefined {
  let [from, to] = [0, texts.ends.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (textAt(texts, middle) < wanted) from = middle + 1;
    else to = middle;
  }
  return from < texts.ends.length && textAt(texts, from) === wanted ? from : undefined;
}

/** The number of a text among unsorted ones, the first of equal ones; -1 where it is not there. */
export function placeOf({ text, ends }: PackedTexts, wanted: string): number {
  // An empty text is found everywhere, and behind the end for ever.
  if (wanted === '') return ends.findIndex((end, number) => end === (ends[number - 1] ?? 0));
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const number = ends.indexOf(at + wanted.length);
    if (number >= 0 && (ends[number - 1] ?? 0) === at) return number;
  }
  return -1;
}

/** Gives each text a number, in the order in which they come. */
export class TextNumbers {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
