import { CompletionItemKind, InsertTextMode, type CompletionItem } from 'vscode-languageserver-types';
import type { Cancellation } from '../../cancellation.ts';
import type { RecordFacts } from '../../document/analysis.ts';
import { rangeInFile } from '../../document/locate.ts';
import { isUsedField, readVocabulary, type UsedField } from '../../document/vocabulary.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { yamlScalar } from '../yamlText.ts';
import { filterText, spaced } from './properties.ts';
import type { CompletionSite } from './site.ts';

/** Most words in use that are offered. */
const MOST_OFFERED = 200;

/** Fields of which the keys are in use, not the values. */
export const USED_KEYS: ReadonlySet<string> = new Set<UsedField>(['quality_scores', 'labels', 'metadata']);

/** Plain facts whose values recur over records. */
export const PLAIN_FACTS: ReadonlyMap<string, (facts: RecordFacts) => string | undefined> = new Map([
  ['function_name', (facts: RecordFacts) => facts.functionName],
  ['domain', (facts: RecordFacts) => facts.domain],
]);

/** What the records of the workspace use in a field, most used first, with a sentence about how many do. */
export function usedWords(
  field: string,
  context: FeatureContext,
  token: Cancellation,
): { word: string; detail: string }[] {
  const plain = PLAIN_FACTS.get(field);
  if (plain !== undefined) return mostUsed(countFacts(plain, context, token));
  return isUsedField(field) ? mostUsed(countWords(field, (facts) => facts.vocabulary, context, token)) : [];
}

/** How many records use each word of a field, by the vocabularies of those that are read. */
export function countWords(
  field: UsedField,
  vocabularyOf: (facts: RecordFacts) => string | undefined,
  context: FeatureContext,
  token: Cancellation,
): Map<string, number> {
  // Most records have the vocabulary of others: each is read once.
  const words = new Map<string, number>();
  for (const [vocabulary, records] of countFacts(vocabularyOf, context, token)) {
    for (const word of new Set(readVocabulary(vocabulary, field)))
      words.set(word, (words.get(word) ?? 0) + records);
  }
  return words;
}

/** Keys that other records have in the same map, and this one has not. */
export function usedKeyItems(
  site: CompletionSite,
  context: FeatureContext,
  token: Cancellation,
): CompletionItem[] {
  const { map, word, document } = site;
  const field = map?.property ?? '';
  if (map === undefined || map.root || !USED_KEYS.has(field)) return [];
  return usedWords(field, context, token)
    .filter((used) => !map.keys.includes(used.word))
    .map(({ word: key, detail }, position) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail,
      filterText: filterText(site, key),
      sortText: `2${String(position).padStart(4, '0')}`,
      insertTextMode: InsertTextMode.asIs,
      textEdit: {
        range: rangeInFile(document, word),
        newText: spaced(site, `${yamlScalar(key)}${word.isKey ? '' : ': '}`),
      },
    }));
}

/** How many records have each value of a fact. */
export function countFacts(
  read: (facts: RecordFacts) => string | undefined,
  context: FeatureContext,
  token: Cancellation,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of context.index.files()) {
    if (token.isCancellationRequested) return new Map();
    for (const { facts } of file.documents) {
      const value = facts && read(facts);
      if (value !== undefined && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/** The words that most records use, each with a sentence. */
export function mostUsed(counts: ReadonlyMap<string, number>): { word: string; detail: string }[] {
  const sorted = [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other));
  return sorted.slice(0, MOST_OFFERED).map(([word, records]) => ({
    word,
    detail: usedBy(records),
  }));
}

/** Says how many records use something. */
export function usedBy(records: number): string {
  if (records === 0) return 'used by no record';
  return records === 1 ? 'used by 1 record' : `used by ${String(records)} records`;
}
