import { SELECTIVITIES } from '../../../scripts/report/performanceFigures.ts';
import { calibrationOf } from '../../../server/src/core/search/calibration.ts';
import { quantiles } from '../support/measure.ts';
import { bankingRows } from '../support/qualitySets.ts';
import { benchModel } from './benchModel.ts';
import { filterOf } from './benchRecords.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import type { Findings } from './part.ts';
import { ServerSession } from './serverSession.ts';
import { countFound, plainNearest, within } from './truth.ts';
import { ensureWarm, vectorsOf } from './warmCache.ts';

const K = 10;
/** Below the number of query vectors that the server keeps, so that repetitions measure the search alone. */
const QUERIES = 60;
const REPETITIONS = 3;
/** Queries for recall: each takes a plain scan over all vectors. */
const RECALL_QUERIES = 40;

/** Questions that are in no record. */
export function questions(count: number): string[] {
  const rows = bankingRows('test');
  const step = Math.floor(rows.length / count);
  return Array.from({ length: count }, (_, at) => rows[at * step]?.text ?? '');
}

/** Searches of a session at rest, with filters that admit more and less, and their recall against a plain scan. */
export async function searches(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const session = await ServerSession.start(workspace);
  await session.ready();
  const texts = questions(QUERIES);
  const figures: Findings['figures'] = {};
  const embedding: number[] = [];
  for (const text of texts) embedding.push((await session.search({ text })).timing.embedMs);
  figures['search.embedding'] = quantiles(embedding);
  for (const percent of SELECTIVITIES) {
    const { outside, inside } = await time(session, texts, percent, false);
    figures[`search.${percent}`] = quantiles(outside);
    if (percent === 100) figures['search.inside'] = quantiles(inside);
  }
  figures['search.facets'] = quantiles((await time(session, texts, 100, true)).outside);
  figures['memory.searched'] = session.memory();
  Object.assign(figures, await recalls(session, workspace));
  await session.stop();
  return { figures };
}

/** Milliseconds as the client sees them, and as the answer says. */
async function time(
  session: ServerSession,
  texts: readonly string[],
  percent: number,
  facets: boolean,
): Promise<{ outside: number[]; inside: number[] }> {
  const [outside, inside]: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= REPETITIONS; turn += 1) {
    for (const text of texts) {
      const start = performance.now();
      const { timing } = await session.search({ text, filters: filterOf(percent), limit: K, facets });
      // The first turn warms up.
      if (turn === 0) continue;
      outside.push(performance.now() - start);
      inside.push(timing.searchMs);
    }
  }
  return { outside, inside };
}

/** Asks with vectors, and compares the ids with those of a plain scan over the vectors that the product keeps. */
async function recalls(session: ServerSession, workspace: BenchWorkspace): Promise<Findings['figures']> {
  const model = benchModel(workspace.size);
  const { id } = await model.load();
  const queries = await model.embed(questions(RECALL_QUERIES), 'query');
  await model.dispose();
  const vectors = await vectorsOf(workspace);
  const { matchingCosine } = calibrationOf(id);
  const figures: Findings['figures'] = {};
  for (const percent of SELECTIVITIES) {
    const admitted = workspace.admitted(percent);
    let [found, all] = [0, 0];
    for (const query of queries) {
      if (query === undefined) continue;
      // What is further away than any match is in no answer.
      const nearest = plainNearest(vectors, query.vector, admitted, K);
      const truth = within(nearest, vectors, query.vector, matchingCosine);
      const { results } = await session.search({
        embedding: { vector: [...query.vector], model: id },
        filters: filterOf(percent),
        limit: K,
        facets: false,
      });
      const numbers = results.map((result) => Number.parseInt(result.id.slice(-12), 16));
      found += countFound(numbers, truth, vectors, query.vector);
      all += truth.nearest.length;
    }
    figures[`recall.${percent}`] = all === 0 ? { missing: 'nothing near enough' } : found / all;
  }
  return figures;
}
