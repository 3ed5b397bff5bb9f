import { searchTextOf } from '../records/searchText.ts';
import type { QueryVector } from './fusion.ts';
import type { SearchIndex } from './searchIndex.ts';
import type { SearchQuery } from './searchQuery.ts';
import { vectorsOf, type SearchSource } from './searchSource.ts';
import { unitVector } from './vectorIndex.ts';

/** Records that stand for a query, and records that it turns away from. Ids in any case. */
export interface QueryExamples {
  like: readonly string[];
  unlike: readonly string[];
}

/** A query made of a text and of records. */
export interface ExampleQuery {
  /** What keywords search for, with what a record must have and must not have. */
  words: SearchQuery;
  /** Absent where neither the text nor a record has one. */
  vector: QueryVector | undefined;
  /** Slots of the records named; they are never results. */
  without: ReadonlySet<number>;
}

type ExampleSource = Pick<SearchSource, 'index' | 'recipe' | 'vectors'>;

/** Weights of Rocchio's formula: the text and what it should be like count alike, what it should not half. */
const TEXT_WEIGHT = 1;
const LIKE_WEIGHT = 1;
const UNLIKE_WEIGHT = 0.5;

/**
 * Makes one query of a text and records. Its vector is Rocchio's (Manning, Raghavan and Schütze, Introduction to
 * Information Retrieval, 9.1.1): α · text + β · mean(like) − γ · mean(unlike), with unit vectors and the length put
 * back to 1. Its keywords are those of the text and the liked records without the words of the others.
 * Conditions of the text stay conditions.
 * An id without a record is the answer's `unknown`.
 */
export function queryByExample(
  source: ExampleSource,
  { words, vector }: Pick<ExampleQuery, 'words' | 'vector'>,
  examples: QueryExamples,
): ExampleQuery | { unknown: string } {
  const { index } = source;
  const like = slotsOfAll(index, examples.like);
  const unlike = slotsOfAll(index, examples.unlike);
  if ('unknown' in like) return like;
  if ('unknown' in unlike) return unlike;
  const textsOf = (slots: readonly number[]): string[] => slots.map((slot) => textOf(source, slot));
  const avoided = wordsOf(textsOf(unlike.first).join('\n'));
  return {
    words: joinWords(words, textsOf(like.first), avoided),
    vector: rocchio(source, vector, like.first, unlike.first),
    without: new Set([...like.all, ...unlike.all]),
  };
}

/** The typed words with those of the texts, without the avoided ones. */
function joinWords(words: SearchQuery, texts: readonly string[], avoided: ReadonlySet<string>): SearchQuery {
  const join = (text: string): string => withoutWords([text, ...texts].filter(Boolean).join('\n'), avoided);
  const { unfinished } = words;
  return {
    ...words,
    text: join(words.text),
    freeText: join(words.freeText),
    unfinished: unfinished !== undefined && avoided.has(unfinished) ? undefined : unfinished,
  };
}

/** The first slot of each id, and every slot that has one of the ids. */
function slotsOfAll(
  index: SearchIndex,
  ids: readonly string[],
): { first: number[]; all: number[] } | { unknown: string } {
  const first: number[] = [];
  const all: number[] = [];
  for (const id of ids) {
    const slots = [...index.slotsOf(id.trim().toLowerCase())];
    const [slot] = slots;
    if (slot === undefined) return { unknown: id };
    first.push(slot);
    all.push(...slots);
  }
  return { first, all };
}

function rocchio(
  source: ExampleSource,
  text: QueryVector | undefined,
  like: readonly number[],
  unlike: readonly number[],
): QueryVector | undefined {
  const set = vectorsOf(source);
  const known = (slots: readonly number[]): number[] =>
    slots.filter((slot) => set?.vectors.has(slot) === true);
  const [near, far] = [known(like), known(unlike)];
  if (set === undefined || (text === undefined && near.length === 0)) return undefined;
  if (text !== undefined && near.length + far.length === 0) return text;
  const { vectors } = set;
  const sum = new Float32Array(vectors.dimensions);
  const add = (vector: Float32Array | undefined, weight: number): void => {
    for (const [at, value] of vector?.entries() ?? []) sum[at] = (sum[at] ?? 0) + value * weight;
  };
  add(text?.vector, TEXT_WEIGHT);
  for (const slot of near) add(vectors.vector(slot), LIKE_WEIGHT / near.length);
  for (const slot of far) add(vectors.vector(slot), -UNLIKE_WEIGHT / far.length);
  const vector = unitVector(sum);
  const coverages = [
    ...(text === undefined ? [] : [text.coverage]),
    ...near.map((slot) => set.coverage(slot)),
  ];
  const coverage = coverages.reduce((total, value) => total + value, 0) / coverages.length;
  return vector && { vector, coverage };
}

function textOf({ index, recipe }: ExampleSource, slot: number): string {
  const record = index.record(slot);
  return record === undefined ? '' : searchTextOf(record.value, record.kind, recipe).vector;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(WORD) ?? []);
}

function withoutWords(text: string, words: ReadonlySet<string>): string {
  if (words.size === 0) return text.trim();
  return text.replace(WORD, (word) => (words.has(word.toLowerCase()) ? '' : word)).trim();
}
