import path from 'node:path';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { exampleFile, startEngine, type EngineFixture } from './engine.ts';
import { temporaryFolder } from './folder.ts';

/** Sessions of the index on one folder, one after the other or at once: keyword-only, with the cache of those before. */
export class Sessions {
  readonly folder = temporaryFolder();
  readonly #running: EngineFixture[] = [];

  async start(files: Record<string, string> = {}): Promise<EngineFixture> {
    const { folder } = this;
    const cacheFolder = path.join(folder.path, 'cache');
    const fixture = await startEngine(files, { folder, keywordOnly: true, cacheFolder });
    this.#running.push(fixture);
    return fixture;
  }

  async end(fixture: EngineFixture): Promise<void> {
    this.#running.splice(this.#running.indexOf(fixture), 1);
    await fixture.engine.dispose();
  }

  async dispose(): Promise<void> {
    for (const { engine } of this.#running.splice(0)) await engine.dispose();
    this.folder.remove();
  }
}

/** How many documents were parsed, and how many came from the cache, since the session started. */
export async function work({
  engine,
}: EngineFixture): Promise<{ parsed: number; reused: number } | undefined> {
  return (await engine.call('index/status', {}, neverCancelled)).work;
}

/** Where the index differs from the files. */
export async function verified({ engine }: EngineFixture): Promise<unknown> {
  const { total, differences } = await engine.call('index/verify', {}, neverCancelled);
  return { total, differences };
}

export const NO_DIFFERENCE = { total: 0, differences: [] };

/** A file of examples `n0`, `n1`, …; one of them may have another text than the rest. */
export function manyExamples(count: number, changed = -1): string {
  return exampleFile(
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `n${String(number)}`,
        number === changed ? `another text ${String(number)}` : `text number ${String(number)}`,
      ]),
    ),
  );
}
