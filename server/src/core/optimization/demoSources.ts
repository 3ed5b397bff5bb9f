import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { canonicalText } from '../records/contentHash.ts';

/** The record that a demo was made of. */
export interface DemoSource {
  id: string;
  /** False where only the inputs are the record's: the outputs are then the model's. */
  hasOutputs: boolean;
}

/** Finds the records of demos, by what they say: saved programs name none. */
export type FindDemoSource = (values: JsonObject) => DemoSource | undefined;

/**
 * Prepares to find the records of demos: the example whose input is among the demo's fields, value for value; of several one
 * whose expected output is too. Examples whose input is no mapping cannot be found, since demos know values by names only.
 */
export function demoSources(examples: Iterable<{ id: string; value: JsonObject }>): FindDemoSource {
  const byNames = new Map<string, { names: readonly string[]; found: Map<string, Candidate[]> }>();
  for (const { id, value } of examples) {
    const { input, expected_output: output } = value;
    if (!isJsonObject(input) || Object.keys(input).length === 0) continue;
    const names = Object.keys(input).sort();
    const group = byNames.get(names.join('\0')) ?? { names, found: new Map<string, Candidate[]>() };
    byNames.set(names.join('\0'), group);
    const key = canonicalText(input);
    group.found.set(key, [...(group.found.get(key) ?? []), { id, output: output ?? null }]);
  }
  // The example that says most of the demo is its source.
  const groups = [...byNames.values()].sort((a, b) => b.names.length - a.names.length);
  return (values) => {
    for (const { names, found } of groups) {
      if (!names.every((name) => name in values)) continue;
      const candidates = found.get(canonicalText(part(values, names))) ?? [];
      const whole = candidates.find(({ output }) => hasOutput(values, names, output));
      const [first] = candidates;
      if (whole !== undefined) return { id: whole.id, hasOutputs: true };
      if (first !== undefined) return { id: first.id, hasOutputs: false };
    }
    return undefined;
  };
}

interface Candidate {
  id: string;
  output: JsonValue;
}

function part(values: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

/** True where a demo has an example's output: by its names, or as one of the values that are no input. */
function hasOutput(values: JsonObject, inputs: readonly string[], output: JsonValue): boolean {
  const isSame = (one: JsonValue | undefined, other: JsonValue): boolean =>
    one !== undefined && canonicalText(one) === canonicalText(other);
  if (isJsonObject(output))
    return Object.entries(output).every(([name, value]) => isSame(values[name], value));
  return Object.entries(values).some(([name, value]) => !inputs.includes(name) && isSame(value, output));
}
