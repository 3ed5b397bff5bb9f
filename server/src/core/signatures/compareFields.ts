import type { PythonField, PythonSignature } from '../python/pythonModule.ts';
import { nearest } from './nearest.ts';
import { parsePythonType } from './pythonType.ts';
import { isSameType } from './sameType.ts';
import type { PlacedField, TemplateSignature } from './templateSignature.ts';

/** How a template's fields differ from those of its signature in Python. `suggestion`: the name that was probably meant. */
export type FieldDifference =
  | { kind: 'missing'; python: PythonField }
  | { kind: 'extra'; field: PlacedField; suggestion?: string }
  | { kind: 'wrong-side' | 'wrong-type'; field: PlacedField; python: PythonField };

/**
 * Compares a template with its signature, both ways. Where not all fields of the signature were read, none of the
 * template is said to be one too many. A module other than `predict` adds the output `reasoning` by itself.
 */
export function compareFields(template: TemplateSignature, signature: PythonSignature): FieldDifference[] {
  const inPython = new Map(signature.fields.map((field) => [field.name, field]));
  const present = new Set(template.fields.map(({ name }) => name));
  const missing = signature.fields.filter(({ name }) => !present.has(name));
  const isAdded = ({ name, side }: PlacedField): boolean =>
    name === 'reasoning' && side === 'outputs' && /^(chain_of_thought|react)$/.test(template.module);
  const ofTemplate = template.fields.flatMap((field): FieldDifference[] => {
    const python = inPython.get(field.name);
    if (python === undefined) {
      if (!signature.isWhole || isAdded(field)) return [];
      const suggestion = nearest(
        field.name,
        missing.filter(({ side }) => side === field.side).map(({ name }) => name),
      );
      return [{ kind: 'extra', field, ...(suggestion !== undefined && { suggestion }) }];
    }
    if (python.side !== field.side) return [{ kind: 'wrong-side', field, python }];
    const isSame = isSameType(parsePythonType(field.type), parsePythonType(python.type));
    return isSame ? [] : [{ kind: 'wrong-type', field, python }];
  });
  return [...missing.map((python): FieldDifference => ({ kind: 'missing', python })), ...ofTemplate];
}
