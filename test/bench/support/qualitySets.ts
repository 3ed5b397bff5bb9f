import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A retrieval task: texts to find, and queries with the labels of the texts that answer them. */
export interface QualitySet {
  name: string;
  /** What its queries are about: those of another subject are answered by nothing in the set. */
  subject: 'banking' | 'functions' | 'encyclopedia';
  texts: readonly LabelledText[];
  queries: readonly LabelledText[];
}

export interface LabelledText {
  text: string;
  label: string;
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

/** All sets: questions short and long, functions, identifiers, and paragraphs in languages unknown to the default model. */
export function qualitySets(): QualitySet[] {
  const few = banking77(8);
  const words = ({ text }: LabelledText): number => text.split(/\s+/).length;
  const asked = bankingRows('test').map(({ text, category }) => ({ text, label: category }));
  return [
    few,
    { ...few, name: 'banking77, at most 6 words', queries: asked.filter((row) => words(row) <= 6) },
    { ...few, name: 'banking77, at least 25 words', queries: asked.filter((row) => words(row) >= 25) },
    { ...few, name: 'banking77, all of train', texts: labelled(bankingRows('train')) },
    functionRetrieval('live_simple'),
    functionRetrieval('multiple'),
    identifiers(),
    xquad('es'),
    xquad('hi'),
    xquad('ru'),
  ];
}

function labelled(rows: readonly BankingRow[]): LabelledText[] {
  return rows.map(({ text, category }) => ({ text, label: category }));
}

interface BankingRow {
  text: string;
  category: string;
}

/** Rows of Banking77 (Casanueva et al., 2020, CC BY 4.0). */
export function bankingRows(split: 'train' | 'test'): BankingRow[] {
  return parse(readFileSync(sharedData('banking77', `${split}.csv`), 'utf8'), { columns: true });
}

/** `perClass` training rows of each class, from the `draw`-th on; every fifth test row asks. */
export function banking77(perClass: number, draw = 0): QualitySet {
  const taken = new Map<string, number>();
  const texts = bankingRows('train').flatMap(({ text, category }) => {
    const count = (taken.get(category) ?? 0) + 1;
    taken.set(category, count);
    return count > draw * perClass && count <= (draw + 1) * perClass ? [{ text, label: category }] : [];
  });
  const queries = bankingRows('test')
    .filter((_, row) => row % 5 === 0)
    .map(({ text, category }) => ({ text, label: category }));
  return { name: `banking77, ${String(perClass)} per class`, subject: 'banking', texts, queries };
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

function functionRows(file: string): FunctionRow[] {
  return readFileSync(sharedData('bfcl-function-calling', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as FunctionRow);
}

/** Questions of BFCL (Patil et al., Apache-2.0) with the functions that they call, among all that the file offers. */
export function functionRetrieval(part: 'live_simple' | 'multiple'): QualitySet {
  const rows = functionRows(`BFCL_v4_${part}.json`);
  const answers = new Map(
    part === 'live_simple'
      ? rows.map(({ id, function: [called] }) => [id, called?.name ?? ''])
      : functionAnswers('BFCL_v4_multiple.json'),
  );
  const functions = new Map<string, string>();
  for (const offered of rows.flatMap((row) => row.function))
    if (!functions.has(offered.name)) functions.set(offered.name, describeFunction(offered));
  const queries = rows.map(({ id, question }) => ({
    text: question[0].map((turn) => turn.content).join('\n'),
    label: answers.get(id) ?? '',
  }));
  const texts = [...functions].map(([label, text]) => ({ label, text }));
  return { name: `bfcl ${part}`, subject: 'functions', texts, queries };
}

function functionAnswers(file: string): [id: string, name: string][] {
  return readFileSync(sharedData('bfcl-function-calling', 'possible_answer', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, ground_truth: truth } = JSON.parse(line) as { id: string; ground_truth: [object] };
      return [id, Object.keys(truth[0])[0] ?? ''];
    });
}

/** The names of functions as another language spells them (`get_weather` → `getWeather`) find their descriptions. */
export function identifiers(): QualitySet {
  const { texts } = functionRetrieval('multiple');
  const respelled = (name: string): string =>
    name.replace(/[_.](\w)/g, (_, letter: string) => letter.toUpperCase());
  const queries = texts.map(({ label }) => ({ text: respelled(label), label }));
  return { name: 'identifiers, spelled otherwise', subject: 'functions', texts, queries };
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
  return { name: `xquad ${language}`, subject: 'encyclopedia', texts, queries };
}
