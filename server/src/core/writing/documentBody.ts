/** Comments and blank lines, then the mark that a document starts with, on a line of its own. */
const START_LINE = /^((?:[ \t]*(?:#[^\n]*)?\n)*)---[ \t]*\n/;
/** Comments and blank lines, then such a mark with anything behind it. */
const START_MARK = /^(?:[ \t]*(?:#[^\n]*)?\n)*---(?!\S)/;
/** The line of the mark that a document ends with. */
const END_LINE = /^\.\.\.(?:[ \t][^\n]*)?(?:\n|$)/m;
/** Directives stand at the top: they steer how this document is read, and no other. */
const DIRECTIVE = /^(?:[ \t]*(?:#[^\n]*)?\n)*%/;

/**
 * The text of one document of a stream as it may stand in another: without its marks, lines ended by line feeds, the last
 * one too. Absent where directives steer how it is read.
 */
export function documentBody(text: string): string | undefined {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (DIRECTIVE.test(plain)) return undefined;
  const body = plain.replace(START_LINE, '$1').replace(END_LINE, '');
  return body.endsWith('\n') ? body : `${body}\n`;
}

/** The text of a document without the comments and blank lines above everything else, its mark included. */
export function withoutHead(text: string): string {
  return text.replace(/^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*/, '');
}

/** Documents, one behind the other, as a stream. */
export function joinDocuments(bodies: readonly string[]): string {
  return bodies.reduce((all, body) => (all === '' ? body : `${all}${startMark(body)}${body}`), '');
}

/** The mark that parts a document from the one before it; none where it has its own, with something behind it. */
export function startMark(body: string): string {
  return START_MARK.test(body) ? '' : '---\n';
}
