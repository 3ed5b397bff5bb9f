import type { JsonObject } from '../../../../shared/src/json.ts';

/** Tokens of a text that a model writes for an optimizer: an instruction, or a piece of advice. */
export const WRITTEN = 300;

/** Tokens of the longest prompt that asks for such a text, the rows in it aside (DSPy 3.4: SIMBA's, with the program's code). */
export const WRITING_PROMPT = 3000;

/** Tokens of the judge's prompt without the rubric and the answers. */
export const JUDGE_PROMPT = 400;

/** What a tool answers, which nobody knows before, and what DSPy tells of the tools. */
const OBSERVATION = 200;
const REACT_FRAME = 600;
/** Half of the steps that DSPy allows: what a prompt holds of them on average, where all are taken. */
const MEAN_STEPS = 10;

/** What the steps of a program with tools add to each of its prompts on average. */
export function stepTokens(answer: number): number {
  return REACT_FRAME + MEAN_STEPS * (answer + OBSERVATION);
}

/** How many such texts a prompt holds at the most: SIMBA adds one with each step, the others put one in the place of another. */
export function writtenTexts(optimizer: string, parameters: JsonObject): number {
  if (optimizer === 'SIMBA') return Number(parameters['max_steps'] ?? 8);
  return ['MIPROv2', 'COPRO', 'GEPA'].includes(optimizer) ? 1 : 0;
}
