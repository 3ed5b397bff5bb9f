import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { Finding } from '../document/finding.ts';

/**
 * Names that DSPy 3 uses itself: a field of that name fails when the program is called, or gives a method instead of the
 * value. Found by running DSPy with a signature of each.
 */
const RESERVED: ReadonlySet<string> = new Set(
  'signature instructions fields input_fields output_fields model_config demos lm config new_signature self'.split(
    ' ',
  ),
);
const RESERVED_OUTPUTS: ReadonlySet<string> = new Set(
  'items keys values inputs labels copy get toDict without with_inputs'.split(' '),
);

/** What is wrong with a template's fields beyond its schema: names that DSPy reserves, and names given twice. */
export function templateProblems(template: JsonObject): Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const side of ['inputs', 'outputs'] as const) {
    const fields = template[side];
    for (const [at, field] of (Array.isArray(fields) ? fields : []).entries()) {
      const name = isJsonObject(field) ? field['name'] : undefined;
      if (typeof name !== 'string') continue;
      const path = [side, at, 'name'];
      if (isReserved(name, side === 'outputs')) {
        const message = `DSPy uses the name \`${name}\` itself; a field needs another one, for example \`${name}_text\`.`;
        found.push({ code: 'signature.reserved-name', message, path, at: 'value' });
      }
      if (seen.has(name)) {
        const message = `Another field of the template has the name \`${name}\` already.`;
        found.push({ code: 'signature.duplicate-field', message, path, at: 'value' });
      }
      seen.add(name);
    }
  }
  return found;
}

function isReserved(name: string, isOutput: boolean): boolean {
  return RESERVED.has(name) || name.startsWith('dspy_') || (isOutput && RESERVED_OUTPUTS.has(name));
}
