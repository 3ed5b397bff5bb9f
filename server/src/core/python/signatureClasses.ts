import type { SyntaxNode } from '@lezer/common';
import type { DspyNames } from './dspyNames.ts';
import type { FieldSide, PythonField, PythonModule, PythonSignature } from './pythonModule.ts';
import { cleanDocumentation, type PythonText } from './pythonText.ts';
import { argumentsOf, childrenOf, hasErrorsIn, type Statements } from './statements.ts';
import { TypeAliases } from './typeAliases.ts';

/** Base classes in a row that are followed, and fields that are kept; beyond, a signature is not whole. */
const LONGEST_CHAIN = 50;
const MOST_FIELDS = 200;

const SIDE_OF: Readonly<Record<string, FieldSide>> = {
  InputField: 'inputs',
  OldInputField: 'inputs',
  OutputField: 'outputs',
  OldOutputField: 'outputs',
};

/** A class by itself, without what it inherits. */
interface ReadClass {
  name: string;
  node: SyntaxNode;
  nameNode: SyntaxNode;
  bases: readonly string[];
  fields: readonly PythonField[];
  isWhole: boolean;
}

/** What a class is with its bases; `undefined` where it is no signature, `unclear` where nobody can know. */
type Inherited = Pick<PythonSignature, 'fields' | 'isWhole'> | 'unclear' | undefined;

/** Bases that are no signatures, wherever they come from. */
const PLAIN_BASE = /^(object|str|int|dict|list|\w*Exception|\w*Error|(enum\.)?(Str|Int)?Enum)$/;

/** The classes of a file that are signatures, and the names of those that are none, or may be some. Of two with one name the last one holds. */
export function readClasses(
  { classes, aliases }: Statements,
  source: PythonText,
  names: DspyNames,
): Omit<PythonModule, 'isIntact'> {
  const types = new TypeAliases(aliases, source);
  const byName = new Map<string, ReadClass>();
  for (const node of classes) {
    const read = readClass(node, { source, names, types });
    const before = read && byName.get(read.name);
    // A class within another or a function does not stand for one of the module.
    if (read !== undefined && (before === undefined || isOfModule(node) || !isOfModule(before.node)))
      byName.set(read.name, read);
  }
  const bases = new Inheritance(byName, names);
  const signatures: PythonSignature[] = [];
  const otherClasses: string[] = [];
  const unclearClasses: string[] = [];
  for (const { name, node, nameNode } of byName.values()) {
    const inherited = bases.of(name, 0);
    if (inherited === undefined) otherClasses.push(name);
    else if (inherited === 'unclear') unclearClasses.push(name);
    else {
      const documentation = documentationOf(node, source);
      signatures.push({
        name,
        range: source.rangeOf(nameNode),
        ...(documentation !== undefined && { documentation }),
        ...inherited,
      });
    }
  }
  return { signatures, otherClasses, unclearClasses };
}

interface Reading {
  source: PythonText;
  names: DspyNames;
  types: TypeAliases;
}

function readClass(node: SyntaxNode, reading: Reading): ReadClass | undefined {
  const { source } = reading;
  const nameNode = node.getChild('VariableName');
  if (nameNode === null) return undefined;
  const { positional } = argumentsOf(node.getChild('ArgList'), (one) => source.of(one));
  const fields: PythonField[] = [];
  let isWhole = !hasErrorsIn(node);
  for (const statement of childrenOf(node.getChild('Body'))) {
    if (statement.name !== 'AssignStatement' || statement.firstChild?.name !== 'VariableName') continue;
    const field = readField(statement, statement.firstChild, reading);
    if (field === undefined) isWhole = false;
    else fields.push(field);
  }
  const bases = positional.map((base) => source.of(base));
  return { name: source.of(nameNode), node, nameNode, bases, fields, isWhole };
}

/** `name: type = dspy.InputField(…)`; `undefined` for what is none, or not yet. */
function readField(
  statement: SyntaxNode,
  nameNode: SyntaxNode,
  { source, names, types }: Reading,
): PythonField | undefined {
  const call = statement.lastChild?.name === 'CallExpression' ? statement.lastChild : undefined;
  const callee = call?.firstChild;
  const side = callee ? SIDE_OF[names.memberOf(source.of(callee)) ?? ''] : undefined;
  if (call === undefined || side === undefined) return undefined;
  const annotation = statement.getChild('TypeDef')?.firstChild?.nextSibling;
  const description = source.stringOf(
    argumentsOf(call.getChild('ArgList'), (one) => source.of(one)).named.get('desc'),
  );
  return {
    name: source.of(nameNode),
    side,
    type: annotation ? types.resolve(source.lineOf(annotation)) : 'str',
    ...(description !== undefined && { description }),
    range: source.rangeOf(nameNode),
  };
}

/** The fields of classes with those of their bases, each class looked at once. */
class Inheritance {
  readonly #classes: ReadonlyMap<string, ReadClass>;
  readonly #names: DspyNames;
  readonly #known = new Map<string, Inherited>();

  constructor(classes: ReadonlyMap<string, ReadClass>, names: DspyNames) {
    this.#classes = classes;
    this.#names = names;
  }

  /** `depth` is how many classes led here. A class that is its own base has none. */
  of(name: string, depth: number): Inherited {
    if (this.#known.has(name)) return this.#known.get(name);
    const read = this.#classes.get(name);
    if (read === undefined || depth > LONGEST_CHAIN) return undefined;
    this.#known.set(name, undefined);
    const inherited = this.#inherit(read, depth);
    this.#known.set(name, inherited);
    return inherited;
  }

  /** A base of another file may be a signature, and may have fields. */
  #inherit(read: ReadClass, depth: number): Inherited {
    let fields: readonly PythonField[] = [];
    let { isWhole } = read;
    let isSignature = read.fields.length > 0 && read.bases.length > 0;
    let isUnclear = false;
    for (const base of read.bases) {
      const above = this.of(base, depth + 1);
      if (this.#names.memberOf(base) === 'Signature') isSignature = true;
      else if (above === 'unclear' || (above === undefined && !this.#isKnown(base))) isUnclear = true;
      else if (above !== undefined) {
        isSignature = true;
        isWhole &&= above.isWhole;
        fields = merge(fields, above.fields);
      }
    }
    if (!isSignature) return isUnclear ? 'unclear' : undefined;
    isWhole &&= !isUnclear;
    const all = merge(fields, read.fields);
    return { fields: all.slice(0, MOST_FIELDS), isWhole: isWhole && all.length <= MOST_FIELDS };
  }

  /** True for a class of this file, of DSPy or of Python itself. */
  #isKnown(base: string): boolean {
    return this.#classes.has(base) || this.#names.memberOf(base) !== undefined || PLAIN_BASE.test(base);
  }
}

/** A field that is declared again keeps its place. */
function merge(before: readonly PythonField[], after: readonly PythonField[]): PythonField[] {
  const merged = new Map(before.map((field) => [field.name, field]));
  for (const field of after) merged.set(field.name, field);
  return [...merged.values()];
}

function documentationOf(node: SyntaxNode, source: PythonText): string | undefined {
  const first = node.getChild('Body')?.getChild('ExpressionStatement');
  const isFirst = first?.prevSibling?.name === ':';
  const text = isFirst ? source.stringOf(first.firstChild) : undefined;
  return text === undefined ? undefined : cleanDocumentation(text);
}

function isOfModule({ parent }: SyntaxNode): boolean {
  const around = parent?.name === 'DecoratedStatement' ? parent.parent : parent;
  return around?.name === 'Script';
}
