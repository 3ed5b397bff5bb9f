import { MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { describeRecord } from './recordMarkup.ts';

/** Adds the text of the record to a completion that names one: only the item that is looked at needs it. */
export async function completeDetails(
  item: CompletionItem,
  context: FeatureContext,
  token: Cancellation,
): Promise<CompletionItem> {
  const data: unknown = item.data;
  const id = typeof data === 'object' && data !== null && 'record' in data ? data.record : undefined;
  if (typeof id !== 'string') return item;
  const value = await describeRecord(id, context, token);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}
