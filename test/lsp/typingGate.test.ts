import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypingGate } from '../../server/src/hosts/lsp/typingGate.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds that work waits at a gate while keys arrive at some times after it asked, and at one time before. */
async function waited(keysAt: readonly number[], lastKeyAgo?: number): Promise<number> {
  const gate = new TypingGate(Date.now);
  if (lastKeyAgo !== undefined) {
    gate.typed();
    await vi.advanceTimersByTimeAsync(lastKeyAgo);
  }
  const start = Date.now();
  for (const at of keysAt) {
    setTimeout(() => {
      gate.typed();
    }, at);
  }
  let end: number | undefined;
  const passed = gate.passed().then(() => {
    end = Date.now();
  });
  await vi.advanceTimersByTimeAsync(10_000);
  await passed;
  return (end ?? NaN) - start;
}

test('work goes on at once while nobody types', async () => {
  expect(await waited([])).toBe(0);
  expect(await waited([], 60)).toBe(0);
});

test('work waits until a key is a while ago', async () => {
  expect(await waited([], 20)).toBe(30);
  expect(await waited([45], 10)).toBe(40);
  expect(await waited([30, 70], 10)).toBe(120);
});

test('work goes on now and then while someone types without a pause', async () => {
  const keys = Array.from({ length: 200 }, (_, key) => key * 10);
  expect(await waited(keys, 0)).toBe(250);
});
