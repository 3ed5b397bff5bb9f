import type { CST, ParsedNode } from 'yaml';
import type { JsonValue } from '../../../../shared/src/json.ts';
import type { ListChange } from './listChange.ts';
import { endOfContent, lineStart, type Splice } from './nodeText.ts';
import { LIST_WIDTH, renderFlow } from './renderYaml.ts';

/** Where an item of a flow list stands. */
interface FlowItem {
  start: number;
  end: number;
  /** Offset of the comma behind it. */
  comma: number | undefined;
  /** Its line, where nothing else is on it but its comma and a comment; `end` is where the next line begins. */
  line: { start: number; end: number } | undefined;
}

/**
 * As `editList`, for a list in brackets. Its comments may stand anywhere between the items. Absent too where a list
 * would outgrow its line: that one is better written anew, with a line for each item.
 */
export function editFlowList(
  text: string,
  nodes: readonly ParsedNode[],
  tokens: CST.FlowCollection,
  { kept, added }: ListChange,
): readonly Splice[] | undefined {
  const items = flowItems(text, nodes, tokens);
  const lastKept = kept.lastIndexOf(true);
  const [last, end] = [items[lastKept], items.at(-1)];
  if (last === undefined || end === undefined || outgrowsLine(text, tokens, added)) return undefined;
  const behind = items.slice(lastKept + 1);
  const isTogether = behind.length > 0 && !text.slice(last.end, end.end).includes('\n');
  const cuts = items
    .filter((_, position) => kept[position] !== true && !(isTogether && position > lastKept))
    .map((item) => cutOf(text, item));
  if (isTogether) cuts.push({ start: last.end, end: end.end, text: '' });
  return [...cuts, ...additions(text, last, added, isTogether ? end.comma : last.comma, end.comma)];
}

/**
 * Writes new items behind the last one that stays, on lines of their own if it has one. `comma` is the one behind it
 * that is left after the cuts, `trailing` the one before the closing bracket: if there was none, none is left.
 */
function additions(
  text: string,
  last: FlowItem,
  added: readonly JsonValue[],
  comma: number | undefined,
  trailing: number | undefined,
): Splice[] {
  const rendered = added.map((item) => renderFlow(item));
  const isSuperfluous = comma !== undefined && trailing === undefined;
  const dropped = isSuperfluous ? [{ start: comma, end: comma + 1, text: '' }] : [];
  if (rendered.length === 0) return dropped;
  if (last.line === undefined) {
    return [...dropped, { start: last.end, end: last.end, text: `, ${rendered.join(', ')}` }];
  }
  const indent = text.slice(last.line.start, last.start);
  const lines = rendered.map((item) => `${indent}${item}`).join(',\n');
  const place = { start: last.line.end, end: last.line.end };
  const below = { ...place, text: `${lines}${trailing === undefined ? '' : ','}\n` };
  return comma === undefined ? [{ start: last.end, end: last.end, text: ',' }, below] : [below];
}

function outgrowsLine(text: string, tokens: CST.FlowCollection, added: readonly JsonValue[]): boolean {
  const list = text.slice(tokens.offset, tokens.end.find(({ type }) => type === 'flow-seq-end')?.offset);
  const isOnOneLine = list.length < LIST_WIDTH && !list.includes('\n');
  return isOnOneLine && list.length + renderFlow([...added]).length > LIST_WIDTH;
}

function flowItems(text: string, nodes: readonly ParsedNode[], tokens: CST.FlowCollection): FlowItem[] {
  const commaBefore = tokens.items.map(({ start }) => start.find(({ type }) => type === 'comma')?.offset);
  return nodes.map((node, position) => {
    const properties = tokens.items[position]?.start.find(({ type }) => type === 'anchor' || type === 'tag');
    const place = { start: properties?.offset ?? node.range[0], end: endOfContent(text, node) };
    const comma = commaBefore[position + 1];
    return { ...place, comma, line: ownLine(text, place.start, comma === undefined ? place.end : comma + 1) };
  });
}

function ownLine(text: string, start: number, end: number): FlowItem['line'] {
  const first = lineStart(text, start);
  const newline = text.indexOf('\n', end);
  if (newline < 0 || !/^[ \t]*$/.test(text.slice(first, start))) return undefined;
  return /^[ \t]*(#.*)?$/.test(text.slice(end, newline).replace(/\r$/, ''))
    ? { start: first, end: newline + 1 }
    : undefined;
}

function cutOf(text: string, { start, end, comma, line }: FlowItem): Splice {
  if (line !== undefined) return { ...line, text: '' };
  if (comma === undefined) return { start, end, text: '' };
  const spaces = /^[ \t]*/.exec(text.slice(comma + 1))?.[0].length ?? 0;
  return { start, end: comma + 1 + spaces, text: '' };
}
