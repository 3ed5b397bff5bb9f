import { MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { usedBy } from './completion/usedWords.ts';
import { describeRecord } from './recordMarkup.ts';

/** Adds what only an item that is looked at needs: the text of its record, or how many records have its value. */
export async function completeDetails(
  item: CompletionItem,
  context: FeatureContext,
  token: Cancellation,
): Promise<CompletionItem> {
  const matches = textOf(item, 'matches');
  if (matches !== undefined) {
    const predicate = JSON.parse(matches) as JsonValue;
    const [count] = (isJsonObject(predicate) && (await context.countMatches([predicate], token))) || [];
    return count === undefined ? item : { ...item, detail: usedBy(count) };
  }
  const record = textOf(item, 'record');
  const value = record === undefined ? undefined : await describeRecord(record, context, token);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

/** A text that the item took along. */
function textOf(item: CompletionItem, name: 'matches' | 'record'): string | undefined {
  const data: unknown = item.data;
  if (typeof data !== 'object' || data === null || !(name in data)) return undefined;
  const text: unknown = Reflect.get(data, name);
  return typeof text === 'string' ? text : undefined;
}
