import type { CST, ParsedNode, YAMLSeq } from 'yaml';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { editFlowList } from './editFlowList.ts';
import { listChange, type ListChange } from './listChange.ts';
import { endOfContent, isEmptyScalar, lineStart, type Splice } from './nodeText.ts';
import { renderList } from './renderYaml.ts';

/**
 * The pieces to exchange in the text of a list so that it means `after`: items go with the rest of their lines, new
 * ones stand at the end in the list's own style, and everything else stays. Comments on lines of their own are never
 * taken out. Absent where nothing of the list stays, or it is written in a way that has no lines or commas to cut at.
 * The node has been parsed with its tokens.
 */
export function editList(
  text: string,
  list: YAMLSeq<ParsedNode>,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): readonly Splice[] | undefined {
  const change = listChange(before, after);
  const tokens = list.srcToken;
  if (!change.kept.includes(true) || list.items.length !== before.length) return undefined;
  if (tokens?.type === 'block-seq') return editBlockList(text, list.items, tokens, change);
  return tokens?.type === 'flow-collection' ? editFlowList(text, list.items, tokens, change) : undefined;
}

function editBlockList(
  text: string,
  items: readonly ParsedNode[],
  tokens: CST.BlockSequence,
  { kept, added }: ListChange,
): readonly Splice[] | undefined {
  const dashes = tokens.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
  const lines = items.map((item, position) => linesOf(text, item, dashes[position] ?? 0));
  const last = lines.at(-1);
  if (last === undefined || dashes.length !== items.length) return undefined;
  // A dash behind a key or another dash: the first line is not the item's own.
  const isApart = lines.every(({ indent }, position) => kept[position] === true || indent.trim() === '');
  if (!isApart || (added.length > 0 && last.indent.trim() !== '')) return undefined;
  const removed = lines.filter((_, position) => kept[position] !== true);
  const cuts = removed.map(({ start, end }) => ({ start, end, text: '' }));
  if (added.length === 0) return cuts;
  const isAfterLine = text[last.end - 1] === '\n' || kept.at(-1) !== true;
  const rendered = added.map((item) => renderedItem(item, last)).join('');
  return [...cuts, { start: last.end, end: last.end, text: `${isAfterLine ? '' : '\n'}${rendered}` }];
}

/** The lines of an item of a block list, with what stands before its dash and between dash and value. */
interface ItemLines {
  start: number;
  end: number;
  indent: string;
  gap: string;
}

function linesOf(text: string, item: ParsedNode, dash: number): ItemLines {
  const start = lineStart(text, dash);
  const contentEnd = isEmptyScalar(item) ? dash + 1 : endOfContent(text, item);
  const newline = text.indexOf('\n', contentEnd);
  const gap = /^ +(?=[^ #\r\n])/.exec(text.slice(dash + 1, contentEnd))?.[0] ?? ' ';
  return { start, end: newline < 0 ? text.length : newline + 1, indent: text.slice(start, dash), gap };
}

function renderedItem(item: JsonValue, { indent, gap }: ItemLines): string {
  const rendered = renderList([item], indent);
  const isOneLine = rendered.indexOf('\n') === rendered.length - 1;
  // The lines below the first would have to move with it.
  return isOneLine ? `${indent}-${gap}${rendered.slice(indent.length + 2)}` : rendered;
}
