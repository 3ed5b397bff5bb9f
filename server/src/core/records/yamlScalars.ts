/** Where a scalar is written: a flow collection or a key ends at signs that a block value may hold. */
export type ScalarPlace = 'block' | 'flow' | 'key';

/** Words that some YAML parser, or a hasty reader, takes for something else than text. */
const RESERVED_WORD = /^(?:null|~|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)|=|<<|---.*|\.\.\..*)$/i;

/** Numbers in any notation of YAML 1.1 or 1.2, dates and times. */
const NUMBER_LIKE =
  /^[-+.]?[0-9][0-9_.,:eE+-]*$|^[-+]?0[xXoObB][0-9a-fA-F_]*$|^\d{4}-\d{1,2}-\d{1,2}(?![0-9a-zA-SU-Z-])/;

/** A first character that starts other YAML than plain text, or a character that hides or breaks lines. */
const UNSAFE_START = /^[\s\-?:,[\]{}#&*!|>'"%@`]/;
const UNSAFE_ANYWHERE = /: |:$| #|[^\S ]|\s$/;
const FLOW_SIGNS = /[,[\]{}]|:/;

/** Characters that YAML does not print, or that are invisible or break lines, and must be written as escapes. */
const NEEDS_ESCAPE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const NEEDS_ESCAPE_ALL = new RegExp(NEEDS_ESCAPE.source, 'g');

/** A text on one line that every YAML parser reads back as exactly this text. */
export function inlineText(text: string, place: ScalarPlace): string {
  if (isPlain(text, place)) return text;
  const isSimple = !NEEDS_ESCAPE.test(text) && !/[\n\t]/.test(text);
  if (isSimple && /["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  return quotedText(text);
}

/** A text in double quotes that every YAML parser reads back as exactly this text. */
export function quotedText(text: string): string {
  // JSON's quoted text is YAML's, but for the characters that JSON leaves as they are.
  return JSON.stringify(text).replace(
    NEEDS_ESCAPE_ALL,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text in the style of the scalar that it replaces: in the same quotes, or plain where it can be. */
export function textLike(source: string, text: string, place: ScalarPlace): string {
  if (source.startsWith('"')) return quotedText(text);
  const fitsSingleQuotes = !NEEDS_ESCAPE.test(text) && !/[\n\t]/.test(text);
  if (source.startsWith("'") && fitsSingleQuotes) return `'${text.replaceAll("'", "''")}'`;
  return inlineText(text, place);
}

/** A number that every YAML parser reads back as exactly this number. */
export function inlineNumber(number: number): string {
  // Written out, a large number looks like an integer that cannot be held exactly.
  const isLarge = Number.isInteger(number) && !Number.isSafeInteger(number);
  const text = isLarge ? number.toExponential() : JSON.stringify(number);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

/** True where a text of several lines can stand in a block (`|`) and comes back unchanged. */
export function fitsBlock(text: string): boolean {
  return (
    text.includes('\n') &&
    // Kept blank lines at the end (`|+`) are too easily lost to a tidy editor.
    !text.endsWith('\n\n') &&
    /^[^\s]/.test(text) &&
    !NEEDS_ESCAPE.test(text) &&
    !/^[^\S\n]+$/m.test(text) &&
    !/^\t/m.test(text)
  );
}

function isPlain(text: string, place: ScalarPlace): boolean {
  return (
    text !== '' &&
    !UNSAFE_START.test(text) &&
    !UNSAFE_ANYWHERE.test(text) &&
    !NEEDS_ESCAPE.test(text) &&
    !RESERVED_WORD.test(text) &&
    !NUMBER_LIKE.test(text) &&
    (place === 'block' || !FLOW_SIGNS.test(text))
  );
}
