/**
 * True where a pattern matches a text as a whole: `*` stands for any characters, `?` for one; there is no other
 * special character and case counts. Time grows with the product of both lengths at most: a star that did not work
 * out is retried one character later, and only the last star is ever retried.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = [...pattern];
  const given = [...text];
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < given.length) {
    const sign = wanted[at];
    if (sign === '*') {
      star = at;
      resume = position;
      at += 1;
    } else if (sign !== undefined && (sign === '?' || sign === given[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      resume += 1;
      at = star + 1;
      position = resume;
    } else {
      return false;
    }
  }
  while (wanted[at] === '*') at += 1;
  return at === wanted.length;
}
