import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say, step } from '../process/command.ts';
import { toolsFolder } from '../process/paths.ts';
import {
  embedVocabulary,
  principalComponents,
  quantise,
  weighByRank,
  type QuantisedTable,
} from './distil.ts';

const DIMENSIONS = 256;
/** Where the vocabulary's words begin, the most frequent first. */
const FIRST_WORD = 'the';
/** Changes when the recipe does, so that everybody's model is made again. */
const RECIPE = 'static-MiniLM 2';
/** Pairs of words with one meaning, and of words that have nothing to do with each other. */
const ALIKE = [
  ['money', 'cash'],
  ['car', 'vehicle'],
  ['big', 'large'],
  ['doctor', 'physician'],
] as const;
const UNLIKE = [
  ['money', 'elephant'],
  ['car', 'poetry'],
  ['big', 'wednesday'],
  ['doctor', 'carpet'],
] as const;

/**
 * Makes the quick model from the default one in `source`, unless it was made, as the folder `static` beside it.
 * Floating point differs between processors, so the result is checked by what it must do, not by a hash; within a
 * package all use the same file.
 */
export async function ensureStaticModel(
  modelFolder: string,
  source: string,
  revision: string,
): Promise<void> {
  const folder = path.join(modelFolder, 'static');
  const stamp = `${RECIPE} from ${revision}`;
  const stampFile = path.join(folder, '.recipe');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;
  await step('distilling the quick model from it (a quarter of a minute)', async () => {
    const temporary = await mkdtemp(path.join(toolsFolder, 'static-'));
    try {
      const vocabulary = await readVocabulary(source);
      const table = await distil(source, vocabulary);
      checkMeaning(table, vocabulary);
      const made = path.join(temporary, 'static');
      await mkdir(made);
      await writeFile(path.join(made, 'model.safetensors'), safetensors(table));
      for (const file of ['tokenizer.json', 'tokenizer_config.json'])
        await copyFile(path.join(source, file), path.join(made, file));
      await writeFile(path.join(made, '.recipe'), stamp);
      await rm(folder, { recursive: true, force: true });
      await rename(made, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}

async function readVocabulary(source: string): Promise<string[]> {
  return (await readFile(path.join(source, 'vocab.txt'), 'utf8')).trimEnd().split('\n');
}

async function distil(source: string, vocabulary: readonly string[]): Promise<QuantisedTable> {
  const { length } = vocabulary;
  let told = 0;
  const vectors = await embedVocabulary(path.join(source, 'onnx', 'model_q4.onnx'), length, (done) => {
    const quarter = Math.floor((4 * done) / length);
    if (quarter > told && quarter < 4) say(`  ${String(quarter * 25)} %`);
    told = quarter;
  });
  const firstWord = vocabulary.indexOf(FIRST_WORD);
  if (firstWord < 0) throw new Error(`The vocabulary has no word "${FIRST_WORD}".`);
  return quantise(weighByRank(principalComponents(vectors, DIMENSIONS), firstWord));
}

/** Throws where words of one meaning are not nearer than strangers, or numbers are no numbers. */
export function checkMeaning(table: QuantisedTable, vocabulary: readonly string[]): void {
  const cosine = ([left, right]: readonly [string, string]): number =>
    cosineOfRows(table, vocabulary.indexOf(left), vocabulary.indexOf(right));
  const nearest = Math.min(...ALIKE.map(cosine));
  const farthest = Math.max(...UNLIKE.map(cosine));
  if (nearest > farthest + 0.1 && table.scales.every((scale) => Number.isFinite(scale))) return;
  throw new Error(
    `The quick model was not made right: words alike have a cosine of ${nearest.toFixed(2)}, strangers ${farthest.toFixed(2)}.`,
  );
}

function cosineOfRows({ values, columns }: QuantisedTable, left: number, right: number): number {
  let [product, ofLeft, ofRight] = [0, 0, 0];
  for (let at = 0; at < columns; at += 1) {
    const one = values[left * columns + at] ?? 0;
    const other = values[right * columns + at] ?? 0;
    product += one * other;
    ofLeft += one * one;
    ofRight += other * other;
  }
  return product / Math.sqrt(ofLeft * ofRight);
}

/** The table in the safetensors format: length of the head, head as JSON, bytes. */
export function safetensors({ rows, columns, values, scales }: QuantisedTable): Buffer {
  const head = JSON.stringify({
    __metadata__: { id: 'static-MiniLM-L6-v2', derived_from: 'all-MiniLM-L6-v2', recipe: RECIPE },
    scales: { dtype: 'F32', shape: [rows], data_offsets: [0, scales.byteLength] },
    embeddings: {
      dtype: 'I8',
      shape: [rows, columns],
      data_offsets: [scales.byteLength, scales.byteLength + values.byteLength],
    },
  });
  // Padded, so that the numbers start at a multiple of eight.
  const padded = Buffer.from(head.padEnd(Math.ceil(head.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  const bytes = (view: Int8Array | Float32Array): Buffer =>
    Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  return Buffer.concat([length, padded, bytes(scales), bytes(values)]);
}
