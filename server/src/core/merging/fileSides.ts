import { problemOfText } from '../document/analyseFile.ts';

/** A file's text in the form in which sides are compared: line feeds alone, the last line ended, no byte order mark. */
interface PlainSide {
  text: string;
  hasByteOrderMark: boolean;
  /** `mixed` where the lines end in different ways: then they are left alone. */
  lineEnd: 'lf' | 'crlf' | 'mixed';
  endsInLineFeed: boolean;
}

/** The sides in a form in which they can be compared, and how to write what they became. */
export interface FileSides {
  base: string;
  ours: string;
  theirs: string;
  /** The merged text with the byte order mark, line ends and last line feed that the sides call for. */
  finish: (text: string) => string;
}

/** Prepares the sides of a file. Answers why they cannot be merged as records, if they cannot. */
export function fileSides(base: string, ours: string, theirs: string): FileSides | { reason: string } {
  for (const text of [base, ours, theirs]) {
    const problem = problemOfText(text);
    if (problem !== undefined) return { reason: problem.message };
  }
  const [before, one, other] = [plainSide(base), plainSide(ours), plainSide(theirs)];
  const ends = [before, one, other].filter(({ text }) => text !== '').map(({ lineEnd }) => lineEnd);
  // Lines that end differently within one file differ in their texts, too.
  const isMixed = ends.includes('mixed');
  const textOf = ({ text }: PlainSide): string => (isMixed ? text : text.replaceAll('\r\n', '\n'));
  const choose = <K extends keyof PlainSide>(name: K): PlainSide[K] => {
    // An empty side says nothing of how lines end.
    if (one.text === '') return other[name];
    if (other.text === '' || before.text === '') return one[name];
    return before[name] === one[name] ? other[name] : one[name];
  };
  const finish = (text: string): string => {
    const lines = !isMixed && choose('lineEnd') === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
    const ended = choose('endsInLineFeed') ? lines : lines.replace(/\r?\n$/, '');
    return (choose('hasByteOrderMark') ? '\ufeff' : '') + ended;
  };
  return { base: textOf(before), ours: textOf(one), theirs: textOf(other), finish };
}

function plainSide(source: string): PlainSide {
  const plain = source.replace(/^\ufeff/, '');
  const endsInLineFeed = plain === '' || plain.endsWith('\n');
  const lineEnd = !plain.includes('\r') ? 'lf' : /(?<!\r)\n|\r(?!\n)/.test(plain) ? 'mixed' : 'crlf';
  const text = endsInLineFeed ? plain : `${plain}${lineEnd === 'crlf' ? '\r\n' : '\n'}`;
  return { text, hasByteOrderMark: plain !== source, lineEnd, endsInLineFeed };
}
