import type { JsonValue } from '../../../../shared/src/json.ts';

/** A Python type as signatures write it. `unknown` stands for every type that JSON values cannot be held against. */
export type PythonType =
  | { name: 'str' | 'int' | 'float' | 'bool' | 'none' | 'unknown' }
  | { name: 'list' | 'dict'; item: PythonType }
  | { name: 'literal'; values: readonly JsonValue[] }
  | { name: 'union'; options: readonly PythonType[] };

const UNKNOWN: PythonType = { name: 'unknown' };
const SIMPLE = ['str', 'int', 'float', 'bool'] as const;
const TOKEN = /^\s*(?:([A-Za-z_][\w.]*)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|([[\],|]))/;

/**
 * Reads a type: `str`, `list[str]`, `dict[str, int]`, `Literal['a', 'b']`, `Optional[str]`, `int | None`. Total: text that
 * is no type known here is `unknown`, and never an error; nothing is imported or run.
 */
export function parsePythonType(text: string): PythonType {
  const tokens = tokensOf(text);
  if (tokens === undefined) return UNKNOWN;
  const reader = new TypeReader(tokens);
  const type = reader.union(0);
  return reader.isAtEnd ? type : UNKNOWN;
}

/** True where a field of the type may be left out. */
export function isOptional(type: PythonType): boolean {
  return type.name === 'union' ? type.options.some(isOptional) : type.name === 'none';
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  let rest = text.trimEnd();
  while (rest !== '') {
    const match = TOKEN.exec(rest);
    if (match === null) return undefined;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
    rest = rest.slice(match[0].length);
  }
  return tokens;
}

/** Deepest nesting that is read. */
const DEEPEST = 20;

class TypeReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  union(depth: number): PythonType {
    const options = [this.#single(depth)];
    while (this.#take('|')) options.push(this.#single(depth));
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { name: 'union', options };
  }

  #single(depth: number): PythonType {
    const name = this.#tokens[this.#at] ?? '';
    if (depth > DEEPEST || !/^[A-Za-z_]/.test(name)) return UNKNOWN;
    this.#at++;
    const short = name.slice(name.lastIndexOf('.') + 1);
    if (!this.#take('[')) return withoutArguments(name, short);
    return short === 'Literal' ? this.#literal() : withArguments(short, this.#arguments(depth + 1));
  }

  #arguments(depth: number): PythonType[] {
    const found: PythonType[] = [];
    do found.push(this.union(depth));
    while (this.#take(','));
    return this.#take(']') ? found : [];
  }

  #literal(): PythonType {
    const values: JsonValue[] = [];
    while (!this.isAtEnd && !this.#take(']')) {
      const value = literalValue(this.#tokens[this.#at++] ?? '');
      if (value === undefined) return UNKNOWN;
      values.push(value);
      this.#take(',');
    }
    return values.length === 0 ? UNKNOWN : { name: 'literal', values };
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}

function withoutArguments(name: string, short: string): PythonType {
  const simple = SIMPLE.find((known) => known === name);
  if (simple !== undefined) return { name: simple };
  if (name === 'None' || name === 'NoneType') return { name: 'none' };
  if (/^(list|List)$/.test(short)) return { name: 'list', item: UNKNOWN };
  return /^(dict|Dict)$/.test(short) ? { name: 'dict', item: UNKNOWN } : UNKNOWN;
}

function withArguments(short: string, inner: readonly PythonType[]): PythonType {
  const [first, second] = inner;
  if (first === undefined) return UNKNOWN;
  if (/^(list|List)$/.test(short)) return { name: 'list', item: first };
  if (/^(dict|Dict)$/.test(short)) return { name: 'dict', item: second ?? UNKNOWN };
  if (short === 'Optional') return { name: 'union', options: [first, { name: 'none' }] };
  return short === 'Union' ? { name: 'union', options: inner } : UNKNOWN;
}

function literalValue(token: string): JsonValue | undefined {
  if (/^['"]/.test(token)) return token.slice(1, -1).replace(/\\(.)/gs, '$1');
  if (token === 'True' || token === 'False') return token === 'True';
  if (token === 'None') return null;
  return /^-?\d/.test(token) ? Number(token) : undefined;
}
