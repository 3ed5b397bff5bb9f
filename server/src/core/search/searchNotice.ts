import type { Bitmap } from './bitmap.ts';
import { knownScript, type VectorMatches } from './fusion.ts';
import type { SearchIndex } from './searchIndex.ts';
import type { VectorSet } from './vectorSet.ts';

/** What limits the answers of an index, as sentences. */
export interface SearchReasons {
  index: SearchIndex;
  /** Why the preferred model does not answer. */
  modelNotice?: string;
  /** Why there are no vectors. */
  keywordOnlyReason?: string;
}

/** What an answer rests on. */
export interface AnswerParts {
  vectors: VectorMatches | undefined;
  /** The vectors that were searched. */
  set: VectorSet | undefined;
  allowed: Bitmap | undefined;
  /** The query's text. */
  text: string;
  /** True where a record has a word of it. */
  isFoundByWords: boolean;
}

/** The sentence to show with an answer; `undefined` where nothing limits it. */
export function noticeFor(
  { index, keywordOnlyReason, modelNotice }: SearchReasons,
  { vectors, set, allowed, text, isFoundByWords }: AnswerParts,
): string | undefined {
  if (vectors === undefined)
    return keywordOnlyReason ?? modelNotice ?? 'The records have no vectors yet: found by keywords only.';
  if (vectors.trust === 0) {
    const limit = knownScript(text) < 0.5 ? 'does not know this script' : 'knows few of these words';
    return `The embedding model ${limit}${isFoundByWords ? ': ranked by keywords' : ', and no record has a word of the query'}.`;
  }
  const missing = set?.missing(allowed) ?? 0;
  if (missing === 0) return modelNotice;
  const total = (allowed ?? index.columns.live).size;
  return `${String(missing)} of ${String(total)} records have no vector yet: those are found by keywords only.`;
}
