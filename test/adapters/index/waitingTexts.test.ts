import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GROUP, URGENT, WaitingTexts } from '../../../server/src/adapters/index/waitingTexts.ts';

const key = (text: string): Buffer => Buffer.from(text.padEnd(32, '.'));

test('urgent texts come first, then those of the newest file; preferred ones are urgent', () => {
  const waiting = new WaitingTexts(1);
  for (const [slot, text, priority] of [
    [1, 'old', 10],
    [2, 'new', 30],
    [3, 'unsaved', URGENT],
    [4, 'middle', 20],
    [5, 'opened', 1],
  ] as const)
    waiting.add(slot, key(text), text, priority);
  waiting.prefer(5);
  expect(waiting.next(2).map(({ text }) => text)).toEqual(['unsaved', 'opened']);
  waiting.add(6, key('newest'), 'newest', 40);
  expect(waiting.next(10).map(({ text }) => text)).toEqual(['newest', 'new', 'middle', 'old']);
  expect(waiting.size).toBe(0);
});

test('texts of about the same priority come in the order of their lengths', () => {
  const waiting = new WaitingTexts();
  for (let slot = 0; slot < GROUP * 2; slot += 1) {
    const text = `${String(slot)} ${'x'.repeat((slot * 7) % 100)}`;
    waiting.add(slot, key(text), text, slot);
  }
  const newest = Array.from({ length: GROUP / 64 }, () => waiting.next(64)).flat();
  expect(Math.min(...newest.map(({ priority }) => priority))).toBe(GROUP);
  const lengths = newest.map(({ text }) => text.length);
  expect(lengths).toEqual([...lengths].sort((left, right) => left - right));
});

test('a record that goes while its text is embedded takes nothing from another that came with the same text', () => {
  const waiting = new WaitingTexts();
  waiting.add(1, key('same'), 'same', 0);
  waiting.next(1);
  waiting.add(2, key('same'), 'same', 0);
  waiting.remove(1);
  expect(waiting.next(1).flatMap((one) => waiting.settle(one))).toEqual([2]);
});

type Step = ['add', number, number] | ['remove', number] | ['embed'] | ['fail'];

const slot = fc.nat({ max: 8 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('add' as const), slot, fc.nat({ max: 3 })),
    fc.tuple(fc.constant('remove' as const), slot),
    fc.constant<Step>(['embed']),
    fc.constant<Step>(['fail']),
  ),
  { maxLength: 40 },
);

test('whatever comes, goes and fails, every record that is there gets the vector of its text in the end', () => {
  fc.assert(
    fc.property(steps, (some) => {
      const waiting = new WaitingTexts();
      const texts = new Map<number, string>();
      const vectors = new Map<number, string>();
      const embed = (): void => {
        for (const one of waiting.next(2))
          for (const place of waiting.settle(one)) vectors.set(place, one.text);
      };
      for (const step of some) {
        if (step[0] === 'add') {
          const [, place, text] = step;
          // A slot is free only after its record went.
          if (texts.has(place)) continue;
          texts.set(place, String(text));
          waiting.add(place, key(String(text)), String(text), text);
        } else if (step[0] === 'remove') {
          texts.delete(step[1]);
          vectors.delete(step[1]);
          waiting.remove(step[1]);
        } else if (step[0] === 'fail') {
          const batch = waiting.next(2);
          // A record goes while the model works.
          const [gone] = texts.keys();
          if (gone !== undefined) {
            texts.delete(gone);
            vectors.delete(gone);
            waiting.remove(gone);
          }
          waiting.putBack(batch);
        } else embed();
      }
      while (waiting.size > 0) embed();
      expect([...vectors].sort()).toEqual([...texts].sort());
    }),
  );
});
