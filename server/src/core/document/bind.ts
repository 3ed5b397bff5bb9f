import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import { keyText } from './buildTree.ts';
import type { YamlNode } from './tree.ts';

/**
 * Stamps every node of a tree with the definition of its place. A key is stamped only where the schema says
 * something of keys (references and formats of names); what it says of the property stands on the value and is
 * found by `childDefinition` of the mapping's definition. The target of an alias has the definition of the place
 * where it was written.
 */
export function bindTree(root: YamlNode | undefined, definition: Definition | undefined): void {
  if (root === undefined) return;
  root.definition = definition;
  if (root.type === 'map') {
    for (const { key, value } of root.pairs) {
      key.definition = definition?.propertyNames;
      bindTree(value, childDefinition(definition, keyText(key)));
    }
  } else if (root.type === 'sequence') {
    for (const item of root.items) bindTree(item, definition?.items);
  }
}
