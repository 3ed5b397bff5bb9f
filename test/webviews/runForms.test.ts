import { describe, expect, test } from 'vitest';
import {
  draftOf,
  FIRST_DRAFT,
  missingParts,
  withDraftValue,
  withNamed,
} from '../../webviews/src/pages/runs/launcher/draft.ts';
import { scoreScale } from '../../webviews/src/pages/runs/plots/scale.ts';
import { stepsOf, type ScorePoint } from '../../webviews/src/pages/runs/plots/scorePlot.ts';

describe('plots', () => {
  test('have marks at round numbers around all values', () => {
    expect(scoreScale([0.47, 0.93]).marks).toEqual([0.4, 0.6, 0.8, 1]);
    expect(scoreScale([0.5, 0.5]).marks.length).toBeGreaterThan(1);
    expect(scoreScale([-0.06, 0, 0.36], [-1, 1]).marks).toEqual([-0.2, 0, 0.2, 0.4]);
    expect(scoreScale([]).marks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(scoreScale([1, 1]).high).toBe(1);
  });

  test('have a step only where a full evaluation is better than all before it', () => {
    const point = (at: number, score: number, kind: ScorePoint['kind'] = 'full'): ScorePoint => ({
      ...{ trial: at, at, score, kind, phase: 'optimizing', rows: 10 },
    });
    const steps = stepsOf([point(3, 0.6), point(1, 0.5), point(2, 0.99, 'minibatch'), point(4, 0.55)]);
    expect(steps.map(({ at, best }) => [at, best])).toEqual([
      [1, 0.5],
      [3, 0.6],
      [4, 0.6],
    ]);
  });
});

describe('a new specification', () => {
  test('says what it lacks, and loses what was emptied', () => {
    expect(missingParts(FIRST_DRAFT)).toEqual(['Give it a name.', 'Choose a template.', 'Choose a dataset.']);
    const full = { ...FIRST_DRAFT, name: 'A', template: 't', dataset: 'd' };
    expect(missingParts(full)).toEqual([]);
    const withModel = withDraftValue(full, ['model', 'temperature'], 0);
    expect(missingParts(withModel)).toEqual(['Name the model, or leave its other settings out.']);
    expect(withDraftValue(withModel, ['model', 'temperature'], undefined)).toEqual(full);
    const measured = withDraftValue(full, ['attribution', 'pool'], 8);
    expect(withDraftValue(measured, ['attribution', 'pool'], undefined)).toEqual({
      ...full,
      attribution: {},
    });
  });

  test('forgets the parameters of another optimizer', () => {
    const draft = withDraftValue(FIRST_DRAFT, ['optimizer', 'parameters', 'max_rounds'], 2);
    expect(withNamed(draft, 'optimizer', 'GEPA')['optimizer']).toEqual({ name: 'GEPA' });
  });

  test('is copied without what makes the old one that one', () => {
    expect(draftOf({ spec_id: 'x', name: 'A', created_at: 't', created_by: 'b', seed: 3 })).toEqual({
      name: 'A (copy)',
      seed: 3,
    });
  });
});
