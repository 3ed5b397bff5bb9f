import type { Problem, TextRange } from '../../../../shared/src/problem.ts';
import type { ProblemCode } from '../document/codes.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import {
  readExampleFields,
  readTemplateFields,
  SIDES,
  type FieldFact,
  type LinePlace,
  type Side,
  type SideFacts,
  type TemplateField,
} from '../signatures/fields.ts';
import { nearest } from '../signatures/nearest.ts';
import { isOptional, parsePythonType, type PythonType } from '../signatures/pythonType.ts';
import { fitOf, nameOf, type Sketch } from '../signatures/sketch.ts';
import { functionKey } from '../workspace/links.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** Most values of an enumeration that a message names. */
const NAMED_VALUES = 12;

/** A template's field with its type read. */
interface TypedField extends TemplateField {
  parsed: PythonType;
}

interface Signature {
  name: string;
  sides: Record<Side, readonly TypedField[]>;
  /** Outputs that the module adds by itself. */
  added: ReadonlySet<string>;
}

/**
 * The input and expected output of an example have the fields of its template, with values of their types. The templates
 * of an example are those whose name stands for its function; where there are several, one that fits is enough.
 */
export const signature: Rule = {
  codes: [
    'signature.missing-field',
    'signature.extra-field',
    'signature.wrong-type',
    'signature.not-in-enum',
  ],
  check(file, { index }) {
    const signatures = new Map<string, readonly Signature[]>();
    // Most records of a file have the same fields at the same places.
    const known = new Map<string, readonly Problem[]>();
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      if (facts?.kind !== 'example' || facts.functionName === undefined || facts.fields === undefined)
        return [];
      const { functionName, fields, idRange } = facts;
      const templates =
        signatures.get(functionName) ?? index.linked(functionKey(functionName)).flatMap(readSignature);
      signatures.set(functionName, templates);
      if (templates.length === 0) return [];
      const { line: idLine, character } = idRange.start;
      const key = [functionName, idLine, character, fields].join('\n');
      const problems = known.get(key) ?? fewestProblems(fields, templates, idRange);
      known.set(key, problems);
      return problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, line) }));
    });
  },
};

function readSignature({ facts }: RecordEntry): Signature[] {
  if (facts.fields === undefined || facts.status === 'archived') return [];
  const { inputs, outputs, module } = readTemplateFields(facts.fields);
  if (inputs.length === 0 || outputs.length === 0) return [];
  const typed = (fields: readonly TemplateField[]): TypedField[] =>
    fields.map((field) => ({ ...field, parsed: parsePythonType(field.type) }));
  const added = new Set(module === 'predict' ? [] : ['reasoning']);
  return [{ name: facts.name, sides: { input: typed(inputs), expected_output: typed(outputs) }, added }];
}

function fewestProblems(fields: string, templates: readonly Signature[], idRange: TextRange): Problem[] {
  const example = readExampleFields(fields);
  let fewest: Problem[] | undefined;
  for (const template of templates) {
    const found = SIDES.flatMap((side) => new SideCheck(template, side, example[side], idRange).run());
    if (fewest === undefined || found.length < fewest.length) fewest = found;
  }
  return fewest ?? [];
}

/** The check of one side of an example against one template. */
class SideCheck {
  readonly #template: Signature;
  readonly #side: Side;
  readonly #facts: SideFacts;
  readonly #elsewhere: TextRange;

  constructor(template: Signature, side: Side, facts: SideFacts, elsewhere: TextRange) {
    this.#template = template;
    this.#side = side;
    this.#facts = facts;
    this.#elsewhere = elsewhere;
  }

