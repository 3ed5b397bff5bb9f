import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryAtRest } from '../../server/src/hosts/lsp/memoryAtRest.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('memory is given back once, after work on many records and a rest', () => {
  const release = vi.fn();
  const memory = new MemoryAtRest(release);
  for (let file = 0; file < 30; file += 1) memory.left(1000);
  vi.advanceTimersByTime(9_000);
  memory.touched();
  vi.advanceTimersByTime(9_000);
  expect(release).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(release).toHaveBeenCalledTimes(1);
});

test('neither little work nor a session that ends is stopped for', () => {
  const release = vi.fn();
  const memory = new MemoryAtRest(release);
  memory.left(1000);
  vi.advanceTimersByTime(60_000);
  memory.left(50_000);
  memory.dispose();
  vi.advanceTimersByTime(60_000);
  expect(release).not.toHaveBeenCalled();
});
