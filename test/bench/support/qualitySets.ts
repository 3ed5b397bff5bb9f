import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A retrieval task: texts to find, and queries with the labels of the texts that answer them. */
export interface QualitySet {
  name: string;
  texts: readonly { text: string; label: string }[];
  queries: readonly { text: string; label: string }[];
}

/** The folder with the public data sets, beside the repository unless DATABITS_SHARED_DATA names it. */
export function sharedData(...parts: string[]): string {
  const folder =
    process.env['DATABITS_SHARED_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
  const file = path.join(folder, ...parts);
  if (!existsSync(file)) {
    throw new Error(
      `${file} is missing: put the shared data beside the repository, or set DATABITS_SHARED_DATA.`,
    );
  }
  return file;
}

/** All sets: short questions, functions, and paragraphs in languages that the default model does not know. */
export function qualitySets(): QualitySet[] {
  return [banking77(8), functionRetrieval(), xquad('es'), xquad('hi'), xquad('ru')];
}

interface BankingRow {
  text: string;
  category: string;
}

/** Rows of Banking77 (Casanueva et al., 2020, CC BY 4.0). */
export function bankingRows(split: 'train' | 'test'): BankingRow[] {
  return parse(readFileSync(sharedData('banking77', `${split}.csv`), 'utf8'), { columns: true });
}

/** The first `perClass` training rows of each class; every fifth test row asks. */
export function banking77(perClass: number): QualitySet {
  const taken = new Map<string, number>();
  const texts = bankingRows('train').flatMap(({ text, category }) => {
    const count = (taken.get(category) ?? 0) + 1;
    taken.set(category, count);
    return count <= perClass ? [{ text, label: category }] : [];
  });
  const queries = bankingRows('test')
    .filter((_, row) => row % 5 === 0)
    .map(({ text, category }) => ({ text, label: category }));
  return { name: `banking77 (${String(perClass)} per class)`, texts, queries };
}

interface FunctionDescription {
  name: string;
  description: string;
  parameters?: { properties?: Record<string, { description?: string }> };
}

interface FunctionRow {
  id: string;
  question: [{ content: string }[]];
  function: FunctionDescription[];
}

/** Questions of BFCL's live_simple (Patil et al., Apache-2.0) with the functions that they call. */
export function functionRetrieval(): QualitySet {
  const rows = readFileSync(sharedData('bfcl-function-calling', 'BFCL_v4_live_simple.json'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as FunctionRow);
  const functions = new Map<string, string>();
  const queries = rows.map(({ question, function: [called] }) => {
    const name = called?.name ?? '';
    if (called !== undefined && !functions.has(name)) functions.set(name, describeFunction(called));
    return { text: question[0].map((turn) => turn.content).join('\n'), label: name };
  });
  const texts = [...functions].map(([label, text]) => ({ label, text }));
  return { name: 'bfcl live_simple functions', texts, queries };
}

function describeFunction({ name, description, parameters }: FunctionDescription): string {
  const fields = Object.entries(parameters?.properties ?? {});
  const lines = fields.map(([field, { description: meaning }]) => `${field}: ${meaning ?? ''}`);
  return [name, description, ...lines].join('\n');
}

interface XquadFile {
  data: { paragraphs: { context: string; qas: { question: string }[] }[] }[];
}

/** Questions and paragraphs of XQuAD (Artetxe et al., 2019, CC BY-SA 4.0); every third question asks. */
export function xquad(language: 'es' | 'hi' | 'ru'): QualitySet {
  const file = sharedData('xquad-es-hi-ru', `xquad.${language}.json`);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as XquadFile;
  const paragraphs = data.flatMap((article) => article.paragraphs);
  const texts = paragraphs.map(({ context }, index) => ({ text: context, label: String(index) }));
  const queries = paragraphs
    .flatMap(({ qas }, index) => qas.map(({ question }) => ({ text: question, label: String(index) })))
    .filter((_, position) => position % 3 === 0);
  return { name: `xquad ${language}`, texts, queries };
}
