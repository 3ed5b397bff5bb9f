import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankProblems } from '../../../server/src/core/rules/rankProblems.ts';
import type { Problem, Severity } from '../../../shared/src/problem.ts';

function problem(severity: Severity, line = 0): Problem {
  const place = { line, character: 0 };
  return { code: 'record.bad-uuid', severity, message: severity, range: { start: place, end: place } };
}

function shown(input: Record<string, Severity[]>, caps: Parameters<typeof rankProblems>[1]): unknown {
  const byFile = new Map(
    Object.entries(input).map(([uri, severities]) => [
      uri,
      severities.map((one, line) => problem(one, line)),
    ]),
  );
  const ranked = rankProblems(byFile, caps);
  const files = [...ranked.byFile].map(([uri, problems]) => [uri, problems.map(({ severity }) => severity)]);
  return { ...Object.fromEntries(files), hidden: ranked.hidden };
}

describe('ranking', () => {
  it('shows errors before warnings, each file in the order of its text', () => {
    expect(
      shown({ a: ['hint', 'warning', 'error', 'hint'], b: ['error'] }, { perFile: 2, total: 10 }),
    ).toEqual({
      a: ['warning', 'error'],
      b: ['error'],
      hidden: 2,
    });
    expect(shown({ a: ['warning', 'warning'], b: ['error'] }, { perFile: 9, total: 2 })).toEqual({
      a: ['warning'],
      b: ['error'],
      hidden: 1,
    });
  });

  it('shows open files first and whatever the total', () => {
    const caps = { perFile: 2, total: 1, isOpen: (uri: string) => uri === 'b' };
    expect(shown({ a: ['error'], b: ['hint', 'hint', 'hint'] }, caps)).toEqual({
      a: [],
      b: ['hint', 'hint'],
      hidden: 2,
    });
  });

  it('never shows more than the caps, and counts what it hides', () => {
    const severity = fc.constantFrom<Severity>('error', 'warning', 'information', 'hint');
    const files = fc.dictionary(fc.string({ maxLength: 3 }), fc.array(severity, { maxLength: 8 }));
    fc.assert(
      fc.property(files, fc.nat(5), fc.nat(12), (input, perFile, total) => {
        const byFile = new Map(
          Object.entries(input).map(([uri, severities]) => [uri, severities.map((one) => problem(one))]),
        );
        const ranked = rankProblems(byFile, { perFile, total });
        const counts = [...ranked.byFile.values()].map(({ length }) => length);
        const all = [...byFile.values()].flat().length;
        const sum = counts.reduce((one, other) => one + other, 0);
        expect(sum).toBeLessThanOrEqual(total);
        expect(Math.max(0, ...counts)).toBeLessThanOrEqual(perFile);
        expect(sum + ranked.hidden).toBe(all);
        expect([...ranked.byFile.keys()]).toEqual([...byFile.keys()]);
      }),
    );
  });
});
