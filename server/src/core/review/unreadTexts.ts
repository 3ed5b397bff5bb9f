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
    const known = records.flatMap(({ facts: { id = '' } }) => (id.length < SHORTEST_ID ? [] : [id]));
    const parts = groupBy(
      this.#parts.filter((part) => part.side === side),
      ({ path }) => path,
    );
    const other = side === 'before' ? 'after' : 'before';
    const isNew = ({ path, line }: UnreadPart): boolean =>
      line === undefined && !this.#paths[other].has(path);
    const renamed = [...parts.values()].flat().find(isNew);
    const unnamed = new Map(
      [...parts].map(([path, ofFile]) => [path, ofFile.find((part) => !known.some((id) => names(part, id)))]),
    );
    return new Map(
      records.flatMap((record) => {
        const { path, facts } = record;
        const named = parts.get(path)?.find((part) => facts.id !== undefined && names(part, facts.id));
        const inItsFile = named ?? unnamed.get(path);
        const part = inItsFile ?? (this.#paths[side].has(path) ? undefined : renamed);
        return part === undefined ? [] : [[record, part] as const];
      }),
    );
  }
}

/** True where an id stands in a text that cannot be read. */
function names({ text }: UnreadPart, id: string): boolean {
  return text.toLowerCase().includes(id);
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
