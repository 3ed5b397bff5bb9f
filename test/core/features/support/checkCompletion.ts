import { expect } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../../server/src/core/cancellation.ts';
import { completeAt } from '../../../../server/src/core/features/completion.ts';
import { unindent } from '../../support/markers.ts';
import { applyEdits, createFixture } from './featureFixture.ts';

/** What is offered at the cursor, with the document's text. */
export async function itemsAt(
  fixture: string,
): Promise<{ items: CompletionItem[]; text: string; isIncomplete: boolean }> {
  const { cursor, context } = createFixture(fixture);
  const list = await completeAt(cursor.file.open, cursor.position, context, neverCancelled);
  return { items: list?.items ?? [], text: cursor.file.text, isIncomplete: list?.isIncomplete ?? false };
}

/** Chooses the item with the label; compares the document afterwards. `$0` and `${1:…}` are the snippet's stops. */
export async function checkCompletion(fixture: string, label: string, expected: string): Promise<void> {
  const { items, text } = await itemsAt(fixture);
  const item = items.find((candidate) => candidate.label === label);
  expect(item, `offered: ${items.map((candidate) => candidate.label).join(', ')}`).toBeDefined();
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error('An item has one edit.');
  expect(applyEdits(text, [edit])).toBe(unindent(expected));
}

/** Compares all labels in the order in which the editor shows them; a last `…` leaves the rest open. */
export async function checkLabels(fixture: string, expected: readonly string[]): Promise<void> {
  const { items } = await itemsAt(fixture);
  const sorted = items.toSorted((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1));
  const labels = sorted.map(({ label }) => label);
  if (expected.at(-1) === '…') expect(labels.slice(0, expected.length - 1)).toEqual(expected.slice(0, -1));
  else expect(labels).toEqual(expected);
}
