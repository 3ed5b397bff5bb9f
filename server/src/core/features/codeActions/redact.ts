import type { ScalarNode, YamlNode } from '../../document/tree.ts';
import { nodeAt, offsetInDocument } from '../../document/locate.ts';
import { shiftRange } from '../../document/positions.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { replaceText } from './textEdits.ts';

/**
 * Writes a placeholder in the place of personal data or a secret. Never by itself: that it may stay, with a reason, is the
 * other choice, and what a fix of everything would take out is gone.
 */
export const redact: QuickFix = (site) => {
  const { document, problem } = site;
  const placeholder = problem.data?.['placeholder'];
  if (!problem.code.startsWith('privacy.') || placeholder === undefined) return undefined;
  const range = shiftRange(problem.range, document.line);
  const [start, end] = [offsetInDocument(document, range.start), offsetInDocument(document, range.end)];
  const node = nodeAt(document, start)?.node;
  if (node?.type !== 'scalar') return undefined;
  const edit = isPlain(node)
    ? replaceText(document, node.start, node.end, quoted(node, start, end, placeholder))
    : replaceText(document, start, end, placeholder);
  return quickFix(site, `Replace by ${placeholder}`, [edit], false);
};

/** Brackets begin a list where no quotes stand around them. */
function quoted(node: ScalarNode, start: number, end: number, placeholder: string): string {
  const source = node.source.slice(0, start - node.start) + placeholder + node.source.slice(end - node.start);
  const isFree = !source.startsWith('[') && !isInFlow(node);
  return isFree ? source : JSON.stringify(source.replace(/\s*\n\s*/g, ' '));
}

function isPlain({ source }: ScalarNode): boolean {
  return !/^["'|>]/.test(source);
}

function isInFlow(node: YamlNode): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if ((at.type === 'map' || at.type === 'sequence') && at.flow) return true;
  }
  return false;
}
