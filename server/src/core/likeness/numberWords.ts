const SMALL = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen',
]
  .join(' ')
  .split(' ');
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, place): [string, number] => [word, 20 + place * 10]),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** A number that is being read: what is whole (thousands) and what may still be multiplied. */
interface Reading {
  whole: number;
  part: number;
  /** The last word's value, which says what may follow: 20 may be followed by 5, and 5 by nothing but a scale. */
  last: number;
}

/** Words in which English number words are digits: `twenty`, `five` become `25`. Other words stay, in their order. */
export function withDigits(words: readonly string[]): readonly string[] {
  if (!words.some((word) => VALUES.has(word))) return words;
  const result: string[] = [];
  let reading: Reading | undefined;
  const finish = (): void => {
    if (reading !== undefined) result.push(String(reading.whole + reading.part));
    reading = undefined;
  };
  for (const [at, word] of words.entries()) {
    const value = VALUES.get(word);
    const scale = SCALES.get(word);
    if (value !== undefined) {
      if (reading === undefined || !mayFollow(value, reading.last)) {
        finish();
        reading = { whole: 0, part: value, last: value };
      } else reading = { ...reading, part: reading.part + value, last: value };
    } else if (scale !== undefined && reading !== undefined) reading = scaled(reading, scale);
    else if (word !== 'and' || !isWithin(reading, words[at + 1])) {
      finish();
      result.push(word);
    }
  }
  finish();
  return result;
}

function mayFollow(value: number, last: number): boolean {
  return last >= 100 ? value < 100 : last >= 20 && value > 0 && value < 10;
}

function scaled({ whole, part, last }: Reading, scale: number): Reading {
  if (scale === 100) return { whole, part: part * scale, last: Math.max(last, scale) };
  return { whole: whole + part * scale, part: 0, last: scale };
}

/** True for the `and` of `one hundred and five`. */
function isWithin(reading: Reading | undefined, next: string | undefined): boolean {
  return reading !== undefined && reading.last >= 100 && next !== undefined && VALUES.has(next);
}
