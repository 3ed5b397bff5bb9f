import type { Problem } from '../../../../shared/src/problem.ts';
import type { ProblemCode } from '../document/codes.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { FieldSide, PythonFile, PythonModule, PythonSignature } from '../python/pythonModule.ts';
import { compareFields, type FieldDifference } from '../signatures/compareFields.ts';
import type { LinePlace } from '../signatures/fields.ts';
import { nearest } from '../signatures/nearest.ts';
import {
  rangeOfPlace,
  readTemplateSignature,
  type TemplateSignature,
} from '../signatures/templateSignature.ts';
import type { RecordFacts } from '../document/analysis.ts';
import type { Rule } from './rule.ts';

/** Most characters of a type that a message names. */
const LONGEST_TYPE = 80;

const OUTSIDE: PythonFile = { state: 'unreadable', reason: 'lies outside the repository' };

/** A template that names a signature in Python has the fields of that signature, on their sides, with their types. */
export const pythonSignature: Rule = {
  codes: [
    'signature.file-missing',
    'signature.file-unreadable',
    'signature.class-missing',
    'signature.python-missing-field',
    'signature.python-extra-field',
    'signature.python-wrong-side',
    'signature.python-wrong-type',
  ],
  check({ uri, documents }, { python }) {
    if (python === undefined) return [];
    return documents.flatMap(({ facts, line }): Problem[] => {
      if (facts?.signature === undefined) return [];
      const template = readTemplateSignature(facts.signature);
      const pythonUri = python.uriOf(uri, template.path);
      const file = pythonUri === undefined ? OUTSIDE : python.fileAt(pythonUri, uri);
      const problems = file === undefined ? [] : new TemplateCheck(template, facts).run(file);
      return problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) }));
    });
  },
};

/** The signature of a Python file that has the name. */
export function signatureIn({ signatures }: PythonModule, className: string): PythonSignature | undefined {
  return signatures.find(({ name }) => name === className);
}

/** The check of one template against the file that it names. */
class TemplateCheck {
  readonly #template: TemplateSignature;
  readonly #facts: RecordFacts;

  constructor(template: TemplateSignature, facts: RecordFacts) {
    this.#template = template;
    this.#facts = facts;
  }

  run(file: PythonFile): Problem[] {
    const { path, className, place } = this.#template;
    if (file.state === 'missing') {
      return [this.#problem('signature.file-missing', `The Python file ${path} does not exist.`, place)];
    }
    if (file.state === 'unreadable') {
      const message = `The Python file ${path} is not read: it ${file.reason}.`;
      return [this.#problem('signature.file-unreadable', message, place)];
    }
    const signature = signatureIn(file.module, className);
    if (signature === undefined) return this.#classMissing(file.module);
    return compareFields(this.#template, signature).map((difference) =>
      this.#describe(difference, signature, file.uri),
    );
  }

  /** A class that cannot be seen while its file is being typed may be there a moment later. */
  #classMissing({ signatures, otherClasses, unclearClasses, isIntact }: PythonModule): Problem[] {
    const { path, className, place } = this.#template;
    if (otherClasses.includes(className)) {
      const message = `The class \`${className}\` of ${path} is no \`dspy.Signature\`.`;
      return [this.#problem('signature.class-missing', message, place)];
    }
    if (!isIntact || unclearClasses.includes(className)) return [];
    const near = nearest(
      className,
      signatures.map(({ name }) => name),
    );
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    const message = `${path} has no signature \`${className}\`.${hint}`;
    const data = near === undefined ? undefined : { suggestion: `${path}:${near}` };
    return [this.#problem('signature.class-missing', message, place, data)];
  }

  #describe(difference: FieldDifference, signature: PythonSignature, uri: string): Problem {
    const { code, message, at, data } = described(difference, `\`${signature.name}\``, this.#template);
    const problem = this.#problem(code, message, at ?? this.#template.place, data);
    const place =
      'python' in difference
        ? { range: difference.python.range, message: 'The field in Python' }
        : { range: signature.range, message: 'The signature in Python' };
    return { ...problem, related: [{ uri, ...place }] };
  }

  #problem(
    code: ProblemCode,
    message: string,
    place: LinePlace | undefined,
    data?: Record<string, string>,
  ): Problem {
    const range = place === undefined ? this.#facts.idRange : rangeOfPlace(place);
    return problemOf(code, message, range, data);
  }
}

/** What is said of a difference, and where in the template. */
interface Description {
  code: ProblemCode;
  message: string;
  at: LinePlace | undefined;
  data?: Record<string, string>;
}

function described(difference: FieldDifference, name: string, { sides }: TemplateSignature): Description {
  if (difference.kind === 'missing') {
    const { name: field, side, type } = difference.python;
    const message = `The template lacks the ${sideName(side)} \`${field}\` (${short(type)}), which ${name} in Python has.`;
    return { code: 'signature.python-missing-field', message, at: sides[side], data: { field } };
  }
  const { field, kind } = difference;
  if (kind === 'extra') {
    const { suggestion } = difference;
    const hint = suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
    const message = `${name} in Python has no ${sideName(field.side)} \`${field.name}\`.${hint}`;
    const data = suggestion === undefined ? {} : { data: { suggestion } };
    return { code: 'signature.python-extra-field', message, at: field.place, ...data };
  }
  const { side, type } = difference.python;
  if (kind === 'wrong-side') {
    const message = `\`${field.name}\` is an ${sideName(field.side)} here, and an ${sideName(side)} of ${name} in Python.`;
    return { code: 'signature.python-wrong-side', message, at: field.place, data: { field: field.name } };
  }
  const message = `\`${field.name}\` has the type ${short(field.type)} here, and ${short(type)} in Python.`;
  const at = field.typePlace ?? field.place;
  return { code: 'signature.python-wrong-type', message, at, data: { field: field.name } };
}

/** A type for a message: enumerations can be long. */
function short(type: string): string {
  return type.length <= LONGEST_TYPE ? type : `${type.slice(0, LONGEST_TYPE - 1).toWellFormed()}…`;
}

function sideName(side: FieldSide): string {
  return side === 'inputs' ? 'input' : 'output';
}
