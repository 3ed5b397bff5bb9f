import type { ErrorCode, YAMLError } from 'yaml';
import { tooDeepMessage, type Mistake } from './buildTree.ts';
import type { ProblemCode } from './codes.ts';

/** Our code and sentence for each of the parser's codes. */
const SENTENCES: Record<ErrorCode, { code: ProblemCode; message: string }> = {
  ALIAS_PROPS: { code: 'yaml.bad-anchor', message: 'An alias cannot have an anchor or tag of its own.' },
  BAD_ALIAS: {
    code: 'yaml.bad-anchor',
    message: 'An anchor or alias needs a name, and no colon at its end.',
  },
  BAD_DIRECTIVE: { code: 'yaml.bad-directive', message: 'YAML does not know this directive.' },
  BAD_DQ_ESCAPE: {
    code: 'yaml.bad-escape',
    message: 'Double quotes do not allow this escape. Write \\\\ for a backslash, or use single quotes.',
  },
  BAD_INDENT: {
    code: 'yaml.bad-indentation',
    message: 'The indentation fits no list or mapping above. Align it with its siblings.',
  },
  BAD_PROP_ORDER: {
    code: 'yaml.bad-anchor',
    message: 'Anchors and tags stand before the value, after "- ".',
  },
  BAD_SCALAR_START: {
    code: 'yaml.syntax',
    message: 'A text without quotes cannot start like this. Put it in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    code: 'yaml.syntax',
    message: 'A second key cannot start on this line. Put a text that has ": " in it in quotes.',
  },
  BLOCK_IN_FLOW: {
    code: 'yaml.syntax',
    message: 'Within [ ] and { }, lists and mappings are written with [ ] and { } too.',
  },
  DUPLICATE_KEY: { code: 'yaml.duplicate-key', message: 'The mapping already has this key.' },
  IMPOSSIBLE: { code: 'yaml.syntax', message: 'YAML does not allow this here.' },
  KEY_OVER_1024_CHARS: {
    code: 'yaml.bad-key',
    message: 'A key may have 1024 characters. Is a quote or line break missing?',
  },
  MISSING_CHAR: { code: 'yaml.missing-character', message: 'A character is missing here.' },
  MULTILINE_IMPLICIT_KEY: {
    code: 'yaml.bad-key',
    message: 'A key has to end on its line. Is a colon missing, or the indentation too small?',
  },
  MULTIPLE_ANCHORS: { code: 'yaml.bad-anchor', message: 'A value has at most one anchor.' },
  MULTIPLE_DOCS: { code: 'yaml.syntax', message: 'A second document starts here without "---".' },
  MULTIPLE_TAGS: { code: 'yaml.bad-anchor', message: 'A value has at most one tag.' },
  NON_STRING_KEY: { code: 'value.non-string-key', message: 'A key has to be text.' },
  RESOURCE_EXHAUSTION: { code: 'yaml.too-deep', message: tooDeepMessage() },
  TAB_AS_INDENT: {
    code: 'yaml.tab-indentation',
    message: 'YAML indents with spaces, not with tabs.',
  },
  TAG_RESOLVE_FAILED: {
    code: 'value.custom-tag',
    message: 'JSON has no type for this tag, or the value does not fit it. Remove the tag.',
  },
  UNEXPECTED_TOKEN: { code: 'yaml.syntax', message: 'YAML does not allow this here.' },
  BAD_COLLECTION_TYPE: {
    code: 'value.custom-tag',
    message: 'The tag does not fit a list or mapping. Remove it.',
  },
};

/** The parser's problems in our codes and words. */
export function syntaxMistakes(text: string, errors: readonly YAMLError[]): Mistake[] {
  const nested = new Set(errors.filter(isNestedKey).map(({ pos }) => pos[0]));
  return errors.flatMap((error) => {
    if (!nested.has(error.pos[0])) return [syntaxMistake(error)];
    // A line that is indented too far makes the value above it and its own key one key over two lines.
    if (error.code === 'MULTILINE_IMPLICIT_KEY') return [deepLine(text, error)];
    const isExplained = isNestedKey(error) && errors.some((other) => isSameKey(error, other));
    return isExplained ? [] : [syntaxMistake(error)];
  });
}

function isNestedKey({ code }: YAMLError): boolean {
  return code === 'BLOCK_AS_IMPLICIT_KEY';
}

function isSameKey(error: YAMLError, other: YAMLError): boolean {
  return other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === error.pos[0];
}

function deepLine(text: string, { pos: [start, end] }: YAMLError): Mistake {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const key = text.slice(line, end).search(/\S/);
  const message = 'The line is indented more than its siblings. Align it with them.';
  return { code: 'yaml.bad-indentation', message, start: Math.max(start, line + key), end };
}

/** The parser's own text names the character where one is missing. */
function syntaxMistake(error: YAMLError): Mistake {
  const { code, message } = SENTENCES[error.code];
  const [start, parserEnd] = error.pos;
  // The parser points at the backslash only.
  const end = error.code === 'BAD_DQ_ESCAPE' ? start + 2 : parserEnd;
  const bracket = /in block collection .* end with a ([\]}])/.exec(error.message)?.[1];
  if (bracket !== undefined)
    return { code: 'yaml.missing-character', message: missingBracket(bracket), start, end };
  if (error.code === 'MISSING_CHAR') return { code, message: missing(error.message), start, end };
  if (error.code === 'UNEXPECTED_TOKEN') return { code, message: unexpected(error.message), start, end };
  return { code, message, start, end };
}

/** What the parser's words for something unexpected mean; the first that fits. */
const UNEXPECTED: readonly [RegExp, string][] = [
  [
    /at node end$/,
    'Text follows a value that ended before. Put the whole text in quotes, and write \\" for a double quote within.',
  ],
  [/^Unexpected ,|^Unexpected empty item/, 'An item is missing before this comma.'],
  [/^Block scalar header|^Not a YAML token/, 'After | or > the text starts on the next line.'],
  [
    /^Unexpected flow-(?:seq|map)-end|^Unexpected [\]}]/,
    'This bracket closes nothing. Put a text that has it in quotes.',
  ],
];

function unexpected(parserMessage: string): string {
  return UNEXPECTED.find(([words]) => words.test(parserMessage))?.[1] ?? SENTENCES.UNEXPECTED_TOKEN.message;
}

function missingBracket(bracket: string): string {
  return `A "${bracket}" is missing, or the lines within the brackets are not indented more than their key.`;
}

function missing(parserMessage: string): string {
  if (/quote/.test(parserMessage)) return 'The closing quote is missing.';
  const character = /(?:with a|Missing) ([,:\]}])/.exec(parserMessage)?.[1];
  if (character !== undefined) return `A "${character}" is missing here.`;
  if (/followed by map values/.test(parserMessage)) return 'A ":" is missing after the key.';
  if (/directives-end|doc-start/.test(parserMessage)) return 'A line "---" has to follow the directives.';
  if (/space/.test(parserMessage)) return 'A space is missing here.';
  if (/, or : between flow map items|, between/.test(parserMessage))
    return 'A comma is missing between two items.';
  return 'A character is missing here.';
}
