/** Something that has a text. */
interface Texted {
  text: string;
}

/**
 * Which texts are within others: for each whole the parts that are shorter and within it. Parts shorter than `shortest` are
 * not looked for. The work grows with the length of all texts together: parts are found by their first characters.
 */
export function textsWithin<W extends Texted, P extends Texted>(
  wholes: readonly W[],
  parts: readonly P[],
  shortest: number,
): Map<W, P[]> {
  const byStart = new Map<string, P[]>();
  for (const part of parts) {
    if (part.text.length < shortest) continue;
    const start = part.text.slice(0, shortest);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [part]);
    else known.push(part);
  }
  const found = new Map<W, P[]>();
  if (byStart.size === 0) return found;
  for (const whole of wholes) {
    const within = new Set<P>();
    for (let at = 0; at + shortest <= whole.text.length; at += 1) {
      for (const part of byStart.get(whole.text.slice(at, at + shortest)) ?? []) {
        if (part.text.length < whole.text.length && whole.text.startsWith(part.text, at)) within.add(part);
      }
    }
    if (within.size > 0) found.set(whole, [...within]);
  }
  return found;
}
