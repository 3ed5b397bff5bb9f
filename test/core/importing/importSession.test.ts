import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../../shared/src/json.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { parsePath, type PathStep } from '../../../server/src/core/importing/fieldPath.ts';
import { ImportSession, type RowOutcome } from '../../../server/src/core/importing/importSession.ts';
import { parseMapEntry, type MapEntry } from '../../../server/src/core/importing/mapping.ts';
import { contentHash } from '../../../server/src/core/records/contentHash.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';
import { anyJson } from '../support/arbitraryRecords.ts';

const definition = definitionOf('example');
const MAP = ['input.text=text', 'expected_output.intent=label', 'domain=domain', "function_name='f'"];

interface Run {
  key?: string;
  map?: string[];
  now?: string;
}

/** One import over rows, beside the records of the workspace by id. Later runs see what earlier ones wrote. */
function importRows(
  records: Map<string, JsonObject>,
  rows: readonly JsonValue[],
  run: Run = {},
): RowOutcome[] {
  const session = new ImportSession({
    kind: 'example',
    definition,
    source: 'rows.csv',
    now: run.now ?? '2026-01-01T00:00:00Z',
    map: (run.map ?? MAP).map(entryOf),
    key: run.key === undefined ? [] : [stepsOf(run.key)],
    existing: (id) => records.get(id),
  });
  return rows.map((row, at) => {
    const outcome = session.next({ row, parents: [] }, `line ${String(at + 2)}`);
    if (outcome.outcome === 'new') records.set(outcome.id, parse(outcome.text) as JsonObject);
    if (outcome.outcome === 'updated') records.set(outcome.id, outcome.merged.record);
    return outcome;
  });
}

function entryOf(text: string): MapEntry {
  const parsed = parseMapEntry(text);
  if ('mistake' in parsed) throw new Error(parsed.mistake);
  return parsed.entry;
}

function stepsOf(text: string): PathStep[] {
  const parsed = parsePath(text);
  if ('mistake' in parsed) throw new Error(parsed.mistake);
  return parsed.steps;
}

function kinds(outcomes: readonly RowOutcome[]): string {
  return outcomes.map(({ outcome }) => outcome).join(' ');
}

const first = { id: '1', text: 'Where is my card?', label: 'card_arrival', domain: 'banking' };
const second = { id: '2', text: 'Top up failed', label: 'topup_failed', domain: 'banking' };

describe('importing again', () => {
  test('the same rows change nothing, with a key and without', () => {
    for (const run of [{}, { key: 'id' }]) {
      const records = new Map<string, JsonObject>();
      expect(kinds(importRows(records, [first, second], run))).toBe('new new');
      const before = structuredClone([...records]);
      expect(kinds(importRows(records, [first, second], { ...run, now: '2027-01-01T00:00:00Z' }))).toBe(
        'unchanged unchanged',
      );
      expect([...records]).toEqual(before);
    }
  });

  test('a changed row is an update: content makes a version, and created_at stays', () => {
    const records = new Map<string, JsonObject>();
    importRows(records, [first], { key: 'id' });
    const [outcome] = importRows(records, [{ ...first, text: 'Where is it?' }], {
      key: 'id',
      now: '2027-01-01T00:00:00Z',
    });
    expect(outcome).toMatchObject({ outcome: 'updated', merged: { updated: ['input.text'], kept: [] } });
    const [record] = [...records.values()];
    expect(record).toMatchObject({
      version: 2,
      input: { text: 'Where is it?' },
      created_at: '2026-01-01T00:00:00Z',
    });
  });

  test('a change of an annotation alone makes no version', () => {
    const records = new Map<string, JsonObject>();
    importRows(records, [first], { key: 'id' });
    importRows(records, [{ ...first, domain: 'cards' }], { key: 'id' });
    expect([...records.values()][0]).toMatchObject({ version: 1, domain: 'cards' });
  });

  test('what the user edited stays, what the source changed is taken, and both is the user’s with a word', () => {
    const records = new Map<string, JsonObject>();
    importRows(records, [first], { key: 'id' });
    const [[id, record]] = [...records] as [[string, JsonObject]];
    const edited = {
      ...record,
      input: { text: 'Edited', note: 'mine' },
      status: 'approved',
      explanation: 'because',
    };
    records.set(id, edited);
    expect(kinds(importRows(records, [first], { key: 'id' }))).toBe('unchanged');
    expect(records.get(id)).toEqual(edited);

    const changed = { ...first, text: 'Changed there', label: 'other' };
    const [outcome] = importRows(records, [changed], { key: 'id' });
    expect(outcome).toMatchObject({ merged: { updated: ['expected_output.intent'], kept: ['input.text'] } });
    expect(records.get(id)).toMatchObject({
      version: 2,
      input: { text: 'Edited', note: 'mine' },
      expected_output: { intent: 'other' },
      status: 'approved',
    });
    expect(kinds(importRows(records, [changed], { key: 'id' }))).toBe('unchanged');
  });

  test('a field that the user deleted stays deleted; one that the source lost is taken out', () => {
    const records = new Map<string, JsonObject>();
    importRows(records, [first], { key: 'id' });
    const [[id, { domain: _, ...withoutDomain }]] = [...records] as [[string, JsonObject]];
    records.set(id, withoutDomain);
    expect(kinds(importRows(records, [first], { key: 'id' }))).toBe('unchanged');
    const [outcome] = importRows(records, [{ ...first, label: '', text: first.text }], { key: 'id' });
    expect(outcome).toMatchObject({ outcome: 'updated' });
    expect(records.get(id)).toMatchObject({ expected_output: { intent: '' } });
  });

  test('a map with one field more fills it in, unless the user has', () => {
    const records = new Map<string, JsonObject>();
    importRows(records, [first, second], { key: 'id' });
    const ids = [...records.keys()];
    records.set(ids[1] ?? '', { ...records.get(ids[1] ?? ''), name: 'My name' });
    const outcomes = importRows(records, [first, second], { key: 'id', map: [...MAP, 'name=label'] });
    expect(outcomes[0]).toMatchObject({ merged: { updated: ['name'] } });
    expect(outcomes[1]).toMatchObject({ merged: { updated: [], kept: ['name'] } });
    expect(records.get(ids[1] ?? '')).toMatchObject({ name: 'My name', version: 1 });
  });

  test('metadata as a whole leaves the import’s own note alone', () => {
    const records = new Map<string, JsonObject>();
    const run = { key: 'id', map: [...MAP, 'metadata=extra'] };
    const rows = [{ ...first, extra: { a: 1 } }];
    importRows(records, rows, run);
    expect([...records.values()][0]).toMatchObject({ metadata: { a: 1, import: { source: 'rows.csv' } } });
    expect(kinds(importRows(records, rows, run))).toBe('unchanged');
    importRows(records, [{ ...first, extra: { a: 2 } }], run);
    expect([...records.values()][0]).toMatchObject({
      version: 1,
      metadata: { a: 2, import: { source: 'rows.csv' } },
    });
  });
});

