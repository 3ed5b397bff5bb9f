import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanationOf } from '../../../client/src/authoring/explanation.ts';
import { parseShares, weightsOf } from '../../../client/src/authoring/shares.ts';
import { PROBLEM_CODES } from '../../../server/src/core/document/codes.ts';
import { repositoryRoot } from '../../../scripts/process/paths.ts';

const documentation = readFileSync(path.join(repositoryRoot, 'docs', 'diagnostics.md'), 'utf8');

test('every code has an explanation of its own, with whole records', () => {
  for (const code of Object.keys(PROBLEM_CODES)) {
    const text = explanationOf(documentation, code) ?? '';
    expect(text, code).toMatch(new RegExp(`^# ${code}\\n\\nDefault severity: `));
    expect(text, code).not.toMatch(/^#{2,} /m);
    expect(text, code).not.toMatch(/^# …$|```yaml (?:bad|good)/m);
  }
  expect(explanationOf(documentation, 'nothing.like-this')).toBeUndefined();
  expect(explanationOf(documentation, 'yaml.syntax')).toMatch(
    /\*\*Bad:\*\*\n\n```yaml\nexample_id: \S+\nversion: 1\ninput: .*\nexpected_output: .*\nname: Note: fragile\n```/,
  );
});

test('shares are three numbers with something to train on', () => {
  expect(parseShares('80 / 10 / 10')).toEqual([80, 10, 10]);
  expect(parseShares(' 80%, 10%, 10% ')).toEqual([80, 10, 10]);
  expect(parseShares('0.7;0.3;0')).toEqual([0.7, 0.3, 0]);
  for (const text of ['', '80', '80 20', '0 / 50 / 50', '-1 / 1 / 1', 'a / b / c', '1 / 2 / 3 / 4']) {
    expect(parseShares(text), text).toBeUndefined();
  }
});

test('property: weights have the proportions of the shares, and sum to one', () => {
  const share = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(share, share, share, (...shares) => {
      const weights = Object.values(weightsOf(shares)).map(Number);
      const sum = weights.reduce((all, weight) => all + weight, 0);
      expect(sum).toBeCloseTo(1, 4);
      expect(Number(weights[0]) * shares[1]).toBeCloseTo(Number(weights[1]) * shares[0], 2);
    }),
  );
  expect(weightsOf([90, 0, 10])).toEqual({ train: 0.9, test: 0.1 });
});
