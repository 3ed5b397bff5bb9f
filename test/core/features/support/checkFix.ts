import { expect } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../../server/src/core/cancellation.ts';
import { codeActionsIn } from '../../../../server/src/core/features/codeActions.ts';
import { OpenFile } from '../../../../server/src/core/document/openFile.ts';
import { unindent } from '../../support/markers.ts';
import { applyEdits, createFixture, type FixtureOptions } from './featureFixture.ts';

/** The code actions at `<|>`, and the file that they are for. */
export async function actionsAt(
  fixture: string,
  options: FixtureOptions = {},
  diagnostics: readonly Diagnostic[] = [],
): Promise<{ actions: CodeAction[]; text: string; uri: string; open: OpenFile }> {
  const { cursor, context } = createFixture(fixture, options);
  const { open, text } = cursor.file;
  const range = { start: cursor.position, end: cursor.position };
  const actions = await codeActionsIn(open, range, diagnostics, context, neverCancelled);
  return { actions, text, uri: open.uri, open };
}

/** Compares the titles of all fixes at `<|>`. */
export async function checkTitles(
  fixture: string,
  expected: readonly string[],
  options?: FixtureOptions,
): Promise<void> {
  const { actions } = await actionsAt(fixture, options);
  expect(actions.map(({ title }) => title)).toEqual(expected);
}

/** Applies the fix with the title at `<|>`; compares the document, whose problems must not be more than before. */
export async function checkFix(
  fixture: string,
  title: string,
  expected: string,
  options?: FixtureOptions,
): Promise<void> {
  const { actions, text, uri, open } = await actionsAt(fixture, options);
  const action = actions.find((candidate) => candidate.title === title);
  expect(action, `offered: ${actions.map((one) => one.title).join(', ')}`).toBeDefined();
  const fixed = applyEdits(text, action?.edit?.changes?.[uri] ?? []);
  expect(fixed).toBe(unindent(expected));
  expect(countProblems(new OpenFile(uri, open.kind, fixed))).toBeLessThanOrEqual(countProblems(open));
}

function countProblems(file: OpenFile): number {
  return file.documents.flatMap(({ problems }) => problems).length;
}
