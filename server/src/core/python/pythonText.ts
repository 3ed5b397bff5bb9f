import type { SyntaxNode } from '@lezer/common';
import type { TextRange } from '../../../../shared/src/problem.ts';
import { rangeBetween } from '../document/positions.ts';
import { childrenOf } from './statements.ts';

const STRING = /^([rRuU]?)("""|'''|"|')([\s\S]*)\2$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** The text of a Python file, by nodes of its tree. */
export class PythonText {
  readonly #text: string;
  readonly #lineStarts: readonly number[];

  constructor(text: string, lineStarts: readonly number[]) {
    this.#text = text;
    this.#lineStarts = lineStarts;
  }

  of({ from, to }: { from: number; to: number }): string {
    return this.#text.slice(from, to);
  }

  /** A node's text on one line. */
  lineOf(node: SyntaxNode): string {
    return this.of(node).replace(/\s+/g, ' ').trim();
  }

  rangeOf({ from, to }: { from: number; to: number }): TextRange {
    return rangeBetween(this.#lineStarts, from, to);
  }

  /** The value of a string literal, or of several side by side; `undefined` for anything else, formatted ones too. */
  stringOf(expression: SyntaxNode | null | undefined): string | undefined {
    let node = expression;
    while (node?.name === 'ParenthesizedExpression') node = node.firstChild?.nextSibling;
    if (node?.name === 'String') return this.#literal(node);
    if (node?.name !== 'ContinuedString') return undefined;
    const parts = [...childrenOf(node)].map((part) =>
      part.name === 'String' ? this.#literal(part) : undefined,
    );
    return parts.includes(undefined) ? undefined : parts.join('');
  }

  /**
   * Where the value of a plain string literal starts in the file, where each of its characters stands for itself;
   * `undefined` where they do not.
   */
  plainStart(node: SyntaxNode): number | undefined {
    const match = node.name === 'String' ? STRING.exec(this.of(node)) : null;
    if (match === null) return undefined;
    const [, prefix = '', quote = '', content = ''] = match;
    return content.includes('\\') ? undefined : node.from + prefix.length + quote.length;
  }

  #literal(node: SyntaxNode): string | undefined {
    const [, prefix = '', , content] = STRING.exec(this.of(node)) ?? [];
    if (content === undefined || /r/i.test(prefix)) return content;
    return content.replace(/\\(\r\n|[\s\S])/g, (whole, character: string) => {
      const meant = ESCAPES[character === '\r\n' ? '\n' : character];
      return meant ?? (/[\\'"]/.test(character) ? character : whole);
    });
  }
}

/** A docstring as Python shows it: without the indentation that its lines share, and blank lines around it. */
export function cleanDocumentation(text: string): string {
  const [first = '', ...rest] = text.replaceAll('\t', '    ').split(/\r\n|\n|\r/);
  const indents = rest
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent));
  return [first.trimStart(), ...rest.map((line) => line.slice(shared))]
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
