import type { RecordDigest } from './recordDigest.ts';
import { RowsByKey } from '../likeness/rowsByKey.ts';

/** Most records that are followed from one: a longer history is no mistake, and costs no more than this. */
const FARTHEST = 500;

/** A record that another one was made from, or that was made from it, at any distance. */
export interface Relative {
  row: number;
  /** The ids between the two, both included, the nearest first. */
  path: () => readonly string[];
}

/** An id on the way from a record, and how it was come to. */
interface Step {
  id: string;
  from: Step | undefined;
}

/** Which records were made from which. */
export class Derivations {
  readonly #digests: (row: number) => RecordDigest | undefined;
  readonly #byId = new RowsByKey<string>();
  readonly #bySource = new RowsByKey<string>();

  constructor(digests: (row: number) => RecordDigest | undefined) {
    this.#digests = digests;
  }

  add(row: number, { id, sources }: RecordDigest): void {
    if (id === '') return;
    this.#byId.add(id, row);
    for (const source of sources) this.#bySource.add(source, row);
  }

  remove(row: number, { id, sources }: RecordDigest): void {
    if (id === '') return;
    this.#byId.remove(id, row);
    for (const source of sources) this.#bySource.remove(source, row);
  }

  rowsOf(id: string): readonly number[] {
    return this.#byId.of(id);
  }

  /** What a record was made from, the nearest first, each id once. */
  ancestorsOf(row: number): Generator<Relative> {
    const above = (id: string): string[] =>
      this.#byId.of(id).flatMap((source) => this.#digests(source)?.sources ?? []);
    return this.#follow(row, above, FARTHEST);
  }

  /** What was made from a record, the nearest first, each id once. */
  descendantsOf(row: number): Generator<Relative> {
    const below = (id: string): string[] =>
      this.#bySource.of(id).map((derived) => this.#digests(derived)?.id ?? '');
    return this.#follow(row, below, Infinity);
  }

  *#follow(row: number, next: (id: string) => readonly string[], most: number): Generator<Relative> {
    const { id: first = '' } = this.#digests(row) ?? {};
    if (first === '') return;
    const seen = new Set([first]);
    const waiting: Step[] = [{ id: first, from: undefined }];
    for (const from of waiting) {
      for (const id of next(from.id)) {
        if (seen.has(id) || seen.size > most) continue;
        seen.add(id);
        const step = { id, from };
        waiting.push(step);
        for (const relative of this.#byId.of(id)) yield { row: relative, path: () => pathTo(step) };
      }
    }
  }
}

function pathTo(step: Step): string[] {
  const path: string[] = [];
  for (let at: Step | undefined = step; at !== undefined; at = at.from) path.push(at.id);
  return path.reverse();
}
