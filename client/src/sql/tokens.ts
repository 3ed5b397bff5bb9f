/** A piece of SQL. Places are UTF-16 units. */
export interface SqlToken {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'comment' | 'symbol';
  start: number;
  end: number;
  /** The text as written; of a quoted name what is inside the quotes. */
  text: string;
}

const RULES: readonly [SqlToken['kind'], RegExp][] = [
  ['comment', /--[^\n]*/y],
  ['string', /[eE]'(?:[^'\\]|''|\\[\s\S])*'?/y],
  ['string', /'(?:[^']|'')*'?/y],
  ['string', /\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$(?![\s\S]))/y],
  ['quoted', /"(?:[^"]|"")*"?/y],
  ['number', /\d[\w.]*/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['symbol', /\S/y],
];

/** Splits a text in DuckDB's dialect. What is not closed reaches to the end; every text has tokens, right or wrong. */
export function sqlTokens(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) return tokens;
    const token = text.startsWith('/*', at) ? blockComment(text, at) : tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

function tokenAt(text: string, start: number): SqlToken {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = start;
    const found = rule.exec(text)?.[0];
    if (found === undefined) continue;
    const name = kind === 'quoted' ? found.slice(1).replace(/"$/, '').replaceAll('""', '"') : found;
    return { kind, start, end: start + found.length, text: name };
  }
  return { kind: 'symbol', start, end: start + 1, text: text.charAt(start) };
}

/** Block comments nest. */
function blockComment(text: string, start: number): SqlToken {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start;
  let depth = 0;
  for (let match = edge.exec(text); match !== null; match = edge.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return comment(text, start, edge.lastIndex);
  }
  return comment(text, start, text.length);
}

function comment(text: string, start: number, end: number): SqlToken {
  return { kind: 'comment', start, end, text: text.slice(start, end) };
}
