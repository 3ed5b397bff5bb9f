import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EventReader, lastEvent } from '../../../server/src/adapters/dspy/eventReader.ts';
import { openExecutions } from '../../../server/src/adapters/dspy/executions.ts';
import { runFiles } from '../../../server/src/adapters/dspy/locations.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

let cache: TemporaryFolder;
beforeEach(() => {
  cache = temporaryFolder();
});
afterEach(() => {
  cache.remove();
});

/** A run's private files: `seconds: type` for each event, and whatever stands behind them. */
function writeRun(runId: string, events: readonly string[], end = ''): void {
  const files = runFiles(cache.path, runId);
  mkdirSync(files.folder, { recursive: true });
  writeFileSync(files.input, JSON.stringify({ spec_id: 'SPEC' }));
  const lines = events.map((event, seq) => {
    const [ts, type] = event.split(': ');
    return `${JSON.stringify({ seq, ts: Number(ts), type })}\n`;
  });
  writeFileSync(files.events, lines.join('') + end);
}

test('a run without a receipt is running while it gives signs of life, and interrupted after', () => {
  writeRun('alive', ['100: starting', '180: heartbeat'], '{"seq": 2, "ts": 999, "ty');
  writeRun('dead', ['100: starting', '120: heartbeat']);
  writeRun('ended', ['100: starting', '190: done']);
  writeRun('refused', ['100: starting', '101: error']);
  writeRun('known', ['100: starting', '190: heartbeat']);
  writeRun('empty', []);
  const found = openExecutions(cache.path, (id) => id === 'known', 200);
  expect(found).toEqual([
    { runId: 'alive', specId: 'spec', status: 'running', startedAt: 100 },
    { runId: 'dead', specId: 'spec', status: 'interrupted', startedAt: 100 },
  ]);
  expect(openExecutions(cache.path + '/none', () => false, 200)).toEqual([]);
});

test('events are read as they come, each once and only whole ones', () => {
  writeRun('run', ['1: starting'], '{"seq": 1, "ts": 2, "type": "pha');
  const { events } = runFiles(cache.path, 'run');
  const reader = new EventReader(events);
  const types = (): string[] => reader.read().map(({ type }) => type);
  expect(types()).toEqual(['starting']);
  appendFileSync(events, 'se", "name": "ü"}\nnot JSON\n[1]\n{"seq": 2, "ts": 3, "type": "done"}\n');
  expect(types()).toEqual(['phase', 'done']);
  expect(types()).toEqual([]);
});

test('the last event is found at the end, however long it is', () => {
  const { events } = runFiles(cache.path, 'run');
  expect(lastEvent(events)).toBeUndefined();
  writeRun('run', []);
  expect(lastEvent(events)).toBeUndefined();
  writeRun('run', ['1: starting', '2: heartbeat'], '{"seq": 2, "torn');
  expect(lastEvent(events)?.ts).toBe(2);
  const long = JSON.stringify({ seq: 3, ts: 4, type: 'example', answer: 'ü'.repeat(300_000) });
  writeRun('run', ['1: starting'], `${long}\nnot JSON\n`);
  expect(lastEvent(events)).toMatchObject({ seq: 3, ts: 4 });
});
