import type { SearchParams } from '../../../../shared/src/protocol/search.ts';
import { isUnspaced, tokenise } from './tokenise.ts';

/** What a record must have, or must not have: terms that follow each other, the last of them whole or begun only. */
export interface Condition {
  atoms: readonly string[];
  isPrefix: boolean;
  isExcluded: boolean;
}

/** A typed query, read. */
export interface SearchQuery {
  /** The words that rank and whose meaning counts: without signs and without what is excluded. */
  text: string;
  /** The words that are not in quotes. */
  freeText: string;
  conditions: readonly Condition[];
  /** Beginnings of words that rank, as typed with `*`; folded. */
  prefixes: readonly string[];
  /** The last word where it may not be finished; folded. */
  unfinished: string | undefined;
}

const QUOTED = /(?<=^|\s)(-?)["“„]([^"“”„]*)["”“](?=$|[\s.,;:!?])/gu;
const EXCLUDED = /^-(?=\p{L})([\p{L}\p{N}\p{M}_.]{3,})(\*?)$/u;
const PREFIX = /^([\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}]{2})\*$/u;
const UNFINISHED = /(?<![\p{L}\p{N}\p{M}_])([\p{L}\p{M}]{2,})$/u;

/** The text of a search, read as it says. */
export function readQuery({
  text = '',
  literal = false,
}: Pick<SearchParams, 'text' | 'literal'>): SearchQuery {
  return literal ? literalQuery(text) : parseSearchQuery(text);
}

/** The text as it is: signs mean themselves, and it is finished. For data that looks for its like. */
export function literalQuery(text: string): SearchQuery {
  return { text: text.trim(), freeText: text, conditions: [], prefixes: [], unfinished: undefined };
}

/**
 * Reads a typed query. `"exact words"`: a record must have these, in this order; `refun*`: a word that begins so;
 * `-word` and `-"exact words"`: a record must not have these. All other words rank. A sign that is not written so
 * (a quote without its end, a hyphen inside a word or before a number) means itself. Never throws.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const conditions: Condition[] = [];
  const prefixes: string[] = [];
  const kept: string[] = [];
  const free: string[] = [];
  const add = (text: string, isExcluded: boolean, isPrefix: boolean): boolean => {
    const { atoms } = tokenise(text);
    if (atoms.length === 0) return false;
    conditions.push({ atoms, isPrefix, isExcluded });
    return true;
  };
  const keep = (word: string): void => {
    kept.push(word);
    free.push(word);
  };
  const readWord = (word: string): void => {
    const excluded = EXCLUDED.exec(word);
    if (excluded !== null && add(excluded[1] ?? '', true, excluded[2] === '*')) return;
    const [, prefix] = PREFIX.exec(word) ?? [];
    if (prefix !== undefined && add(prefix, false, true)) {
      const { atoms } = tokenise(prefix);
      if (atoms.length > 1) keep(prefix);
      prefixes.push(atoms.at(-1) ?? '');
    } else keep(word);
  };
  let end = 0;
  const readPlain = (text: string): void => {
    if (text !== '') text.split(/(\s+)/u).forEach(readWord);
  };
  for (const match of typed.matchAll(QUOTED)) {
    const [whole, sign, words = ''] = match;
    readPlain(typed.slice(end, match.index));
    end = match.index + whole.length;
    if (!add(words, sign === '-', false)) keep(whole);
    else if (sign !== '-') kept.push(words);
  }
  readPlain(typed.slice(end));
  const text = kept.join('').replace(/^\s+/u, '');
  const unfinished = end === typed.length ? undefined : UNFINISHED.exec(text)?.[1];
  return {
    text: text.trim(),
    freeText: free.join(''),
    conditions,
    prefixes,
    unfinished:
      unfinished === undefined || isUnspaced(unfinished) ? undefined : tokenise(unfinished).atoms.at(-1),
  };
}
