import { describe, expect, test } from 'vitest';
import {
  draftOf,
  FIRST_DRAFT,
  missingParts,
  withDraftValue,
  withNamed,
  withoutUnused,
} from '../../webviews/src/pages/runs/launcher/draft.ts';
import { rolesOf } from '../../webviews/src/pages/runs/launcher/roles.ts';
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

  test('offers other models where the optimizer or the metric has work for them, and writes no others', () => {
    const judge = { name: 'weighted', parameters: { parts: [{ name: 'exact' }, { name: 'judge' }] } };
    const roles = (optimizer: string, metric = 'exact', more = {}): string =>
      rolesOf({ optimizer: { name: optimizer }, metric: { name: metric }, ...more }).join(' ');
    expect(roles('LabeledFewShot')).toBe('');
    expect(roles('COPRO', 'judge')).toBe('prompt judge');
    expect(roles('GEPA', '', { metric: judge })).toBe('reflection judge');
    // Who reflects is who writes instructions where nobody else is named.
    expect(roles('GEPA', 'exact', { models: { prompt: { name: 'p' } } })).toBe('prompt reflection');
    const models = { prompt: { name: 'p' }, judge: { name: 'j' } };
    const draft = { optimizer: { name: 'COPRO' }, metric: { name: 'exact' }, models };
    expect(withoutUnused(draft)).toEqual({ ...draft, models: { prompt: { name: 'p' } } });
    expect(withoutUnused({ ...draft, optimizer: { name: 'Evaluate' } })).not.toHaveProperty('models');
    const mipro = { name: 'MIPROv2', parameters: { minibatch: false, minibatch_size: 9 } };
    expect(withoutUnused({ optimizer: mipro })).toEqual({
      optimizer: { ...mipro, parameters: { minibatch: false } },
    });
  });

  test('with a mix of metrics names and weighs each part; a price is whole', () => {
    const full = { ...FIRST_DRAFT, name: 'A', template: 't', dataset: 'd' };
    const field = withDraftValue(full, ['metric', 'field'], 'label');
    const mix = withNamed(field, 'metric', 'weighted');
    expect(mix['metric']).toEqual({
      name: 'weighted',
      parameters: { parts: [{ name: 'exact', weight: 1 }] },
    });
    expect(missingParts(mix)).toEqual([]);
    const part = ['metric', 'parameters', 'parts', 0];
    expect(missingParts(withDraftValue(mix, [...part, 'weight'], 0))).toEqual([
      'Give each part a weight above 0.',
    ]);
    expect(missingParts(withDraftValue(mix, [...part, 'name'], undefined))).toEqual([
      'Name the metric of each part.',
    ]);
    expect(missingParts(withDraftValue(mix, part, undefined))).toEqual(['Give the metric a part.']);
    const priced = withDraftValue(
      { ...full, model: { name: 'm' } },
      ['model', 'price', 'input_per_million'],
      1,
    );
    expect(missingParts(priced)).toEqual(['Give both prices of a model, or none.']);
    const capped = withDraftValue({ ...full, attribution: {} }, ['attribution', 'shapley', 'max_prompts'], 9);
    expect(withDraftValue(capped, ['attribution', 'shapley', 'max_prompts'], undefined)).toEqual({
      ...full,
      attribution: {},
    });
  });

  test('is copied without what makes the old one that one', () => {
    expect(draftOf({ spec_id: 'x', name: 'A', created_at: 't', created_by: 'b', seed: 3 })).toEqual({
      name: 'A (copy)',
      seed: 3,
    });
  });
});
