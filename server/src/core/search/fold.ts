const ASCII = /^\p{ASCII}*$/u;
/**
 * Marks that readers leave out: accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew. With them go
 * characters without a look of their own: the Arabic tatweel, joiners and the soft hyphen. Marks of other scripts
 * carry meaning and stay.
 */
const LEFT_OUT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200c\u200d\ufe00-\ufe0f]/gu;
/** Letters that Unicode does not decompose, though people write the one for the other. */
const ALIKE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  // Arabic: forms that keyboards and spelling mix (as in Lucene's ArabicNormalizer), and their Persian twins.
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  // Devanagari: two signs of nasal vowels.
  '\u0901': '\u0902',
};
const HAS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');
const DIGIT = /\p{Nd}/u;
const FOREIGN_DIGITS = /(?!\p{ASCII})\p{Nd}/gu;

/** Folds case, width, accents and digits, so that `Café` and `cafe`, `٤٢` and `42` meet. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .toLowerCase()
    .replace(HAS_ALIKE, (letter) => ALIKE[letter] ?? letter)
    .replace(FOREIGN_DIGITS, asciiDigit)
    .normalize('NFC');
}

/** Unicode keeps the ten digits of a script together, in order: the number of digits before it is its value. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}
