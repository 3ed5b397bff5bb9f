import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { RunField } from '../../optimization/runTemplate.ts';

/** What a module is written from. */
export interface ExportedProgram {
  /** For people, and the class's name. */
  name: string;
  /** Where it comes from, a sentence or two for the head of the file. */
  origin: string;
  instructions: string;
  fields: readonly RunField[];
  module: string;
  /** `path.py:function`, of the module `react`. */
  tools: readonly string[];
  model: JsonObject | undefined;
  /** The examples of the prompt: fields by name, inputs and outputs together. */
  demos: readonly JsonObject[];
  /** What a run made of each prompt of a program that has several; it counts before instructions and examples. */
  prompts?: readonly ExportedPrompt[];
}

/** One prompt of a program. */
export interface ExportedPrompt {
  /** Of the predictor, as DSPy has it. */
  name: string;
  instructions: string;
  demos: readonly JsonObject[];
}
