import { isScalar, type ParsedNode, type YAMLMap } from 'yaml';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { endOfContent, indentAt, isEmptyScalar, lineStart, type BlockPair, type Splice } from './nodeText.ts';
import { renderEntry, renderMapping, renderValue } from './renderYaml.ts';

/** A mapping as the parser has it. */
export type ParsedMap = YAMLMap<ParsedNode, ParsedNode | null>;

/** The entry of a mapping with a name. */
export function pairNamed(map: ParsedMap, name: string): BlockPair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === name);
}

/** The piece that gives an entry of a block mapping another value. */
export function replaceValue(text: string, pair: BlockPair, value: JsonValue): Splice | undefined {
  const { value: node } = pair;
  const keyEnd = pair.key.range[1];
  const colon = text.indexOf(':', keyEnd);
  if (colon < 0) return undefined;
  const rendered = renderValue(value, indentAt(text, pair.key.range[0]));
  // An anchor before the value goes with it; if an alias needs it, the text no longer means the value and is refused.
  const end = node === null || isEmptyScalar(node) ? colon + 1 : endOfContent(text, node);
  if (!rendered.startsWith('\n') && !rendered.includes('\n'))
    return { start: colon + 1, end, text: rendered };
  // A comment behind the old value would become part of a block; it moves above the key.
  const comment = /^[ \t]*(#[^\n\r]*)/.exec(text.slice(end))?.[1];
  if (comment === undefined) return { start: colon + 1, end, text: rendered };
  const start = lineStart(text, pair.key.range[0]);
  const indent = indentAt(text, pair.key.range[0]);
  const moved = `${indent}${comment}\n${text.slice(start, colon + 1)}${rendered}`;
  return { start, end: end + text.slice(end).indexOf(comment) + comment.length, text: moved };
}

/** The piece that takes an entry of a block mapping out, with its lines. */
export function removePair(text: string, pair: BlockPair): Splice {
  return { start: lineStart(text, pair.key.range[0]), end: endOfPair(text, pair), text: '' };
}

/** The piece that adds an entry to a block mapping: behind those that come earlier in `order`, or at its end. */
export function insertPair(
  text: string,
  map: ParsedMap,
  name: string,
  value: JsonValue,
  order: readonly string[],
): Splice | undefined {
  const first = map.items[0];
  if (first === undefined) {
    const [start, end] = map.range ?? [0, 0];
    return { start, end, text: renderMapping({ [name]: value }, '') };
  }
  const indent = indentAt(text, first.key.range[0]);
  const place = order.indexOf(name);
  const earlier = map.items.findLast((pair) => {
    const at = order.indexOf(isScalar(pair.key) ? String(pair.key.value) : '');
    return at >= 0 && at < place;
  });
  const previous = earlier ?? map.items.at(-1);
  if (previous === undefined) return undefined;
  const at = endOfPair(text, previous);
  const isAfterLine = at === 0 || text[at - 1] === '\n';
  return { start: at, end: at, text: `${isAfterLine ? '' : '\n'}${renderEntry(name, value, indent)}` };
}

/** The end of a pair with the rest of its last line, so that a comment behind the value stays with it. */
function endOfPair(text: string, pair: BlockPair): number {
  const node = pair.value;
  const end =
    node === null || isEmptyScalar(node)
      ? text.indexOf(':', pair.key.range[1]) + 1
      : endOfContent(text, node);
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}
