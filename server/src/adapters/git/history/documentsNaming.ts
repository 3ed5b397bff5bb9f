/** What parts the documents of a stream, with the line break before it; it ends a document wherever it stands. */
const MARK = Buffer.from('\n---');
const LINE_FEED = 10;
const BLANKS: ReadonlySet<number | undefined> = new Set([undefined, 9, LINE_FEED, 13, 32]);

/**
 * The parts of a file, between the marks that start documents, that hold an id: far less to look at than the whole of a large
 * file. `id` is lower-cased; it is found in either case.
 */
export function* documentsNaming(bytes: Buffer, id: string): Generator<string> {
  let end = 0;
  for (let at = findId(bytes, id, end); at >= 0; at = findId(bytes, id, end)) {
    const start = markBefore(bytes, at);
    end = markBehind(bytes, at);
    yield bytes.toString('utf8', start, end);
  }
}

/** Ids are written in lower case, or all in upper case; anything else is found the slow way. */
function findId(bytes: Buffer, id: string, from: number): number {
  const places = [id, id.toUpperCase()]
    .map((spelled) => bytes.indexOf(spelled, from))
    .filter((at) => at >= 0);
  if (places.length > 0) return Math.min(...places);
  // As many bytes as characters, so that places are the same.
  return from > 0 ? -1 : bytes.toString('latin1').toLowerCase().indexOf(Buffer.from(id).toString('latin1'));
}

function markBefore(bytes: Buffer, at: number): number {
  for (
    let mark = bytes.lastIndexOf(MARK, at);
    mark >= 0;
    mark = mark === 0 ? -1 : bytes.lastIndexOf(MARK, mark - 1)
  )
    if (BLANKS.has(bytes[mark + MARK.length])) return mark + 1;
  return 0;
}

function markBehind(bytes: Buffer, at: number): number {
  for (let mark = bytes.indexOf(MARK, at); mark >= 0; mark = bytes.indexOf(MARK, mark + 1))
    if (BLANKS.has(bytes[mark + MARK.length])) return mark + 1;
  return bytes.length;
}
