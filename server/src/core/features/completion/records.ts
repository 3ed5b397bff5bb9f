import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { rangeInFile } from '../../document/locate.ts';
import type { Cancellation } from '../../cancellation.ts';
import type { RecordFacts } from '../../document/analysis.ts';
import { describeKind } from '../../records/kinds.ts';
import type { ReferenceTarget } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { kindsOfTarget } from '../referenceTarget.ts';
import { filterText, spaced } from './properties.ts';
import type { CompletionSite } from './site.ts';

/** Most records offered at once; typing narrows them. */
export const mostRecords = 100;

/** What a client sends back to have a record's text added. */
export interface RecordItemData {
  record: string;
}

/** Ids of records that a reference may name, shown and found by the record's name. */
export function recordItems(
  site: CompletionSite,
  target: ReferenceTarget,
  context: FeatureContext,
  token: Cancellation,
): { items: CompletionItem[]; isIncomplete: boolean } {
  const records = matchingRecords(site, target, context, token);
  const items = records.slice(0, mostRecords).map((facts, position) => recordItem(site, facts, position));
  return { items, isIncomplete: records.length > mostRecords };
}

/** Records of the wanted kinds whose name or id holds every word typed; one more than are offered. */
function matchingRecords(
  site: CompletionSite,
  target: ReferenceTarget,
  context: FeatureContext,
  token: Cancellation,
): RecordFacts[] {
  const kinds = kindsOfTarget(target);
  const own = site.record?.id;
  const words = site.word.typed.split(/\s+/).filter((word) => word !== '');
  // The longest word is the one that most records do not have.
  const matches = words.toSorted((one, other) => other.length - one.length).map(wordMatcher);
  const found: RecordFacts[] = [];
  for (const file of context.index.files()) {
    if (token.isCancellationRequested) break;
    if (!kinds.includes(file.kind)) continue;
    for (const { facts } of file.documents) {
      if (facts?.id === undefined || facts.id === own) continue;
      const { id, name } = facts;
      if (matches.every((match) => match(name, id))) found.push(facts);
      if (found.length > mostRecords) return found;
    }
  }
  return found;
}

/** Tells whether a word is part of a name or an id. Called for every record: most words cannot be part of an id. */
function wordMatcher(word: string): (name: string, id: string) => boolean {
  const inName = new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  const lower = word.toLowerCase();
  if (!/^[0-9a-f-]+$/.test(lower)) return (name) => inName.test(name);
  return (name, id) => id.includes(lower) || inName.test(name);
}

function recordItem(site: CompletionSite, facts: RecordFacts, position: number): CompletionItem {
  const id = facts.id ?? '';
  const { word, document } = site;
  const version = facts.version === undefined ? '' : ` ${String(facts.version)}`;
  const more = [facts.status, facts.functionName].filter((text) => text !== undefined);
  const data: RecordItemData = { record: id };
  return {
    label: facts.name,
    labelDetails: { description: id },
    kind: CompletionItemKind.Reference,
    detail: [`${describeKind(facts.kind).title}${version}`, ...more].join(', '),
    filterText: filterText(site, `${facts.name} ${id}`),
    sortText: String(position).padStart(4, '0'),
    textEdit: { range: rangeInFile(document, word), newText: spaced(site, id) },
    data,
  };
}
