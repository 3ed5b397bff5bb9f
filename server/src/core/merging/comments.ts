import { Lexer } from 'yaml';

/** The comments of a text, each once. Lines of block texts that look like comments count too, which does no harm. */
function commentsOf(text: string): Set<string> {
  if (!text.includes('#')) return new Set();
  return new Set(
    [...new Lexer().lex(text)].map((token) => token.trim()).filter((token) => token.startsWith('#')),
  );
}

/** True where a merged text has the comments of both sides, but for those that one of them took out. */
export function keepsComments(merged: string, base: string, ours: string, theirs: string): boolean {
  if (merged === ours && merged === theirs) return true;
  const [before, one, other, result] = [base, ours, theirs, merged].map(commentsOf);
  return [...(one ?? []), ...(other ?? [])].every(
    (comment) =>
      result?.has(comment) === true ||
      (before?.has(comment) === true && !(one?.has(comment) === true && other?.has(comment) === true)),
  );
}
