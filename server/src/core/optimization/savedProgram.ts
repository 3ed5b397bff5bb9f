import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';

/** A predictor as DSPy saved it. */
export interface SavedPredictor {
  name: string;
  /** Absent in files of 2023, which had none. */
  instructions: string | undefined;
  /** The fields' prompts and descriptions, in order: their names are not in the file. */
  fields: readonly { prefix: string; description: string }[];
  demos: readonly SavedDemo[];
}

/** An example in a saved prompt. */
export interface SavedDemo {
  /** All fields by name, inputs and outputs together: the file does not tell them apart. */
  values: JsonObject;
  /** True where an optimizer made it. */
  isAugmented: boolean;
}

/** A program's state as `save()` of DSPy 2 and 3 writes it. */
export interface SavedProgram {
  predictors: readonly SavedPredictor[];
  /** Versions of what saved it, by name. */
  versions: Readonly<Record<string, string>>;
}

/** Reads a saved state: plain data, nothing of it is run. Answers a sentence where it is none. */
export function readSavedProgram(value: JsonValue): SavedProgram | { mistake: string } {
  if (!isJsonObject(value)) return { mistake: 'it is no mapping of predictors' };
  // A program that is one predictor is saved as that.
  const states = isState(value) ? { self: value } : value;
  const predictors = Object.entries(states).flatMap(([name, state]) =>
    isJsonObject(state) && isState(state) ? [predictorOf(name, state)] : [],
  );
  if (predictors.length === 0) return { mistake: 'it has no predictor with demos' };
  const metadata = value['metadata'];
  const versions = isJsonObject(metadata) ? metadata['dependency_versions'] : undefined;
  return { predictors, versions: isJsonObject(versions) ? textsOf(versions) : {} };
}

function isState(value: JsonObject): boolean {
  return Array.isArray(value['demos']);
}

function predictorOf(name: string, state: JsonObject): SavedPredictor {
  const signature = state['signature'];
  const { instructions, fields } = isJsonObject(signature) ? signature : {};
  const demos = Array.isArray(state['demos']) ? state['demos'] : [];
  return {
    name,
    instructions: typeof instructions === 'string' ? instructions : undefined,
    fields: (Array.isArray(fields) ? fields : []).flatMap((field) => {
      if (!isJsonObject(field)) return [];
      const { prefix, description } = field;
      return [{ prefix: textOf(prefix), description: textOf(description) }];
    }),
    demos: demos.flatMap((demo) => (isJsonObject(demo) ? [demoOf(demo)] : [])),
  };
}

function demoOf(demo: JsonObject): SavedDemo {
  const own = Object.entries(demo).filter(([name]) => name !== 'augmented' && !name.startsWith('dspy_'));
  return { values: Object.fromEntries(own), isAugmented: demo['augmented'] === true };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: JsonObject): Record<string, string> {
  const texts = Object.entries(value).filter(([, one]) => typeof one === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}
