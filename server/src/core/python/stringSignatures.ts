import type { SyntaxNode } from '@lezer/common';
import type { DspyNames } from './dspyNames.ts';
import type { FieldSide, PythonField, PythonSignature } from './pythonModule.ts';
import { cleanDocumentation, type PythonText } from './pythonText.ts';
import { argumentsOf } from './statements.ts';

/** What takes a signature as its first argument. */
const TAKES_SIGNATURE: ReadonlySet<string> = new Set(
  'Signature Predict ChainOfThought ReAct ReActV2 ProgramOfThought CodeAct MultiChainComparison'.split(' '),
);

/**
 * Signatures that are written as text, `answer = dspy.Predict("question -> answer: str")`, by the name of the variable or
 * attribute that holds them. Of two with one name the last one holds.
 */
export function readStringSignatures(
  assignments: readonly SyntaxNode[],
  source: PythonText,
  names: DspyNames,
): PythonSignature[] {
  const found = new Map<string, PythonSignature>();
  for (const assignment of assignments) {
    const target = assignment.firstChild;
    const nameNode = target?.name === 'MemberExpression' ? target.lastChild : target;
    const call = assignment.lastChild;
    if (!nameNode || !/^(VariableName|PropertyName)$/.test(nameNode.name) || !call?.firstChild) continue;
    if (!TAKES_SIGNATURE.has(names.memberOf(source.of(call.firstChild)) ?? '')) continue;
    const read = readCall(call, source);
    const name = source.of(nameNode);
    if (read !== undefined) found.set(name, { name, range: source.rangeOf(nameNode), ...read });
  }
  return [...found.values()];
}

function readCall(call: SyntaxNode, source: PythonText): Omit<PythonSignature, 'name' | 'range'> | undefined {
  const { positional, named } = argumentsOf(call.getChild('ArgList'), (node) => source.of(node));
  const node = positional[0] ?? named.get('signature');
  const text = source.stringOf(node);
  if (node === undefined || text === undefined) return undefined;
  const start = source.plainStart(node);
  const parsed = parseStringSignature(text);
  const instructions = source.stringOf(named.get('instructions') ?? positional[1]);
  return {
    isWhole: parsed.isWhole,
    ...(instructions !== undefined && { documentation: cleanDocumentation(instructions) }),
    fields: parsed.fields.map(({ at, ...field }): PythonField => {
      const place = start === undefined ? node : { from: start + at, to: start + at + field.name.length };
      return { ...field, range: source.rangeOf(place) };
    }),
  };
}

/** A field of a signature as text; `at` is the offset of its name. */
export interface WrittenField {
  name: string;
  side: FieldSide;
  type: string;
  at: number;
}

/**
 * Reads `question, context: list[str] -> answer: str`. Total: what is no field is left out, and `isWhole` is false then.
 * Nothing is imported or run; the types are text.
 */
export function parseStringSignature(text: string): { fields: WrittenField[]; isWhole: boolean } {
  const fields: WrittenField[] = [];
  let side: FieldSide = 'inputs';
  let isWhole = true;
  for (const { part, at, end } of partsOf(text)) {
    const name = /^\s*([A-Za-z_]\w*)/.exec(part)?.[1] ?? '';
    const start = part.length - part.trimStart().length;
    const rest = part.slice(start + name.length).trim();
    if (name === '' || !/^(:|$)/.test(rest) || rest === ':') isWhole = false;
    else {
      const type = rest === '' ? 'str' : rest.slice(1).trim().replace(/\s+/g, ' ');
      fields.push({ name, side, type, at: at + start });
    }
    if (end !== '->') continue;
    isWhole &&= side === 'inputs';
    side = 'outputs';
  }
  return { fields, isWhole: isWhole && side === 'outputs' };
}

/** Parts between commas and arrows outside brackets and quotes, each with what ends it. */
function* partsOf(text: string): Generator<{ part: string; at: number; end: string }> {
  let depth = 0;
  let at = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|->|[[\](){},]/gs)) {
    if (/^[[({]$/.test(mark)) depth++;
    else if (/^[\])}]$/.test(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (mark === ',' || mark === '->')) {
      yield { part: text.slice(at, index), at, end: mark };
      at = index + mark.length;
    }
  }
  yield { part: text.slice(at), at, end: '' };
}
