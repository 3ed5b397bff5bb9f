import type { RunReceipt } from '../../../shared/src/generated/records.ts';

export const id = (end: string): string => `01930d2e-7b5a-7c31-9a44-${end.padStart(12, '0')}`;
export const hash = (letter: string): string => letter.repeat(64);

/** A receipt of a run with what a test is about. */
export function receipt(run: string, more: Partial<RunReceipt> = {}): RunReceipt {
  const one = { id: id('e0'), content_hash: hash('e') };
  return {
    ...{ receipt_version: 1, run_id: id(run), spec_id: id('e1'), outcome: 'succeeded' },
    ...{ started_at: '2026-03-04T09:30:00Z', finished_at: '2026-03-04T09:40:00Z' },
    ...{ specification_hash: hash('e'), template: one, dataset: one, versions: {} },
    ...{ metric: 'exact', model: { name: 'openai/test' } },
    ...more,
  };
}

type Demo = NonNullable<RunReceipt['program']>[number]['demos'][number];

/** A final program of one predictor with demos of examples, by the end of their id and the letter of their hash. */
export function program(...demos: string[]): NonNullable<RunReceipt['program']> {
  const shown = demos.map((demo): Demo => {
    const [end = '', letter = ''] = demo.split(' ');
    return { example_id: id(end), content_hash: hash(letter), inputs: {}, outputs: {}, augmented: false };
  });
  return [{ predictor: 'self', instructions: 'Say.', demos: shown }];
}

/** Effects as a text: `a h 0.1 0.05 0.15 enough` for each, with `?` where it could not be measured. */
export function randomised(...lines: string[]): NonNullable<RunReceipt['attribution']> {
  const effects = lines.map((line) => {
    const [end = '', letter = '', estimate = '', low = '', high = '', enough = ''] = line.split(' ');
    const own = { example_id: id(end), content_hash: hash(letter), enough_evidence: enough === 'enough' };
    if (estimate === '?') return { ...own, evaluations: 0 };
    return { ...own, estimate: +estimate, low: +low, high: +high, evaluations: 60 };
  });
  return { randomised: { size: 2, planned: 12, subsets: [], rows: 5, effects } };
}
