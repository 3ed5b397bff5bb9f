/** The end of what can be seen between two offsets: nodes may end with the blanks and line breaks that follow them. */
export function contentEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return last;
}
