import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmbeddingClient } from '../../server/src/adapters/embedding/embeddingClient.ts';
import { findStaticModel, StaticModel } from '../../server/src/adapters/embedding/staticModel.ts';
import { findModelFolder } from '../../server/src/adapters/index/locations.ts';
import { embedCached } from './support/embeddingCache.ts';
import { crossValidate } from './support/fusionTuning.ts';
import { measure, PARTS, prepareQuality, type PreparedSet } from './support/quality.ts';
import { figure, mean, METRICS, type Figure, type Metric } from './support/qualityMetrics.ts';
import {
  replaceTables,
  resultTables,
  type QualityResults,
  type SetResults,
} from './support/qualityReport.ts';
import { banking77, qualitySets, type QualitySet } from './support/qualitySets.ts';
import { heldOutPoints, scoresOf, separations } from './support/separation.ts';

/**
 * Search quality on public sets: the plain floor, each part alone, both together, and whether "nothing fits" is told.
 * Writes docs/quality.json and the tables of docs/quality.md. DATABITS_MODEL names the folder of another model, and
 * DATABITS_QUICK=1 asks for the quick one; their figures are printed only.
 */
const modelFolder = findModelFolder();
if (modelFolder === undefined) throw new Error('The model is missing: run `npm run setup`.');
const client =
  process.env['DATABITS_QUICK'] === '1'
    ? new StaticModel(findStaticModel(modelFolder) ?? modelFolder)
    : new EmbeddingClient({ modelFolder, threads: 1 });
const model = await client.load();
let fresh = 0;

async function prepare(set: QualitySet): Promise<PreparedSet> {
  const texts = await embedCached(
    client,
    set.texts.map(({ text }) => text),
  );
  const queries = await embedCached(
    client,
    set.queries.map(({ text }) => text),
  );
  fresh += texts.fresh + queries.fresh;
  return prepareQuality(set, model, texts.embeddings, queries.embeddings);
}

function resultsOf(made: PreparedSet): SetResults {
  const measured = PARTS.map((part) => [part, measure(made, part)] as const);
  const summary = (figures: readonly Record<Metric, number>[]): Record<Metric, Figure> => ({
    hit1: figure(figures.map(({ hit1 }) => hit1)),
    hit5: figure(figures.map(({ hit5 }) => hit5)),
    mrr: figure(figures.map(({ mrr }) => mrr)),
    ndcg: figure(figures.map(({ ndcg }) => ndcg)),
  });
  const parts = Object.fromEntries(measured.map(([part, figures]) => [part, summary(figures)]));
  const of = (part: string, metric: Metric): number => parts[part]?.[metric].mean ?? 0;
  const margins = METRICS.map(
    (metric) => of('hybrid', metric) - Math.max(of('keyword', metric), of('vector', metric)),
  );
  return {
    name: made.set.name,
    texts: made.set.texts.length,
    queries: made.set.queries.length,
    parts,
    margin: Math.min(...margins),
  };
}

/** Accuracy of the nearest example's label, over draws of eight examples of each class. */
async function fewShot(): Promise<QualityResults['fewShot']> {
  const draws: number[][] = [];
  for (let draw = 0; draw < 4; draw += 1) {
    const made = await prepare(banking77(8, draw));
    draws.push(PARTS.map((part) => mean(measure(made, part).map(({ hit1 }) => hit1))));
  }
  return PARTS.map((part, position) => {
    const values = draws.map((draw) => draw[position] ?? 0);
    return { part, mean: mean(values), lowest: Math.min(...values), highest: Math.max(...values) };
  });
}

const prepared: PreparedSet[] = [];
for (const set of qualitySets()) prepared.push(await prepare(set));
const scores = scoresOf(prepared);
const results: QualityResults = {
  model: model.id,
  sets: prepared.map(resultsOf),
  separation: separations(scores),
  heldOutPoints: heldOutPoints(scores),
  fewShot: await fewShot(),
  heldOut: crossValidate(prepared),
};
await client.dispose();
const tables = resultTables(results);
process.stdout.write(`${tables}\n\n${String(fresh)} texts were embedded in this run, the others before.\n`);
if (process.env['DATABITS_MODEL'] === undefined && process.env['DATABITS_QUICK'] === undefined) {
  const docs = (name: string): string => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  writeFileSync(docs('quality.json'), `${JSON.stringify(results, undefined, 1)}\n`);
  replaceTables(docs('quality.md'), tables);
}
if (results.sets.some(({ margin }) => margin < -0.01)) process.exitCode = 1;
