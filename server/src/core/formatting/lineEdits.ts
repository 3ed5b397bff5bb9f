/** A piece of text to put in the place of another; offsets into the text that the lines are of. */
export interface OffsetEdit {
  start: number;
  end: number;
  text: string;
}

/** A line of the new text: the number of the line that it was, and what it has become. */
export interface MovedLine {
  from: number;
  text: string;
}

/** A line of the old text. */
export interface OldLine {
  start: number;
  source: string;
}

/**
 * The fewest edits that turn the old lines into the new, which are the same lines in another order and with other
 * blanks: lines that neither move nor change give none.
 */
export function lineEdits(before: readonly OldLine[], after: readonly MovedLine[]): OffsetEdit[] {
  const kept = longestIncreasing(after.map(({ from }) => from));
  const edits: OffsetEdit[] = [];
  let old = 0;
  let pending = '';
  const flush = (until: number): void => {
    const start = startOf(before, old);
    const end = startOf(before, until);
    if (start < end || pending !== '') edits.push({ start, end, text: pending });
    pending = '';
  };
  for (const { from, text } of after) {
    if (!kept.has(from)) {
      pending += text;
      continue;
    }
    flush(from);
    const line = before[from];
    if (line !== undefined && line.source !== text) edits.push(shortened(line, text));
    old = from + 1;
  }
  flush(before.length);
  return edits;
}

function startOf(lines: readonly OldLine[], at: number): number {
  const last = lines.at(-1);
  return lines[at]?.start ?? (last === undefined ? 0 : last.start + last.source.length);
}

/** The change of a line without what stays at both of its ends. */
function shortened({ start, source }: OldLine, text: string): OffsetEdit {
  const shorter = Math.min(source.length, text.length);
  let head = 0;
  while (head < shorter && source[head] === text[head]) head++;
  let tail = 0;
  while (tail < shorter - head && source.at(-1 - tail) === text.at(-1 - tail)) tail++;
  return {
    start: start + head,
    end: start + source.length - tail,
    text: text.slice(head, text.length - tail),
  };
}

/** The members of a longest increasing subsequence of different numbers (patience sorting, O(n log n)). */
function longestIncreasing(sequence: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const previous = new Map<number, number>();
  for (const number of sequence) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    const below = tops[low - 1];
    if (below !== undefined) previous.set(number, below);
    tops[low] = number;
  }
  const members = new Set<number>();
  for (let at = tops.at(-1); at !== undefined; at = previous.get(at)) members.add(at);
  return members;
}
