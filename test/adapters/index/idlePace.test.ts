import { expect, test } from 'vitest';
import { IdlePace, type PaceClock } from '../../../server/src/adapters/index/idlePace.ts';

/** A clock that goes on by itself only where somebody works or waits. */
class Clock implements PaceClock {
  time = 0;
  readonly waits: number[] = [];
  readonly now = (): number => this.time;
  /** Called while somebody waits. */
  onWait: () => void = () => undefined;
  readonly wait = (milliseconds: number): Promise<void> => {
    this.waits.push(milliseconds);
    this.time += milliseconds;
    this.onWait();
    return Promise.resolve();
  };
}

/** So many steps of a quarter of a millisecond, 32 of them 8 ms. */
function* work(clock: Clock, steps: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step += 1) {
    clock.time += 0.25;
    yield;
  }
  return 'done';
}

test('work goes on in slices with short rests while nobody asks', async () => {
  const clock = new Clock();
  const done = await new IdlePace(clock).run(work(clock, 128), () => false);
  expect([done, clock.waits]).toEqual(['done', [2, 2, 2, 2]]);
});

test('after a question work waits until nobody has asked for a while', async () => {
  const clock = new Clock();
  const pace = new IdlePace(clock);
  pace.asked();
  clock.onWait = () => {
    // Two more questions meanwhile.
    if (clock.waits.length < 3) pace.asked();
  };
  const done = await pace.run(work(clock, 40), () => false);
  expect([done, clock.waits]).toEqual(['done', [2, 250, 250]]);
});

test('where somebody asks without end a slice is done every second all the same', async () => {
  const clock = new Clock();
  const pace = new IdlePace(clock);
  clock.onWait = () => {
    pace.asked();
  };
  const done = await pace.run(work(clock, 64), () => false);
  expect([done, clock.waits]).toEqual(['done', [2, 250, 250, 250, 248, 2, 250, 250, 250, 248]]);
});

test('work that leads nowhere any more ends after a rest', async () => {
  const clock = new Clock();
  const done = await new IdlePace(clock).run(work(clock, 1000), () => clock.waits.length === 2);
  expect([done, clock.waits.length]).toEqual([undefined, 2]);
});
