import { expect, test } from 'vitest';
import { NeighbourThread } from '../../../server/src/adapters/neighbours/neighbourThread.ts';
import { orCancelled } from '../../../server/src/adapters/orCancelled.ts';
import type { MapTask } from '../../../server/src/adapters/neighbours/neighbourMessages.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { seededRandom } from '../../../server/src/core/neighbours/umapLayout.ts';
import { unitVector } from '../../../server/src/core/search/vectorIndex.ts';
import { PlannedVectorIndex } from '../../../server/src/adapters/vectors/plannedVectorIndex.ts';

const DIMENSIONS = 8;

function mapTask(count: number, method: MapTask['method']): MapTask {
  const random = seededRandom(count);
  const index = new PlannedVectorIndex(DIMENSIONS);
  for (let slot = 0; slot < count; slot += 1) {
    index.set(slot, unitVector(Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5))!);
  }
  const slots = Uint32Array.from({ length: count }, (_, slot) => slot);
  return { type: 'map', method, dimensions: DIMENSIONS, chunks: index.chunks, slots, most: 9000 };
}

test('a cancelled computation ends, and what waits for its turn is done', async () => {
  const token = { isCancellationRequested: false };
  const steps = new Set<string>();
  const thread = new NeighbourThread(() => {
    if (thread.progress === undefined) return;
    steps.add(thread.progress.step);
    // As soon as it is at work.
    if (thread.progress.step !== 'Starting') token.isCancellationRequested = true;
  });
  const cancelled = thread.inTurn(token, (run) => run(mapTask(8000, 'umap')));
  const waiting = thread.inTurn(neverCancelled, (run) => run(mapTask(50, 'pca')));
  const neverStarted = thread.inTurn(token, () => Promise.reject(new Error('It was started.')));
  await expect(cancelled).rejects.toThrow('The computation was cancelled.');
  await expect(neverStarted).rejects.toThrow('The computation was cancelled.');
  expect((await waiting).points).toHaveLength(100);
  expect(thread.progress).toBeUndefined();
  expect(steps.size).toBeGreaterThan(1);
  await thread.dispose();
});

test('what is under way when everything ends is given up', async () => {
  const thread = new NeighbourThread(() => undefined);
  const running = thread.inTurn(neverCancelled, (run) => run(mapTask(8000, 'umap')));
  setTimeout(() => void thread.dispose(), 50);
  await expect(running).rejects.toThrow('The computation was cancelled.');
});

test('more records than are laid out lie among those that are, the same way every time', async () => {
  const thread = new NeighbourThread(() => undefined);
  const task = { ...mapTask(600, 'umap'), most: 200 };
  const [first, second] = await Promise.all([
    thread.inTurn(neverCancelled, (run) => run(task)),
    thread.inTurn(neverCancelled, (run) => run(task)),
  ]);
  expect(first.points).toHaveLength(1200);
  expect(second.points).toEqual(first.points);
  expect(first.how).toContain('the other 400 lie among the 5 of those that are nearest');
  await thread.dispose();
});

test('whoever waits for what goes on anyway can stop waiting', async () => {
  const token = { isCancellationRequested: false };
  expect(await orCancelled(Promise.resolve(7), token)).toBe(7);
  const waiting = orCancelled(new Promise(() => undefined), token);
  token.isCancellationRequested = true;
  await expect(waiting).rejects.toThrow('The computation was cancelled.');
});
