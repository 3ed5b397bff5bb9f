import { readFileSync } from 'node:fs';
import type { JsonValue } from '../../../shared/src/json.ts';
import { bankingRows, sharedData } from './qualitySets.ts';

/** A row of a public set: a text that can be edited, the input that it stands in, and what is expected. */
export interface PlantedRow {
  text: string;
  label: string;
  inputOf: (text: string) => JsonValue;
}

/** Rows to plant copies of. */
export interface PlantedSet {
  name: string;
  isEnglish: boolean;
  rows: readonly PlantedRow[];
  /** What a model makes of a text, where texts are compared by meaning besides. */
  vectorOf?: (text: string) => Float32Array | undefined;
}

/** Short questions, questions beside long lists of functions, and questions about paragraphs in three scripts. */
export function plantedSets(): PlantedSet[] {
  const banking = bankingRows('train').filter((_, at) => at % 5 === 0);
  return [
    {
      name: 'Banking77, every fifth',
      isEnglish: true,
      rows: banking.map(({ text, category }) => ({
        text,
        label: category,
        inputOf: (edited) => ({ text: edited }),
      })),
    },
    {
      name: 'BFCL, with functions',
      isEnglish: true,
      rows: ['simple_python', 'live_simple', 'multiple'].flatMap(functionCalls),
    },
    ...['es', 'hi', 'ru'].map((language) => ({
      name: `XQuAD ${language}, with paragraphs`,
      isEnglish: false,
      rows: questions(language),
    })),
  ];
}

function functionCalls(part: string): PlantedRow[] {
  return readFileSync(sharedData('bfcl-function-calling', `BFCL_v4_${part}.json`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line): PlantedRow[] => {
      const row = JSON.parse(line) as { question: [{ content: string }[]]; function: [{ name: string }] };
      const [turn] = row.question[0];
      if (turn === undefined) return [];
      const functions = JSON.parse(JSON.stringify(row.function)) as JsonValue;
      const inputOf = (content: string): JsonValue => ({ messages: [{ role: 'user', content }], functions });
      return [{ text: turn.content, label: row.function[0].name, inputOf }];
    });
}

interface Article {
  paragraphs: { context: string; qas: { question: string; answers: { text: string }[] }[] }[];
}

function questions(language: string): PlantedRow[] {
  const file = sharedData('xquad-es-hi-ru', `xquad.${language}.json`);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: Article[] };
  return data.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ context, qas }) =>
      qas.map(({ question, answers: [answer] }): PlantedRow => {
        const inputOf = (edited: string): JsonValue => ({ context, question: edited });
        return { text: question, label: answer?.text ?? '', inputOf };
      }),
    ),
  );
}
