import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { parseConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';
import {
  completeInConfiguration,
  hoverInConfiguration,
} from '../../../server/src/core/features/configuration.ts';
import { COMMENTS_DEFINITION, CONFIGURATION_DEFINITION } from '../../../server/src/core/schema/compile.ts';
import { readMarkers } from '../support/markers.ts';
import { applyEdits, createFixture } from './support/featureFixture.ts';

const { context } = createFixture('#- a.example.yaml\nversion: 1');

function itemsAt(marked: string): { items: CompletionItem[]; text: string } {
  const { text, points } = readMarkers(marked);
  const [position = { line: 0, character: 0 }] = points;
  return {
    items:
      completeInConfiguration(
        { text, definition: CONFIGURATION_DEFINITION },
        position,
        context,
        neverCancelled,
      )?.items ?? [],
    text,
  };
}

function checkLabels(marked: string, expected: readonly string[]): void {
  const labels = itemsAt(marked).items.map(({ label }) => label);
  expect(labels.slice(0, expected.length)).toEqual(expected);
  if (expected.length === 0) expect(labels).toEqual([]);
}

function checkChoice(marked: string, label: string, expected: string): void {
  const { items, text } = itemsAt(marked);
  const edit = items.find((item) => item.label === label)?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error(`${label} is not offered.`);
  expect(applyEdits(text, [edit])).toBe(expected);
}

function hoverOf(marked: string, definition = CONFIGURATION_DEFINITION): string | undefined {
  const { text, points } = readMarkers(marked);
  const [position = { line: 0, character: 0 }] = points;
  const contents = hoverInConfiguration({ text, definition }, position)?.contents;
  return contents !== undefined && typeof contents === 'object' && 'value' in contents
    ? contents.value
    : undefined;
}

test('settings that are not there yet, required ones first', () => {
  const optional = ['rules', 'datasets', 'ignore', 'search', 'model', 'usage'];
  checkLabels('<|>', ['format_version', 'base_branch', ...optional]);
  checkLabels('format_version: 1\nbase_branch: main\n<|>', optional.slice(0, 3));
  checkLabels('usage:\n  <|>', ['commit', 'queries']);
  checkLabels('search:\n  vector:\n    <|>', ['databit', 'example']);
});

test('values of settings', () => {
  checkLabels('format_version: <|>', ['1']);
  checkLabels('usage:\n  commit: <|>', ['true', 'false']);
  checkLabels('rules:\n  reference.unknown: <|>', ['error', 'warning', 'information', 'hint', 'off']);
  checkChoice('rules:\n  file.missing: w<|>', 'warning', 'rules:\n  file.missing: warning');
});

test('codes of rules and their families', () => {
  checkLabels('rules:\n  <|>', ['file.*', 'file.too-large']);
  checkChoice('rules:\n  <|>', 'reference.*', 'rules:\n  reference.*: ');
  checkChoice('rules:\n  rec<|>: off', 'record.bad-date', 'rules:\n  record.bad-date: off');
  const { items } = itemsAt('rules:\n  file.*: off\n  <|>');
  expect(items.map(({ label }) => label)).not.toContain('file.*');
});

test('every code and family that is offered is one that the configuration takes', () => {
  const lines = itemsAt('rules:\n  <|>').items.map(({ label }) => `  ${label}: off`);
  expect(lines.length).toBeGreaterThan(40);
  expect(parseConfiguration(['format_version: 1', 'rules:', ...lines, ''].join('\n')).problems).toEqual([]);
});

test('nothing in comments and prose', () => {
  checkLabels('# <|>', []);
  checkLabels('base_branch: |\n  text\n  <|>', []);
});

test('hover says what a setting, a value and a rule mean', () => {
  expect(hoverOf('base_<|>branch: main')).toMatch(/^\*\*Base branch\*\*/);
  expect(hoverOf('rules:\n  file.missing: o<|>ff')).toMatch(/Not reported/);
  expect(hoverOf('rules:\n  file.mis<|>sing: off')).toBe(
    '**`file.missing`** (warning by default)\n\nA file that a record names does not exist.',
  );
  expect(hoverOf('<|>')).toBeUndefined();
});

test('comments on records are described by their own schema', () => {
  const event = 'format_version: 1\nevents:\n- { id: "x", ki<|>nd: comment }';
  expect(hoverOf(event, COMMENTS_DEFINITION)).toContain('What happened.');
  expect(hoverOf('format_version: 1\nevents:\n- { kind: reso<|>lve }', COMMENTS_DEFINITION)).toContain(
    'settled',
  );
});
