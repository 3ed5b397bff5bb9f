/** Control characters, line ends, and marks that turn the direction of text. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A text from a record, a path or a commit in one line: what a terminal would act on, or readers would not see, is written out. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (sign) => {
    if (sign === '\n' || sign === '\t') return ' ';
    return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
