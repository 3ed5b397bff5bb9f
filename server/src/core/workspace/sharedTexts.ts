import type { TextRange } from '../../../../shared/src/problem.ts';
import type { RecordFacts } from '../document/analysis.ts';
import type { ValuePath } from '../document/tree.ts';

/** Distinct texts that are remembered; functions, domains and vocabularies beyond are kept as they come. */
const MOST_TEXTS = 10_000;

/**
 * Makes equal texts and paths of many records one object. Facts that come from another thread have a copy of every
 * text, such as the status, for every record.
 */
export class SharedTexts {
  readonly #texts = new Map<string, string>();
  readonly #paths = new Map<string, ValuePath>();
  readonly #ranges = new Map<string, TextRange>();

  /** Replaces texts within the facts by equal ones. */
  share(facts: RecordFacts): void {
    if (facts.status !== undefined) facts.status = this.#text(facts.status);
    if (facts.functionName !== undefined) facts.functionName = this.#text(facts.functionName);
    if (facts.domain !== undefined) facts.domain = this.#text(facts.domain);
    if (facts.vocabulary !== undefined) facts.vocabulary = this.#text(facts.vocabulary);
    if (facts.fieldNames !== undefined) facts.fieldNames = this.#text(facts.fieldNames);
    if (facts.fields !== undefined) facts.fields = this.#text(facts.fields);
    if (facts.versionRange !== undefined) facts.versionRange = this.#range(facts.versionRange);
    for (const reference of facts.references) {
      reference.path = this.#path(reference.path);
      if (reference.method !== undefined) reference.method = this.#text(reference.method);
    }
    for (const file of facts.files) file.path = this.#path(file.path);
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < MOST_TEXTS) this.#texts.set(text, text);
    return known ?? text;
  }

  #path(path: ValuePath): ValuePath {
    const key = JSON.stringify(path);
    const known = this.#paths.get(key);
    if (known === undefined && this.#paths.size < MOST_TEXTS) this.#paths.set(key, path);
    return known ?? path;
  }

  /** Records of one making have their version at the same place. */
  #range(range: TextRange): TextRange {
    const { start, end } = range;
    const key = [start.line, start.character, end.line, end.character].join(' ');
    const known = this.#ranges.get(key);
    if (known === undefined && this.#ranges.size < MOST_TEXTS) this.#ranges.set(key, range);
    return known ?? range;
  }
}
