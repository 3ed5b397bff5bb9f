import { sqlTokens, type SqlToken } from './tokens.ts';

/** One statement of a text, without its semicolon and the comments around it. */
export interface SqlStatement {
  start: number;
  end: number;
  sql: string;
  /** Its tokens, comments included. */
  tokens: readonly SqlToken[];
}

/** The statements of a text, separated by semicolons; what holds only comments is none. */
export function statementsOf(text: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let tokens: SqlToken[] = [];
  const close = (): void => {
    const code = tokens.filter(({ kind }) => kind !== 'comment');
    const [first, last] = [code[0], code.at(-1)];
    if (first !== undefined && last !== undefined) {
      const [start, end] = [first.start, last.end];
      statements.push({ start, end, sql: text.slice(start, end), tokens });
    }
    tokens = [];
  };
  for (const token of sqlTokens(text)) {
    if (token.kind === 'symbol' && token.text === ';') close();
    else tokens.push(token);
  }
  close();
  return statements;
}

/** The statement at an offset: the one that holds it, else the one before it, else the first. */
export function statementAt(text: string, offset: number): SqlStatement | undefined {
  const statements = statementsOf(text);
  return statements.findLast(({ start }) => start <= offset) ?? statements[0];
}
