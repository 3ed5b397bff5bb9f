import type { BoundDocument } from '../../document/analysis.ts';
import { keyText } from '../../document/buildTree.ts';
import type { MapNode, PairNode, ScalarNode, YamlNode } from '../../document/tree.ts';
import { normaliseId } from '../../records/identity.ts';
import { describeKind } from '../../records/kinds.ts';
import type { FeatureContext } from '../../workspace/context.ts';

/** LSP's own types, so that every theme has colours for them. */
export const SIGN_TYPES = ['property', 'variable', 'enumMember', 'function', 'namespace', 'number'] as const;

/** LSP's own, and two that the manifest explains: a key that the schema lacks, and a reference that leads nowhere. */
export const SIGN_MODIFIERS = ['declaration', 'deprecated', 'unknown', 'unresolved'] as const;

/** A word of a document that means something to the project. Offsets into the segment; it ends on its line. */
export interface Sign {
  start: number;
  end: number;
  type: (typeof SIGN_TYPES)[number];
  modifiers: readonly (typeof SIGN_MODIFIERS)[number][];
}

type Meaning = Pick<Sign, 'type' | 'modifiers'>;

/** Properties whose values are names that records share. */
const NAMES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['function_name', { type: 'function', modifiers: [] }],
  ['domain', { type: 'namespace', modifiers: [] }],
]);

/** The words of a document that the schema or the workspace knows, in the order of the text. */
export function signsOf(document: BoundDocument, context: FeatureContext): Sign[] {
  const signs: Sign[] = [];
  const add = (node: ScalarNode, meaning: Meaning | undefined): void => {
    const isWord = node.end > node.start && !node.source.includes('\n');
    if (meaning !== undefined && isWord) signs.push({ start: node.start, end: node.end, ...meaning });
  };
  const visit = (node: YamlNode | undefined, pair: PairNode | undefined): void => {
    if (node?.type === 'map') {
      for (const inner of node.pairs) {
        add(inner.key, meaningOfKey(inner.key, node, context));
        visit(inner.value, inner);
      }
    } else if (node?.type === 'sequence') for (const item of node.items) visit(item, undefined);
    else if (node?.type === 'scalar') add(node, meaningOfValue(node, pair, document, context));
  };
  visit(document.root, undefined);
  return signs;
}

function meaningOfKey(
  key: ScalarNode,
  { definition }: MapNode,
  context: FeatureContext,
): Meaning | undefined {
  if (definition === undefined) return undefined;
  if (definition.properties.has(keyText(key))) return { type: 'property', modifiers: [] };
  if (key.definition?.reference !== undefined) return meaningOfReference(key, context);
  return definition.additional === false ? { type: 'property', modifiers: ['unknown'] } : undefined;
}

function meaningOfValue(
  node: ScalarNode,
  pair: PairNode | undefined,
  document: BoundDocument,
  context: FeatureContext,
): Meaning | undefined {
  const { definition, value, parent } = node;
  if (definition === undefined) return undefined;
  if (definition.reference !== undefined) return meaningOfReference(node, context);
  if (definition.enumValues.includes(value)) return { type: 'enumMember', modifiers: [] };
  const isNumber = typeof value === 'number' || definition.format === 'date-time';
  if (isNumber) return { type: 'number', modifiers: [] };
  const name = pair === undefined ? '' : keyText(pair.key);
  if (parent === document.root && typeof value === 'string') {
    const isId = name === describeKind(document.kind).idProperty;
    return isId ? { type: 'variable', modifiers: ['declaration'] } : NAMES.get(name);
  }
  const isField = parent?.definition?.name === 'predicate' && name === 'field';
  return isField ? { type: 'property', modifiers: [] } : undefined;
}

function meaningOfReference(node: ScalarNode, context: FeatureContext): Meaning | undefined {
  if (typeof node.value !== 'string') return undefined;
  const [entry] = context.index.byId(normaliseId(node.value));
  if (entry === undefined)
    return { type: 'variable', modifiers: context.knowsAllFiles() ? ['unresolved'] : [] };
  return { type: 'variable', modifiers: entry.facts.status === 'deprecated' ? ['deprecated'] : [] };
}
