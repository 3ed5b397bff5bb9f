import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from '../support/engine.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/folder.ts';

/** What happens to a file between two looks of the index. */
type Change =
  | { kind: 'write'; file: number; texts: readonly number[]; told: boolean }
  | { kind: 'delete'; file: number; told: boolean }
  | { kind: 'rename'; file: number; told: boolean }
  | { kind: 'restart' };

const told = fc.boolean();
const file = fc.nat({ max: 3 });
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      file,
      texts: fc.array(fc.nat({ max: 12 }), { maxLength: 5 }),
      told,
    }),
  },
  fc.record({ kind: fc.constant('delete' as const), file, told }),
  fc.record({ kind: fc.constant('rename' as const), file, told }),
  { weight: 2, arbitrary: fc.constant<Change>({ kind: 'restart' }) },
);

const WORDS = ['parcel', 'refund', 'login', 'invoice', 'weather'];

function nameOf(number: number): string {
  return `workspace/f${String(number)}.example.yaml`;
}

/** Records with some words, one of them without a version: that is a problem. */
function fileText(texts: readonly number[]): string {
  const entries = texts.map((text, position): [string, string] => [
    `n${String(position)}`,
    `${WORDS[text % WORDS.length] ?? ''} ${WORDS[(text * 7) % WORDS.length] ?? ''} ${String(text)}`,
  ]);
  const whole = exampleFile(Object.fromEntries(entries));
  return texts[0] === 3 ? whole.replace('version: 1\n', '') : whole;
}

function apply(folder: TemporaryFolder, step: Exclude<Change, { kind: 'restart' }>): void {
  const absolute = path.join(folder.path, nameOf(step.file));
  if (step.kind === 'write') folder.write(nameOf(step.file), fileText(step.texts));
  else if (step.kind === 'delete') rmSync(absolute, { force: true });
  else {
    try {
      renameSync(absolute, path.join(folder.path, nameOf((step.file + 1) % 4)));
    } catch {
      // There is no such file now.
    }
  }
}

/** Everything that the index answers, in an order that does not depend on how it came about. */
async function answersOf({ engine, search, files }: EngineFixture): Promise<unknown> {
  const answers: unknown[] = [];
  for (const text of [...WORDS, 'parcle', '3 refund']) {
    const { results, total, facets } = await search({ text, limit: 50 });
    const found = results.map(({ uri, position, score, match, inputText }) =>
      [uri, position.line, score.toFixed(6), match.bm25?.toFixed(4), inputText].join(' '),
    );
    answers.push({ text, total, facets, found: found.sort() });
  }
  const { records, files: count } = await engine.call('index/status', {}, neverCancelled);
  return { answers, records, count, told: [...files].sort(([left], [right]) => (left < right ? -1 : 1)) };
}

function start(folder: TemporaryFolder, cache: string): Promise<EngineFixture> {
  return startEngine({}, { folder, keywordOnly: true, cacheFolder: path.join(folder.path, cache) });
}

test('after any changes and restarts a warm index answers as a cold one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 8 }), async (changes) => {
      const folder = temporaryFolder();
      mkdirSync(path.join(folder.path, 'workspace'));
      let warm = await start(folder, 'cache');
      for (const step of changes) {
        if (step.kind === 'restart') {
          await warm.engine.dispose();
          warm = await start(folder, 'cache');
        } else {
          apply(folder, step);
          if (step.told) warm.engine.pathsChanged([warm.uri(path.basename(nameOf(step.file)))]);
        }
      }
      await warm.engine.dispose();
      warm = await start(folder, 'cache');
      const cold = await start(folder, 'empty');
      expect(await answersOf(warm)).toEqual(await answersOf(cold));
      expect((await warm.engine.call('index/verify', {}, neverCancelled)).differences).toEqual([]);
      await Promise.all([warm.engine.dispose(), cold.engine.dispose()]);
      folder.remove();
    }),
    { numRuns: 12 },
  );
});
