import { readFileSync, writeFileSync } from 'node:fs';
import { markdownTable } from '../../../scripts/report/markdownTable.ts';
import { markedPart, withMarkedPart } from '../../../scripts/report/markedPart.ts';
import type { HeldOut } from './fusionTuning.ts';
import { PARTS, type Part } from './quality.ts';
import { METRICS, type Figure, type Metric } from './qualityMetrics.ts';
import type { HeldOutPoint, Separation } from './separation.ts';

export interface SetResults {
  name: string;
  texts: number;
  queries: number;
  /** By part. */
  parts: Record<string, Record<Metric, Figure>>;
  /** The least of hybrid − better part over the four metrics. */
  margin: number;
}

/** What a run of the quality benchmark found: figures only. */
export interface QualityResults {
  model: string;
  sets: SetResults[];
  separation: Separation[];
  heldOutPoints: HeldOutPoint[];
  fewShot: { part: Part; mean: number; lowest: number; highest: number }[];
  heldOut: HeldOut;
}

const COMMAND = 'npm run bench:quality';
const NAMES: Record<Metric, string> = { hit1: 'hit@1', hit5: 'hit@5', mrr: 'MRR@10', ndcg: 'nDCG@10' };
const three = (value: number): string => value.toFixed(3);

/** The tables of docs/quality.md. */
export function resultTables(results: QualityResults): string {
  return [
    `Model: ${results.model}.`,
    ...METRICS.map((metric) => metricTable(results, metric)),
    marginTable(results),
    fewShotTable(results),
    separationTable(results),
    heldOutPointTable(results),
    heldOutTable(results),
  ].join('\n\n');
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `### ${title}\n\n${markdownTable(head, rows)}`;
}

function metricTable({ sets }: QualityResults, metric: Metric): string {
  const cell = (figure: Figure | undefined): string =>
    figure === undefined ? '' : `${three(figure.mean)} (${three(figure.low)}–${three(figure.high)})`;
  return table(
    NAMES[metric],
    ['set', 'texts', 'queries', 'plain BM25', ...PARTS.slice(1)],
    sets.map(({ name, texts, queries, parts }) => [
      name,
      String(texts),
      String(queries),
      ...PARTS.map((part) => cell(parts[part]?.[metric])),
    ]),
  );
}

function marginTable({ sets }: QualityResults): string {
  return table(
    'Hybrid against the better part: the least difference over the four metrics',
    ['set', 'difference', 'hybrid ≥ better part − 0.01'],
    sets.map(({ name, margin }) => [name, three(margin), margin >= -0.01 ? 'yes' : 'no']),
  );
}

function fewShotTable({ fewShot }: QualityResults): string {
  return table(
    'Few-shot label accuracy: Banking77, label of the nearest of 8 examples per class, 4 draws',
    ['part', 'mean', 'lowest', 'highest'],
    fewShot.map(({ part, mean, lowest, highest }) => [
      part === 'floor' ? 'plain BM25' : part,
      three(mean),
      three(lowest),
      three(highest),
    ]),
  );
}

function separationTable({ separation }: QualityResults): string {
  return table(
    '“No good match”: queries of the set against queries that nothing in it answers',
    ['set', 'asked about', 'own', 'foreign', 'AUROC', 'said of answerable', 'not said of the others'],
    separation.map(({ set, asked, own, foreign, auroc, falseAlarms, misses }) => [
      ...[set, asked, String(own), String(foreign)],
      ...[auroc, falseAlarms, misses].map(three),
    ]),
  );
}

function heldOutPointTable({ heldOutPoints }: QualityResults): string {
  const rows = heldOutPoints.map(({ set, otherQueries, otherSubjects }) => [
    set,
    ...[otherQueries, otherSubjects].flatMap(({ falseAlarms, misses }) => [falseAlarms, misses].map(three)),
  ]);
  return table(
    'Held out: “no good match” where its operating point was chosen on other queries, and on other subjects',
    [
      'set',
      ...['other queries: said of answerable', 'not said of the others'],
      ...['other subjects: said of answerable', 'not said of the others'],
    ],
    rows,
  );
}

function heldOutTable({ heldOut }: QualityResults): string {
  const rows = heldOut.sets.map(({ set, shipped, heldOut: value, margin }) => [
    set,
    ...[shipped, value, margin].map(three),
  ]);
  return table(
    `Held out: nDCG@10 of hybrid on the half that the weight was not chosen on (chosen: ${heldOut.chosen.join(' and ')})`,
    ['set', 'shipped', 'held out', 'held out − better part'],
    rows,
  );
}

/** Puts the tables between the marks of a document. */
export function replaceTables(file: string, tables: string): void {
  writeFileSync(file, withMarkedPart(readFileSync(file, 'utf8'), COMMAND, tables));
}

/** The tables that stand in a document. */
export function tablesOf(text: string): string {
  return markedPart(text, COMMAND);
}
