import type { TreeDocument } from '../../document/analysis.ts';
import type { ScalarNode, YamlNode } from '../../document/tree.ts';

/** True where the offset lies inside brackets or braces that were opened on an earlier line. */
export function isInFlow(document: TreeDocument, offset: number): boolean {
  const lineStart = document.segment.text.lastIndexOf('\n', offset - 1) + 1;
  for (const node of nodesAround(document.root, offset)) {
    if ((node.type === 'map' || node.type === 'sequence') && node.flow && node.start < lineStart) return true;
  }
  return false;
}

/** True inside a text that runs over several lines, below its first one: there is nothing to complete in prose. */
export function isInText(document: TreeDocument, offset: number): boolean {
  const { text } = document.segment;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const innermost = nodesAround(document.root, offset).at(-1);
  if (innermost?.type !== 'scalar' || innermost.start >= lineStart) return false;
  return isQuoted(innermost) ? offset < innermost.end : offset - lineStart > indentOf(text, innermost);
}

/** The nodes that hold the offset, from the root inwards. */
function nodesAround(root: YamlNode | undefined, offset: number): YamlNode[] {
  const around: YamlNode[] = [];
  const holds = (node: YamlNode | undefined): node is YamlNode =>
    node !== undefined && node.start <= offset && offset <= node.end;
  let node = root;
  while (holds(node)) {
    around.push(node);
    if (node.type === 'map') node = node.pairs.map((pair) => pair.value).find(holds);
    else node = node.type === 'sequence' ? node.items.find(holds) : undefined;
  }
  return around;
}

function isQuoted(node: ScalarNode): boolean {
  return node.source.startsWith('"') || node.source.startsWith("'");
}

/** Width of the indentation, list dashes included, of the line on which a node begins. */
function indentOf(text: string, node: YamlNode): number {
  const lineStart = text.lastIndexOf('\n', node.start - 1) + 1;
  return /^\s*(?:- +)*/.exec(text.slice(lineStart, node.start))?.[0].length ?? 0;
}
