import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { inlayHints } from '../../../server/src/core/features/inlayHints.ts';
import { createFixture, type FixtureOptions } from './support/featureFixture.ts';

/** Compares the hints of the first file, or of its `<|…|>`: the text with each hint in `«»`. */
async function checkHints(
  fixture: string,
  expected: readonly string[],
  options?: FixtureOptions,
): Promise<void> {
  const { files, context } = createFixture(fixture, options);
  const [file] = files;
  if (file === undefined) throw new Error('A fixture has a file.');
  const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const hints = await inlayHints(file.open, file.ranges[0] ?? whole, context, neverCancelled);
  const lines = file.text.split('\n');
  const described = hints.map(({ position: { line, character }, label }) => {
    const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
    return `${lines[line]?.slice(0, character).trim() ?? ''} «${words}»`;
  });
  expect(described).toEqual(expected);
}

const others = `
#- others.databit.yaml
databit_id: a
name: First bit
---
databit_id: b
content: { text: The words of the second }
---
databit_id: c
`;

test('names behind ids, in values and keys, as far as the records have names', async () => {
  await checkHints(
    `#- d.dataset.yaml
dataset_id: d
members:
  ids: [A, b, c, unknown]
splits:
  assign:
    a: train
${others}`,
    [
      'ids: [A «First bit»',
      'ids: [A, b «The words of the second»',
      'a «First bit»',
      'ids: [A, b, c, unknown] «3 records»',
    ],
  );
});

test('names cannot break lines, and long ones are shortened', async () => {
  await checkHints(
    `#- e.example.yaml
attribution: { derived_from: [{ databit_id: x }] }
#- x.databit.yaml
databit_id: x
name: "${'long\\n'.repeat(20)}"
`,
    ['attribution: { derived_from: [{ databit_id: x «long long long long long long long long…»'],
  );
});

test('how many records are derived from one, and how often it was used', async () => {
  const fixture = `#- e.example.yaml
example_id: a
---
example_id: b
---
example_id: c
#- others.example.yaml
example_id: d
attribution: { derived_from: [{ example_id: a }, { example_id: a, version: 1 }] }
---
example_id: e
attribution: { derived_from: [{ example_id: a }, { example_id: b }] }
`;
  const usage = ['a', 'c'].map((id, at) => ({
    ...{ id, name: '', count: at === 0 ? 12 : 1, lastUsed: '2026-03-04T09:30:00Z', recent: 1, previous: 0 },
  }));
  await checkHints(
    fixture,
    ['example_id: a «2 derived, used 12 times»', 'example_id: b «1 derived»', 'example_id: c «used once»'],
    {
      usage,
    },
  );
  await checkHints(fixture, ['example_id: a «2 derived»', 'example_id: b «1 derived»'], {
    usage,
    hints: { usage: false },
  });
  await checkHints(fixture, ['example_id: a «used 12 times»', 'example_id: c «used once»'], {
    usage,
    hints: { derived: false },
  });
});

test('the interval of an effectiveness that has its evidence', async () => {
  const evidence =
    'low: -0.1, high: 0.4, evaluations: 40, method: m, run_id: r, template: t, lm: l, metric: x';
  await checkHints(`effectiveness_score: 0.2\neffectiveness: { ${evidence} }\n`, [
    'effectiveness_score: 0.2 «-0.1 to 0.4, 40 evaluations»',
  ]);
  await checkHints(`effectiveness_score: 0.9\neffectiveness: { ${evidence} }\n`, []);
  await checkHints('effectiveness_score: 0.2\n', []);
});

test('how many records each predicate matches', async () => {
  const fixture = `#- d.dataset.yaml
members:
  all:
    - field: kind   # what it is
      eq: databit
    - not: { field: name, eq: First bit }
    - {}
${others}`;
  await checkHints(fixture, [
    'all: «0 records»',
    '- field: kind   # what it is «3 records»',
    // One of two that would stand side by side: that of the whole.
    '- not: { field: name, eq: First bit } «2 records»',
  ]);
  await checkHints(fixture, [], { hints: { matches: false } });
});

test('nothing beyond the range, and as much as a half-typed record says', async () => {
  await checkHints(
    `#- d.dataset.yaml
members:
  ids:
    - a
<|    - b
|>    - c
${others}`,
    ['- b «The words of the second»'],
  );
  await checkHints(`#- d.dataset.yaml\nmembers:\n  ids: [a, b\nname\n${others}`, [
    'ids: [a «First bit»',
    'ids: [a, b «The words of the second»',
    'ids: [a, b «2 records»',
  ]);
});
