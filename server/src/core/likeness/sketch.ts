import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { isNumber, plainWords } from './plainWords.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What a value says, as numbers: for each of its texts a header of `HEADER` numbers (place, numbers, words, kept) and the
 * kept hashes of its distinct words, in ascending order. Equal words have equal hashes in all texts. Of a text with many words the smallest hashes are kept (bottom-k
 * sketch; Cohen and Kaplan 2007), so that long texts can be compared in the same time as short ones.
 */
export type Sketch = Uint32Array;

/** Numbers before the hashes of a text. */
export const HEADER = 4;
/** Most words that are kept of a text: up to so many, likeness is exact. */
export const KEPT_WORDS = 64;
/** With fewer words in all, values are equal by their nature: `yes`, `Hello!`. */
const FEWEST_WORDS = 3;
/** Most texts that are compared one by one; the others of a value count as one. */
const MOST_TEXTS = 6;
/** Longer texts are compared by their beginning, in UTF-16 code units. */
const LONGEST = 100_000;

/**
 * Sketches a value; absent where it says next to nothing. `task` keeps what is asked of the value apart: values of two tasks have
 * nothing in common. Long words go into `vocabulary`. A value's only text is the same wherever it stands in it: `hello`, `{ text: hello }`.
 */
export function sketchOf(value: JsonValue, task: string, vocabulary: Vocabulary): Sketch | undefined {
  const texts = textsOf(value);
  if (texts.reduce((sum, [, words]) => sum + words.length, 0) < FEWEST_WORDS) return undefined;
  const sketch: number[] = [];
  for (const [path, words] of texts) {
    const place = hash32(texts.length === 1 ? task : `${task}\n${path}`, 3);
    const distinct = [...new Set(words)];
    const numbers = hash32(distinct.filter(isNumber).sort().join(' '), place);
    const hashes = distinct.map((word) => {
      const hash = hash32(word, 0);
      vocabulary.add(hash, word);
      return hash;
    });
    hashes.sort((one, other) => one - other);
    const kept = hashes.slice(0, KEPT_WORDS);
    sketch.push(place, numbers, hashes.length, kept.length, ...kept);
  }
  return Uint32Array.from(sketch);
}

/** The texts, numbers and truth values within a value as their words, each with its place; without those that say nothing. */
function textsOf(root: JsonValue): [path: string, words: readonly string[]][] {
  const found: [string, readonly string[]][] = [];
  // An explicit stack: values may be nested deeper than calls can be.
  const stack: [string, JsonValue][] = [['', root]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, value] = next;
    if (typeof value === 'object' && value !== null) {
      const parts = Array.isArray(value)
        ? value.map((item, at): [string, JsonValue] => [`${path}/${String(at)}`, item])
        : Object.entries(isJsonObject(value) ? value : {})
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, item]): [string, JsonValue] => [`${path}/${name}`, item]);
      for (const part of parts.reverse()) stack.push(part);
    } else if (value !== null) {
      const words = plainWords(String(value).slice(0, LONGEST));
      if (words.length > 0) found.push([path, words]);
    }
  }
  if (found.length <= MOST_TEXTS) return found;
  const rest = found.slice(MOST_TEXTS - 1).flatMap(([, words]) => words);
  return [...found.slice(0, MOST_TEXTS - 1), ['…', rest]];
}

/** A multiplicative hash to 32 bits (the mixing of MurmurHash3). */
function hash32(text: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0xcc9e2d51);
    hash = (hash << 15) | (hash >>> 17);
  }
  hash = Math.imul(hash ^ (hash >>> 16) ^ text.length, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** True where a value has one text, and nothing beside it. */
export function isOneText(sketch: Sketch): boolean {
  return sketch.length === HEADER + (sketch[3] ?? 0);
}

/** The places in a sketch where its texts begin. */
export function textStarts(sketch: Sketch): number[] {
  const starts: number[] = [];
  for (let at = 0; at < sketch.length; at += HEADER + (sketch[at + 3] ?? 0)) starts.push(at);
  return starts;
}

/** The hash of the word at `at`, by which it is told apart from the same word in another place or beside other numbers. */
export function mixedWord(sketch: Sketch, start: number, at: number): number {
  const mixed = Math.imul((sketch[at] ?? 0) ^ (sketch[start + 1] ?? 0), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
