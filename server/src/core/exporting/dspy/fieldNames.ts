import { PYTHON_WORDS } from './pythonText.ts';

const TAKEN_BY_DSPY =
  'signature instructions fields input_fields output_fields model_config model_fields model_extra demos lm config new_signature self items keys values inputs labels copy get toDict without with_inputs';
const TAKEN: ReadonlySet<string> = new Set(TAKEN_BY_DSPY.split(' '));

/**
 * The names of fields within a DSPy program: their own, or one with an ending where DSPy or Python keeps it for itself (an
 * output named `items` would be answered with a method). The runner names them by the same rule.
 */
export function programNames(names: readonly string[]): ReadonlyMap<string, string> {
  const inside = new Map<string, string>();
  const used = new Set<string>();
  for (const name of names) {
    const isTaken = TAKEN.has(name) || PYTHON_WORDS.has(name) || /^(dspy_|_)/.test(name);
    let found = isTaken || !/^[A-Za-z_]\w*$/.test(name) ? `${name}_field` : name;
    while (used.has(found)) found += '_';
    inside.set(name, found);
    used.add(found);
  }
  return inside;
}
