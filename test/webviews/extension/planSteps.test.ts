import { expect, test } from 'vitest';
import { PlanSteps } from '../../../client/src/editing/planSteps.ts';

test('the bar of a plan grows by what was done, never back, and other news leave it alone', () => {
  const steps = new PlanSteps();
  expect(steps.next({ plan: { done: 20, total: 3000 } })).toEqual({ message: '0 %', increment: 0 });
  expect(steps.next({ plan: { done: 1000, total: 3000 } })).toEqual({ message: '33 %', increment: 33 });
  expect(steps.next({})).toBeUndefined();
  expect(steps.next({ plan: { done: 900, total: 3000 } })).toEqual({ message: '33 %', increment: 0 });
  expect(steps.next({ plan: { done: 3000, total: 3000 } })).toEqual({ message: '100 %', increment: 67 });
  expect(steps.next({ plan: { done: 0, total: 0 } })).toBeUndefined();
});