describe('ids', () => {
  test('equal rows are records of their own, in any number', () => {
    const records = new Map<string, JsonObject>();
    expect(kinds(importRows(records, [first, first, first]))).toBe('new new new');
    expect(kinds(importRows(records, [first, first, first, first]))).toBe(
      'unchanged unchanged unchanged new',
    );
  });

  test('do not depend on the map', () => {
    const one = new Map<string, JsonObject>();
    const other = new Map<string, JsonObject>();
    importRows(one, [first, second]);
    importRows(other, [first, second], { map: ['input=text', 'expected_output=label'] });
    expect([...other.keys()]).toEqual([...one.keys()]);
  });

  test('a key that comes twice, or is empty, is a bad row', () => {
    const outcomes = importRows(new Map(), [first, { ...second, id: '1' }, { ...second, id: '' }], {
      key: 'id',
    });
    expect(outcomes[1]).toEqual({ outcome: 'bad', reasons: ['the row has the same key as line 2'] });
    expect(outcomes[2]).toEqual({ outcome: 'bad', reasons: ['the row has no value for its key'] });
  });

  test('may come from the row', () => {
    const id = '01930D2E-7B5A-7C31-9A44-0F6B8C1D2E40';
    const map = [...MAP, 'example_id=id'];
    const records = new Map<string, JsonObject>();
    expect(
      kinds(
        importRows(
          records,
          [
            { ...first, id },
            { ...second, id: 'no' },
          ],
          { map },
        ),
      ),
    ).toBe('new bad');
    expect([...records.keys()]).toEqual([id.toLowerCase()]);
  });
});

describe('bad rows', () => {
  test.each([
    [{ label: 'a' }, [], 'The record needs the property "input" (map it with FIELD=SOURCE)'],
    [{ ...first, d: 'very' }, ['difficulty=d'], 'difficulty'],
    [{ ...first, s: '0.9' }, ['quality_scores.a=s'], 'quality_scores.a'],
    [{ ...first, s: 7 }, ['quality_scores.a=s'], 'quality_scores.a'],
    [{ ...first, l: 'My licence' }, ['attribution.license=l'], 'attribution.license'],
    [{ ...first, t: 'yesterday' }, ['created_at=t'], 'created_at'],
  ])('%j with %j', (row, more, expected) => {
    const [outcome] = importRows(new Map(), [row], { map: [...MAP, ...more] });
    expect(outcome).toMatchObject({ outcome: 'bad', reasons: [expect.stringContaining(expected) as string] });
  });

  test('nesting beyond what is read back', () => {
    const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as JsonValue;
    const [outcome] = importRows(new Map(), [{ ...first, text: deep }]);
    expect(outcome).toEqual({ outcome: 'bad', reasons: ['the record is nested too deeply'] });
  });
});

test('source paths that no row has are told', () => {
  const session = new ImportSession({
    kind: 'example',
    definition,
    source: 's',
    now: '2026-01-01T00:00:00Z',
    map: ['input=text', 'expected_output=label', 'domain=domian'].map(entryOf),
    key: [],
    existing: () => undefined,
  });
  expect(session.unseenSources()).toEqual([]);
  session.next({ row: first, parents: [] }, 'line 2');
  expect(session.unseenSources()).toEqual(['domian']);
});

test('any row becomes a record that analysis reads back without problems, with the same content', () => {
  fc.assert(
    fc.property(anyJson, anyJson, (text, label) => {
      const records = new Map<string, JsonObject>();
      const [outcome] = importRows(records, [{ text, label }], {
        map: ['input=text', 'expected_output.x=label'],
      });
      if (outcome?.outcome !== 'new') throw new Error(JSON.stringify(outcome));
      const { file, values } = analyseFile('file:///a.example.yaml', outcome.text);
      expect(file.documents.flatMap(({ problems }) => problems)).toEqual([]);
      expect(values).toMatchObject([{ input: text, expected_output: { x: label } }]);
      expect(file.documents[0]?.facts?.contentHash).toBe(
        contentHash({ input: text, expected_output: { x: label } }, definition),
      );
    }),
    { numRuns: 500 },
  );
});
