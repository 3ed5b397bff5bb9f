import type { Cancellation } from '../../cancellation.ts';
import type { RecordFacts } from '../../document/analysis.ts';
import type { UsedField } from '../../document/vocabulary.ts';
import { isSearchableKind } from '../../records/searchText.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { countFacts, countWords } from './usedWords.ts';

/** Fields of predicates that every record's facts have. */
const FACTS: ReadonlyMap<string, (facts: RecordFacts) => string | undefined> = new Map([
  ['kind', (facts: RecordFacts) => facts.kind],
  ['status', (facts: RecordFacts) => facts.status],
  ['function_name', (facts: RecordFacts) => facts.functionName],
  ['domain', (facts: RecordFacts) => facts.domain],
]);

/** Fields of predicates whose words are in the vocabularies. */
const WORDS: ReadonlyMap<string, UsedField> = new Map<string, UsedField>([
  ['capability_tags', 'capability_tags'],
  ['attribution.creator', 'creator'],
  ['created_by', 'created_by'],
  ['review.reviewer', 'reviewer'],
]);

/** How many examples and DataBits have each value of a field; `undefined` for fields that only their files know. */
export function memberCounts(
  field: string,
  context: FeatureContext,
  token: Cancellation,
): ReadonlyMap<string, number> | undefined {
  const ofMembers = (read: (facts: RecordFacts) => string | undefined) => (facts: RecordFacts) =>
    isSearchableKind(facts.kind) ? read(facts) : undefined;
  const fact = FACTS.get(field);
  if (fact !== undefined) return countFacts(ofMembers(fact), context, token);
  const words = WORDS.get(field);
  return (
    words &&
    countWords(
      words,
      ofMembers((facts) => facts.vocabulary),
      context,
      token,
    )
  );
}
