import type { UnreadText } from '../../../../shared/src/protocol/review.ts';
import { groupBy } from '../groupBy.ts';
import { unreadIn, type RecordOccurrence, type ReviewedFile, type UnreadPart } from './reviewedFile.ts';

/** Shorter ids are within texts by chance. In characters. */
const SHORTEST_ID = 16;

/** Record files of the two states. */
export interface BothSides {
  before: readonly ReviewedFile[];
  after: readonly ReviewedFile[];
}

/** What could not be read on a side, but for documents that are unreadable in the same words on the other side. */
export class UnreadTexts {
  readonly #parts: readonly UnreadPart[];
  readonly #paths: Record<UnreadText['side'], ReadonlySet<string>>;

  constructor({ before, after }: BothSides) {
    const old = before.flatMap((file) => unreadIn(file, 'before'));
    const now = after.flatMap((file) => unreadIn(file, 'after'));
    const [known, knownNow] = [keysOf(old), keysOf(now)];
    this.#parts = [
      ...old.filter((part) => part.text === '' || !knownNow.has(keyOf(part))),
      ...now.filter((part) => part.text === '' || !known.has(keyOf(part))),
    ];
    this.#paths = { before: pathsOf(before), after: pathsOf(after) };
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  get all(): UnreadText[] {
    return this.#parts.map(({ text: _, ...unread }) => unread);
  }

  /**
   * Of records that one side has and the other seems not to: the text of the other side that each may be in, as it cannot be
   * read. That is its file; or a document of it, the one with its id, else one in which no id is known again; or, where its
   * file is gone, a new one.
   */
  holding(records: readonly RecordOccurrence[], side: UnreadText['side']): Map<RecordOccurrence, UnreadPart> {
    const other = side === 'before' ? 'after' : 'before';
    const parts = this.#parts.filter((part) => part.side === side);
    const byPath = groupBy(parts, ({ path }) => path);
    const renamed = parts.find(({ path, line }) => line === undefined && !this.#paths[other].has(path));
    const found = new Map<RecordOccurrence, UnreadPart>();
    for (const [path, ofFile] of groupBy(records, (record) => record.path)) {
      const isGone = !this.#paths[side].has(path);
      const partOf = partsByRecord(byPath.get(path) ?? [], ofFile);
      for (const record of ofFile) {
        const part = partOf(record) ?? (isGone ? renamed : undefined);
        if (part !== undefined) found.set(record, part);
      }
    }
    return found;
  }
}

/** Which text of a file a record of it may be in: the one with its id, else one with the id of none of them. */
function partsByRecord(
  parts: readonly UnreadPart[],
  records: readonly RecordOccurrence[],
): (record: RecordOccurrence) => UnreadPart | undefined {
  const texts = parts.map((part) => ({ part, text: part.text.toLowerCase() }));
  const ids = records.flatMap(({ facts: { id } }) => id ?? []);
  const known = ids.filter((id) => id.length >= SHORTEST_ID);
  const unnamed = texts.find(({ text }) => !known.some((id) => text.includes(id)))?.part;
  return ({ facts: { id } }) =>
    (id === undefined ? undefined : texts.find(({ text }) => text.includes(id))?.part) ?? unnamed;
}

function keysOf(parts: readonly UnreadPart[]): ReadonlySet<string> {
  return new Set(parts.map(keyOf));
}

function keyOf({ path, text }: UnreadPart): string {
  return `${path}\0${text}`;
}

function pathsOf(files: readonly ReviewedFile[]): ReadonlySet<string> {
  return new Set(files.map(({ path }) => path));
}
