import type { TextRange } from '../../../../shared/src/problem.ts';
import type { FactLocator } from './factLocator.ts';
import type { Finding } from './finding.ts';
import { positionAt, rangeBetween } from './positions.ts';
import { PlaceFinder, type Place } from './treeValue.ts';
import type { ValuePath, YamlNode } from './tree.ts';

/** Finds where facts and findings stand, by a document's tree. */
export class TreeLocator implements FactLocator {
  readonly #text: string;
  readonly #root: YamlNode | undefined;
  readonly #lineStarts: readonly number[];
  readonly #places: PlaceFinder;

  constructor(text: string, root: YamlNode | undefined, lineStarts: readonly number[]) {
    this.#text = text;
    this.#root = root;
    this.#lineStarts = lineStarts;
    this.#places = new PlaceFinder(root);
  }

  at(path: ValuePath): Place | undefined {
    return this.#places.at(path);
  }

  record(): TextRange {
    const start = this.#root?.start ?? 0;
    const end = this.#text.slice(0, this.#root?.end ?? 0).trimEnd().length;
    return this.#range(start, end);
  }

  firstLine(): TextRange {
    const start = this.#root?.start ?? 0;
    return this.#range(start, Math.max(this.#endOfLine(start), start));
  }

  value(path: ValuePath): TextRange | undefined {
    const place = this.at(path);
    return place?.node && this.#range(place.node.start, place.node.end);
  }

  key(path: ValuePath): TextRange | undefined {
    const key = this.at(path)?.pair?.key;
    return key && this.#range(key.start, key.end);
  }

  /** Where a finding is shown: never more than a line. */
  finding({ path, at }: Finding): TextRange {
    const place = this.at(path);
    const value = place?.node;
    const key = place?.pair?.key;
    if (key !== undefined && (at === 'key' || !this.#isOnLineOf(key.start, value))) {
      return this.#range(key.start, Math.max(key.end, key.start + 1));
    }
    if (value === undefined) return this.firstLine();
    return this.#range(value.start, Math.min(value.end, this.#endOfLine(value.start)));
  }

  /** True for a value that ends on the line of an offset before it. */
  #isOnLineOf(offset: number, value: YamlNode | undefined): boolean {
    return value !== undefined && value.end > value.start && value.end <= this.#endOfLine(offset);
  }

  #endOfLine(offset: number): number {
    const { line } = positionAt(this.#lineStarts, offset);
    const next = this.#lineStarts[line + 1] ?? this.#text.length;
    return this.#text.slice(offset, next).trimEnd().length + offset;
  }

  #range(start: number, end: number): TextRange {
    return rangeBetween(this.#lineStarts, start, end);
  }
}
