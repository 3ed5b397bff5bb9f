import type { SyntaxNode } from '@lezer/common';
import { parsePythonType } from '../signatures/pythonType.ts';
import type { PythonText } from './pythonText.ts';

/** Strings, and names with dots. */
const STRING_OR_NAME = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*/g;
/** Strings, and blanks within brackets at their ends, with a last comma. */
const BLANKS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[\s+|,?\s*\]/g;
/** How often names are replaced within what names stand for, and the longest text that comes of it. */
const DEEPEST = 4;
const LONGEST = 2000;

/** Names that a file gives to types: `Intent = Literal['a', 'b']`. */
export class TypeAliases {
  readonly #meanings = new Map<string, string>();

  constructor(statements: readonly SyntaxNode[], source: PythonText) {
    for (const statement of statements) {
      const name = statement.getChild('VariableName');
      const value = statement.lastChild;
      if (name === null || value === null || value.from <= name.to) continue;
      const text = source.lineOf(value);
      if (text.length <= LONGEST && parsePythonType(text).name !== 'unknown')
        this.#meanings.set(source.of(name), text);
    }
  }

  /** A type with the names of the file's own types replaced. Text in quotes is a type as well. */
  resolve(type: string): string {
    const quoted = /^(["'])([^"'\\]+)\1$/.exec(type)?.[2];
    let text = quoted ?? type;
    for (let depth = 0; depth < DEEPEST && text.length <= LONGEST; depth++) {
      const next = text.replace(STRING_OR_NAME, (word) => this.#meanings.get(word) ?? word);
      if (next === text || next.length > LONGEST) break;
      text = next;
    }
    return tidy(text);
  }
}

/** A type that was written in several lines, as one would write it in one. */
function tidy(text: string): string {
  return text.replace(BLANKS, (part) => (/^["']/.test(part) ? part : part.replace(/[\s,]+/g, '')));
}
