/** A way in which a copy of a text may differ from it. */
export interface Edit {
  name: string;
  /** True where the edit makes another question: then it should not be found. */
  isOther?: true;
  englishOnly?: true;
  /** The same text where the edit does not apply. */
  apply: (text: string) => string;
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Turns of phrase that mean the same, for a paraphrase by rule; at most two of them are changed. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bhow do i\b/i, 'how can I'],
  [/\bcan i\b/i, 'may I'],
  [/\bi want to\b/i, 'I would like to'],
  [/\bi need to\b/i, 'I have to'],
  [/\bwhat is\b/i, "what's"],
  [/\bwhy (?:was|is)\b/i, 'how come'],
  [/\bfind\b/i, 'look for'],
  [/\bcalculate\b/i, 'work out'],
  [/\bget\b/i, 'receive'],
  [/\bhelp\b/i, 'assist'],
  [/\bshow\b/i, 'display'],
  [/\btell\b/i, 'inform'],
  [/\bmoney\b/i, 'cash'],
  [/\bbuy\b/i, 'purchase'],
];

/** The edits of planted copies. */
export const EDITS: readonly Edit[] = [
  { name: 'none', apply: (text) => text },
  {
    name: 'case and punctuation',
    apply: (text) => `${text.toUpperCase().replace(/(?<!\d)[.,!?¿¡;:।]+|[.,!?¿¡;:।]+(?!\d)/g, ' ')} …`,
  },
  { name: 'accents left out', apply: (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') },
  {
    name: 'numbers in words',
    englishOnly: true,
    apply: (text) =>
      text.replace(/(?<![\p{L}\d.,:/-])\d{1,6}(?![\p{L}\d]|[.,:/-]+\d)/gu, (digits) =>
        inWords(Number(digits)),
      ),
  },
  {
    name: 'order of words',
    apply: (text) =>
      changeWords(text, (words) => [
        ...words.slice(-Math.ceil(words.length / 3)),
        ...words.slice(0, -Math.ceil(words.length / 3)),
      ]),
  },
  { name: 'one word more', apply: (text) => `${text} (xyz)` },
  {
    name: 'one word less',
    apply: (text) => changeWords(text, (words) => words.filter((_, at) => at !== words.length >> 1)),
  },
  {
    name: 'one word for another',
    apply: (text) =>
      changeWords(text, (words) => words.map((word, at) => (at === words.length >> 1 ? 'xyz' : word))),
  },
  { name: 'a typo', apply: (text) => changeWords(text, (words) => withTypo(words)) },
  { name: 'paraphrase by rule', englishOnly: true, apply: paraphrase },
  {
    name: 'another number',
    isOther: true,
    apply: (text) => text.replace(/\d+/, (digits) => String(Number(digits) + 1)),
  },
];

function inWords(value: number): string {
  if (value < 20) return UNITS[value] ?? '';
  if (value < 100)
    return [TENS[Math.floor(value / 10) - 2], value % 10 === 0 ? '' : `-${UNITS[value % 10] ?? ''}`].join('');
  const scale = value < 1000 ? 100 : 1000;
  const rest = value % scale;
  const tail = rest === 0 ? '' : `${rest < 100 ? ' and' : ''} ${inWords(rest)}`;
  return `${inWords(Math.floor(value / scale))} ${scale === 100 ? 'hundred' : 'thousand'}${tail}`;
}

function changeWords(text: string, change: (words: readonly string[]) => readonly string[]): string {
  return change(text.split(/\s+/)).join(' ');
}

/** The last two letters of the longest word change places. */
function withTypo(words: readonly string[]): readonly string[] {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  const letters = [...longest];
  const [last = '', before = ''] = [letters.pop(), letters.pop()];
  return words.map((word) => (word === longest ? [...letters, last, before].join('') : word));
}

function paraphrase(text: string): string {
  let changed = text;
  let count = 0;
  for (const [pattern, phrase] of PHRASES) {
    if (count === 2 || !pattern.test(changed)) continue;
    changed = changed.replace(pattern, phrase);
    count += 1;
  }
  return changed;
}
