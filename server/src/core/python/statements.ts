import type { SyntaxNode, Tree } from '@lezer/common';

/** The places of a Python file that signatures are read from, in the order of the text. */
export interface Statements {
  imports: SyntaxNode[];
  classes: SyntaxNode[];
  /** Assignments of plain names outside of classes and functions, and `type` statements. */
  aliases: SyntaxNode[];
  /** Calls that are the value of an assignment. */
  calls: SyntaxNode[];
  hasErrors: boolean;
}

/** Walks the tree once. Depth costs no stack. */
export function collectStatements(tree: Tree): Statements {
  const found: Statements = { imports: [], classes: [], aliases: [], calls: [], hasErrors: false };
  tree.iterate({
    enter({ name, type, node }) {
      if (type.isError) found.hasErrors = true;
      if (name === 'ImportStatement') found.imports.push(node);
      else if (name === 'ClassDefinition') found.classes.push(node);
      else if (name === 'TypeDefinition') found.aliases.push(node);
      else if (name === 'AssignStatement') {
        if (node.parent?.name === 'Script' && node.firstChild?.name === 'VariableName')
          found.aliases.push(node);
        if (node.lastChild?.name === 'CallExpression') found.calls.push(node);
      }
    },
  });
  return found;
}

/** True where a part of the tree has a place that is no Python as it was understood. */
export function hasErrorsIn(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate(({ type }) => {
    if (type.isError) found = true;
    return !found;
  });
  return found;
}

/** The children of a node, in order. */
export function* childrenOf(node: SyntaxNode | null): Generator<SyntaxNode> {
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) yield child;
}

/** The arguments of a call or class: by position, and by name. */
export interface CallArguments {
  positional: readonly SyntaxNode[];
  named: ReadonlyMap<string, SyntaxNode>;
}

/** Reads an argument list. `textOf` gives the text of a node. */
export function argumentsOf(list: SyntaxNode | null, textOf: (node: SyntaxNode) => string): CallArguments {
  const positional: SyntaxNode[] = [];
  const named = new Map<string, SyntaxNode>();
  for (const child of childrenOf(list)) {
    if (/^[(),*]|^AssignOp$|^⚠$/.test(child.name)) continue;
    const { nextSibling: next, prevSibling: previous } = child;
    if (next?.name === 'AssignOp') continue;
    if (previous?.name !== 'AssignOp') positional.push(child);
    else if (previous.prevSibling !== null) named.set(textOf(previous.prevSibling), child);
  }
  return { positional, named };
}
