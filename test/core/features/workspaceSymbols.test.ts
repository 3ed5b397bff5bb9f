import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { createFuzzyMatcher } from '../../../server/src/core/features/fuzzyMatch.ts';
import { workspaceSymbols } from '../../../server/src/core/features/workspaceSymbols.ts';
import { createFixture, describeRange } from './support/featureFixture.ts';

const workspace = `
  #- a.example.yaml
  example_id: a1
  name: Parcel is late
  function_name: classify_request
  ---
  example_id: b2
  name: A late parcel
  ---
  example_id: c3
  name: Where is it
  #- b.databit.yaml
  databit_id: "D4"
  content: { text: "Claims   of parcels" }
  ---
  version: 1
`;

/** Compares the symbols: `name | container | place`. */
async function checkSymbols(query: string, expected: readonly string[]): Promise<void> {
  const { context } = createFixture(workspace);
  const found = await workspaceSymbols(query, context, neverCancelled);
  const described = found.map(({ name, containerName, location }) =>
    'range' in location
      ? `${name} | ${containerName ?? ''} | ${describeRange(location.uri, location.range)}`
      : name,
  );
  expect(described).toEqual(expected);
}

test('by name, the best first', async () => {
  await checkSymbols('Parcel', [
    'Parcel is late | Example, classify_request | a.example.yaml:1:12-14',
    'A late parcel | Example | a.example.yaml:5:12-14',
    'Claims of parcels | DataBit | b.databit.yaml:1:12-16',
  ]);
  await checkSymbols('whit', ['Where is it | Example | a.example.yaml:8:12-14']);
});

test('by id, and by function', async () => {
  await checkSymbols('d4', ['Claims of parcels | DataBit | b.databit.yaml:1:12-16']);
  await checkSymbols('classify', ['Parcel is late | Example, classify_request | a.example.yaml:1:12-14']);
});

test('nothing that does not fit, everything for an empty question, limited', async () => {
  await checkSymbols('zebra', []);
  const { context } = createFixture(
    Array.from({ length: 300 }, (_, at) => `name: N${String(at)}\n`).join('---\n'),
  );
  expect(await workspaceSymbols('', context, neverCancelled)).toHaveLength(200);
  expect(await workspaceSymbols('n', context, { isCancellationRequested: true })).toEqual([]);
});

test('a text fits each of its parts, and the better the nearer its start', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, part, after) => {
      fc.pre(part.trim() !== '' && !/\s/.test(part));
      const match = createFuzzyMatcher(part);
      expect(match(part)).toBe(5);
      expect(match(before + part + after)).toBeGreaterThan(0);
      expect(match(part + after)).toBeGreaterThanOrEqual(match(`x${part}${after}`));
    }),
  );
});
