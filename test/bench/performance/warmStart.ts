import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { distFolder } from '../../../scripts/process/paths.ts';
import { timeOnce } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import { HoverSampler } from './hoverSampler.ts';
import { seconds, type Findings } from './part.ts';
import { ServerSession, usesDefaultModel } from './serverSession.ts';
import { ensureWarm } from './warmCache.ts';

const STARTS = 3;
/** Milliseconds after which what a session was built with is written and given back. */
const QUIET = 15_000;
const QUESTION = 'my card has not arrived';

interface Start {
  keywords: number;
  meaning: number;
  preferred: number;
  ready: number;
  memory: number;
  /** Milliseconds of hovers meanwhile. */
  p50: number;
  p95: number;
}

/** Starts over the cache of the last session: the median of a few. */
export async function warmStart(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const starts: Start[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) starts.push(await start(workspace));
  const median = (name: keyof Start): number =>
    starts.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? NaN;
  const withoutSnapshot = await startWithoutSnapshot(workspace);
  const cli = await timeOnce(() => searchByCommandLine(workspace));
  return {
    figures: {
      'warm.keywords': seconds(median('keywords')),
      'warm.meaning': seconds(median('meaning')),
      'warm.preferred': seconds(median('preferred')),
      'warm.ready': seconds(median('ready')),
      'warm.noSnapshot': seconds(withoutSnapshot.keywords),
      'warm.cli': seconds(cli),
      'warm.hover': { p50: median('p50'), p95: median('p95') },
      'memory.warm': median('memory'),
      'memory.quiet': withoutSnapshot.quietMemory,
    },
  };
}

async function start(workspace: BenchWorkspace): Promise<Start> {
  const session = await ServerSession.start(workspace);
  const hovers = new HoverSampler(session.editor, workspace.root);
  await hovers.start();
  const keywords = await session.searchable();
  await session.until(
    async () => (await session.search({ text: QUESTION, facets: false })).mode === 'hybrid',
  );
  const meaning = session.elapsed;
  await session.embedded('preferred');
  const preferred = session.elapsed;
  await session.ready();
  const ready = session.elapsed;
  const { p50, p95 } = await hovers.stop();
  const memory = session.memory();
  await session.stop();
  return { keywords, meaning, preferred, ready, memory, p50, p95 };
}

/**
 * Milliseconds to searchable by keywords, with documents and vectors in the cache but no index of the workspace; and
 * megabytes when that is built and all is quiet.
 */
async function startWithoutSnapshot(
  workspace: BenchWorkspace,
): Promise<{ keywords: number; quietMemory: number }> {
  rmSync(path.join(workspace.cacheFolder, 'workspaces'), { recursive: true });
  const session = await ServerSession.start(workspace);
  const keywords = await session.searchable();
  await session.ready();
  await new Promise((resolve) => setTimeout(resolve, QUIET));
  const quietMemory = session.memory();
  await session.stop();
  return { keywords, quietMemory };
}

function searchByCommandLine({ root, cacheFolder, size }: BenchWorkspace): void {
  const model = usesDefaultModel(size) ? [] : ['--model', 'quick'];
  const args = [path.join(distFolder, 'cli.js'), 'search', QUESTION, ...model];
  const env = { ...process.env, DATABITS_CACHE: cacheFolder };
  execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
