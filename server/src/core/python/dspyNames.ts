/** The names by which a file knows DSPy, from the texts of its import statements. */
export class DspyNames {
  /** What a local name stands for, with dots. */
  readonly #meanings = new Map<string, string>();
  #hasAll = false;

  constructor(imports: readonly string[]) {
    for (const text of imports)
      this.#read(
        text
          .replace(/#.*|\\/g, ' ')
          .replace(/[\s()]+/g, ' ')
          .trim(),
      );
  }

  /** The member of DSPy that an expression names, for example `InputField` for `d.InputField`; `undefined` for others. */
  memberOf(expression: string): string | undefined {
    const [first = '', ...rest] = expression.replace(/\s+/g, '').split('.');
    const meaning =
      this.#meanings.get(first) ?? (this.#hasAll && rest.length === 0 ? `dspy.${first}` : undefined);
    const parts = meaning === undefined ? [] : [...meaning.split('.'), ...rest];
    return parts[0] === 'dspy' && parts.length > 1 ? parts.at(-1) : undefined;
  }

  /** `import a.b as c, d`, or `from a.b import c as d, e`, on one line without parentheses. */
  #read(text: string): void {
    const [, from, list = ''] = /^(?:from (\S+) )?import (.*)$/.exec(text) ?? [];
    for (const item of list.split(',')) {
      const [, name = '', alias] = /^\s*([\w.]+)(?: as (\w+))?\s*$/.exec(item) ?? [];
      if (from === 'dspy' && item.trim() === '*') this.#hasAll = true;
      else if (name === '') continue;
      else if (from !== undefined) this.#meanings.set(alias ?? name, `${from}.${name}`);
      else if (alias !== undefined) this.#meanings.set(alias, name);
      else this.#meanings.set(name.split('.')[0] ?? name, name.split('.')[0] ?? name);
    }
  }
}
