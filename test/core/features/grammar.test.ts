import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RECORD_KINDS } from '../../../server/src/core/records/kinds.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';

const repository = new URL('../../../', import.meta.url);

interface Grammar {
  scopeName: string;
  fileTypes: string[];
  injections: Record<string, { patterns: { match?: string; name?: string }[] }>;
}

interface LanguageConfiguration {
  wordPattern: { pattern: string; flags: string };
  indentationRules: { increaseIndentPattern: string };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, repository), 'utf8'));
}

const grammar = readJson('syntaxes/databits.tmLanguage.json') as Grammar;
const configuration = readJson('language-configuration.json') as LanguageConfiguration;

function keysOf(scope: string): string[] {
  const patterns = Object.values(grammar.injections).flatMap((injection) => injection.patterns);
  const match = patterns.find(({ name }) => name === scope)?.match ?? '';
  return /\(\?:([a-z_|]+)\)/.exec(match)?.[1]?.split('|').toSorted() ?? [];
}

test('the grammar knows every kind and its identity', () => {
  expect(grammar.fileTypes).toEqual(RECORD_KINDS.map(({ suffix }) => `${suffix}.yaml`));
  expect(keysOf('keyword.other.identity.databits')).toEqual(
    RECORD_KINDS.map(({ idProperty }) => idProperty).toSorted(),
  );
});

test('the grammar knows every property of the schemas', () => {
  const ids = new Set(RECORD_KINDS.map(({ idProperty }) => idProperty));
  const keys = RECORD_KINDS.flatMap(({ kind }) => [...definitionOf(kind).properties.keys()]);
  expect(keysOf('support.type.property-name.databits')).toEqual(
    [...new Set(keys)].filter((key) => !ids.has(key)).toSorted(),
  );
});

test('a double click selects a whole id, licence or number', () => {
  const { pattern, flags } = configuration.wordPattern;
  const text = 'example_id: 01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40, CC-BY-4.0 -1.5 größe.';
  expect(text.match(new RegExp(pattern, `${flags}g`))).toEqual([
    'example_id',
    '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e40',
    'CC-BY-4.0',
    '-1.5',
    'größe',
  ]);
});

test.each([
  ['input:', true],
  ['  - input:', true],
  ['text: |', true],
  ['input: {', true],
  ['text: hello', false],
  ['# comment:', false],
])('a line %j indents the next one: %j', (line, indents) => {
  expect(new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)).toBe(indents);
});
