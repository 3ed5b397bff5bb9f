import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { RecordFacts } from '../document/analysis.ts';
import { shiftRange } from '../document/positions.ts';
import { describeKind } from '../records/kinds.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import { createFuzzyMatcher } from './fuzzyMatch.ts';
import { excerpt } from './markdown.ts';

/** Most symbols of an answer; typing narrows them. */
const MOST_SYMBOLS = 200;
/** Most characters of a name. */
const LONGEST_NAME = 120;

/** Records of all files whose name, id or function fits what was typed, the best first; any for nothing typed. */
export function workspaceSymbols(
  query: string,
  { index }: FeatureContext,
  token: Cancellation,
): Promise<WorkspaceSymbol[]> {
  const scoreOf = createScore(query);
  const found: { entry: RecordEntry; score: number }[] = [];
  for (const entry of index.records()) {
    if (token.isCancellationRequested) return Promise.resolve([]);
    const score = scoreOf(entry.facts);
    if (score > 0) found.push({ entry, score });
  }
  found.sort(
    (one, other) => other.score - one.score || compare(one.entry.facts.name, other.entry.facts.name),
  );
  return Promise.resolve(found.slice(0, MOST_SYMBOLS).map(({ entry }) => symbolOf(entry)));
}

/** How well a record fits: a name counts more than what stands behind it. Ids are lower-cased and no words. */
function createScore(query: string): (facts: RecordFacts) => number {
  const match = createFuzzyMatcher(query);
  const wantedId = query.trim().toLowerCase();
  // Functions are few.
  const byFunction = new Map<string, number>();
  const matchFunction = (name: string): number => {
    const score = byFunction.get(name) ?? match(name);
    byFunction.set(name, score);
    return score;
  };
  return ({ name, id, functionName }) => {
    const inId = id !== undefined && id.includes(wantedId) ? 2 : 0;
    const inFunction = functionName === undefined ? 0 : matchFunction(functionName) / 2;
    return Math.max(match(name), inId, inFunction);
  };
}

function symbolOf({ uri, line, facts }: RecordEntry): WorkspaceSymbol {
  const about = [
    describeKind(facts.kind).title,
    ...(facts.functionName === undefined ? [] : [facts.functionName]),
  ];
  return {
    // An empty name makes the editor refuse the whole list.
    name: excerpt(facts.name.replace(/\s+/g, ' ').trim(), LONGEST_NAME) || 'Record without a name',
    kind: SymbolKind.Object,
    containerName: about.join(', '),
    location: { uri, range: shiftRange(facts.idRange, line) },
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