  run(): Problem[] {
    const wanted = this.#template.sides[this.#side];
    const { fields, whole } = this.#facts;
    if (fields === undefined) return this.#checkWhole(wanted, whole);
    const present = new Set(fields.map(({ name }) => name));
    const [only] = wanted;
    if (only !== undefined && wanted.length === 1 && !present.has(only.name) && isMapping(only.parsed)) {
      return this.#checkWhole(wanted, { dict: fields.map(({ sketch }) => sketch) });
    }
    const missing = wanted.filter(({ name, parsed }) => !present.has(name) && !isOptional(parsed));
    const absent = wanted.map(({ name }) => name).filter((name) => !present.has(name));
    return [
      ...missing.map(({ name, type }) => {
        const message = `The ${this.#sideName} lacks \`${name}\` (${type}), which ${this.#templateName} has.`;
        return this.#problem('signature.missing-field', message, this.#facts.key, {
          field: name,
          side: this.#side,
          type,
        });
      }),
      ...fields.flatMap((field) => this.#checkField(field, wanted, absent)),
    ];
  }

  /** A value that does not have the only field stands for it. */
  #checkWhole(wanted: readonly TypedField[], whole: Sketch | undefined): Problem[] {
    const [only] = wanted;
    if (whole === undefined || only === undefined) return [];
    if (wanted.length === 1) return this.#checkValue(only, whole, this.#facts.key, undefined);
    const names = wanted.map(({ name }) => `\`${name}\``).join(', ');
    const message = `The ${this.#sideName} is of the type ${nameOf(whole)}, and ${this.#templateName} has the fields ${names}.`;
    return [this.#problem('signature.missing-field', message, this.#facts.key)];
  }

  #checkField(field: FieldFact, wanted: readonly TypedField[], absent: readonly string[]): Problem[] {
    const { name, sketch, key, value } = field;
    const declared = wanted.find((one) => one.name === name);
    if (declared !== undefined) return this.#checkValue(declared, sketch, key, value);
    if (this.#side === 'expected_output' && this.#template.added.has(name)) return [];
    const suggestion = nearest(name, absent);
    const hint = suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
    const message = `${capital(this.#templateName)} has no ${this.#fieldName} \`${name}\`.${hint}`;
    return [
      this.#problem(
        'signature.extra-field',
        message,
        key,
        suggestion === undefined ? undefined : { suggestion },
      ),
    ];
  }

  #checkValue(
    { name, type, parsed }: TypedField,
    sketch: Sketch,
    key: LinePlace | undefined,
    value: LinePlace | undefined,
  ): Problem[] {
    const fit = fitOf(parsed, sketch);
    if (fit === 'fits') return [];
    if (fit === 'wrong-type') {
      const message = `\`${name}\` is of the type ${nameOf(sketch)} here, and ${type} in ${this.#templateName}.`;
      return [this.#problem('signature.wrong-type', message, value ?? key)];
    }
    const allowed = literalsOf(parsed);
    const written = typeof sketch !== 'string' && 'is' in sketch ? sketch.is : null;
    const suggestion = typeof written === 'string' ? nearest(written, allowed) : undefined;
    const named = allowed.slice(0, NAMED_VALUES).join(', ') + (allowed.length > NAMED_VALUES ? ', …' : '');
    const message = `${JSON.stringify(written)} is no value of \`${name}\` in ${this.#templateName}; there are ${named}.`;
    const data = suggestion === undefined || value === undefined ? undefined : { suggestion };
    return [this.#problem('signature.not-in-enum', message, value ?? key, data)];
  }

  get #sideName(): string {
    return this.#side === 'input' ? 'input' : 'expected output';
  }

  get #fieldName(): string {
    return this.#side === 'input' ? 'input' : 'output';
  }

  get #templateName(): string {
    return `the template "${this.#template.name}"`;
  }

  #problem(
    code: ProblemCode,
    message: string,
    place: LinePlace | undefined,
    data?: Record<string, string>,
  ): Problem {
    if (place === undefined) return problemOf(code, message, this.#elsewhere, data);
    const [line, start, end] = place;
    const range = { start: { line, character: start }, end: { line, character: end } };
    return problemOf(code, message, range, data);
  }
}

/** True for a type whose values are mappings, so that one of them may be written without its field's name. */
function isMapping(type: PythonType): boolean {
  return type.name === 'union' ? type.options.some(isMapping) : type.name === 'dict';
}

function literalsOf(type: PythonType): string[] {
  if (type.name === 'union') return type.options.flatMap(literalsOf);
  return type.name === 'literal'
    ? type.values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
