import type { Cancellation } from '../cancellation.ts';
import { isUsedField } from '../document/vocabulary.ts';
import { allLicences } from '../features/completion/licences.ts';
import { usedWords } from '../features/completion/usedWords.ts';
import type { Definition } from '../schema/definition.ts';
import type { FeatureContext } from '../workspace/context.ts';

/** Fields of facts whose values recur over records. */
const FACTS: ReadonlySet<string> = new Set(['function_name', 'domain']);
const LICENCES = 'spdx-expression';

/** What to ask `suggestedWords` for in a field; absent where nothing is suggested. */
export function wordsOf(name: string, { format }: Definition): string | undefined {
  if (format === LICENCES) return LICENCES;
  return FACTS.has(name) || isUsedField(name) ? name : undefined;
}

/** Words for a field: licences, the usual ones first, or what other records have there, the most used first. */
export function suggestedWords(words: string, context: FeatureContext, token: Cancellation): string[] {
  if (words === LICENCES) return allLicences();
  return usedWords(words, context, token).map(({ word }) => word);
}
