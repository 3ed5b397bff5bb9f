import { isMap, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ValuePath } from '../document/tree.ts';
import { editList } from './editList.ts';
import { editRecord } from './editRecord.ts';
import { EDIT_OPTIONS, meansValue } from './meansValue.ts';
import { lineStart, withSplices, type Splice } from './nodeText.ts';
import { insertPair, pairNamed, removePair, replaceValue } from './pairSplices.ts';
import { renderFlow } from './renderYaml.ts';
import { valueAt } from '../../../../shared/src/valueAt.ts';
import { inlineNumber, textLike } from './yamlScalars.ts';

/** One place of a record that changes. */
export interface PlaceChange {
  path: ValuePath;
  before: JsonObject;
  after: JsonObject;
}

/**
 * The text of one YAML document after a change of one place, also of one within lists. The place alone is written anew,
 * a scalar in the quotes that it had; comments and order stay. Where the place cannot be edited by itself, as little
 * around it as possible is written anew. Absent where the text cannot be edited so that it means exactly `after`.
 */
export function editPlace(text: string, change: PlaceChange, order: readonly string[]): string | undefined {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const { contents } = parseDocument(text, { ...EDIT_OPTIONS, keepSourceTokens: true });
  for (const splicesOf of [scalarSplice, placeSplices]) {
    const splices = splicesOf(text, contents, change, order);
    const edited = splices && withSplices(text, splices, lineEnd);
    if (edited !== undefined && meansValue(edited, change.after)) return edited;
  }
  return editRecord(text, change.before, change.after, order);
}

/** The text of one YAML document in which a key has another name. Absent where that cannot be written alone. */
export function editKey(text: string, path: ValuePath, to: string, after: JsonObject): string | undefined {
  const { contents } = parseDocument(text, EDIT_OPTIONS);
  const map = nodeAt(contents, path.slice(0, -1));
  if (!isMap<ParsedNode, ParsedNode | null>(map)) return undefined;
  const key = pairNamed(map, String(path.at(-1)))?.key;
  if (key === undefined) return undefined;
  const [start, end] = key.range;
  const edited = text.slice(0, start) + textLike(text.slice(start, end), to, 'key') + text.slice(end);
  return meansValue(edited, after) ? edited : undefined;
}

/** One scalar in the place of another, where it stands. */
function scalarSplice(
  text: string,
  contents: ParsedNode | null,
  { path, after }: PlaceChange,
): readonly Splice[] | undefined {
  const node = nodeAt(contents, path);
  const value = valueAt(after, path);
  if (!isScalar(node) || value === undefined || typeof value === 'object') return undefined;
  const [start, end] = node.range;
  const source = text.slice(start, end);
  // An unwritten value has no place of its own, and blocks are written with their lines.
  if (source === '' || /^[|>]/.test(source) || String(value).includes('\n')) return undefined;
  const place = isInFlow(contents, path) ? 'flow' : 'block';
  return [{ start, end, text: written(source, value, place) }];
}

function written(source: string, value: string | number | boolean, place: 'flow' | 'block'): string {
  if (typeof value === 'string') return textLike(source, value, place);
  return typeof value === 'number' ? inlineNumber(value) : String(value);
}

/** The pieces for the innermost collection that holds the place. */
function placeSplices(
  text: string,
  contents: ParsedNode | null,
  { path, before, after }: PlaceChange,
  order: readonly string[],
): readonly Splice[] | undefined {
  const parentPath = path.slice(0, -1);
  const step = path.at(-1);
  const parent = nodeAt(contents, parentPath);
  const beforeParent = valueAt(before, parentPath);
  const afterParent = valueAt(after, parentPath);
  const value = valueAt(after, path);
  if (isSeq<ParsedNode>(parent) && Array.isArray(beforeParent) && Array.isArray(afterParent))
    return editList(text, parent, beforeParent, afterParent);
  if (!isMap<ParsedNode, ParsedNode | null>(parent) || typeof step !== 'string') return undefined;
  if (parent.flow === true)
    return [{ start: parent.range[0], end: parent.range[1], text: renderFlow(afterParent ?? null) }];
  const pair = pairNamed(parent, step);
  if (pair === undefined) {
    if (value === undefined) return undefined;
    const added = insertPair(text, parent, step, value, path.length === 1 ? order : []);
    return added && [added];
  }
  const old = valueAt(before, path);
  const byItem =
    isSeq<ParsedNode>(pair.value) && Array.isArray(old) && Array.isArray(value)
      ? editList(text, pair.value, old, value)
      : undefined;
  if (byItem !== undefined) return byItem;
  const splice =
    value === undefined ? withoutPair(text, parent.items, pair) : replaceValue(text, pair, value);
  return splice && [splice];
}

/** The first entry of a list's item stands behind the dash, where the next one takes its place. */
function withoutPair(
  text: string,
  pairs: readonly { key: ParsedNode; value: ParsedNode | null }[],
  pair: Parameters<typeof removePair>[1],
): Splice | undefined {
  const start = pair.key.range[0];
  if (text.slice(lineStart(text, start), start).trim() === '') return removePair(text, pair);
  const next = pairs[pairs.findIndex(({ key }) => key === pair.key) + 1];
  return next === undefined ? undefined : { start, end: next.key.range[0], text: '' };
}

function nodeAt(contents: ParsedNode | null, path: ValuePath): ParsedNode | undefined {
  let node: ParsedNode | null | undefined = contents;
  for (const step of path) node = childOf(node, step);
  return node ?? undefined;
}

function childOf(node: ParsedNode | null | undefined, step: string | number): ParsedNode | null | undefined {
  if (isMap<ParsedNode, ParsedNode | null>(node)) return pairNamed(node, String(step))?.value;
  return isSeq<ParsedNode>(node) && typeof step === 'number' ? node.items[step] : undefined;
}

function isInFlow(contents: ParsedNode | null, path: ValuePath): boolean {
  return path.some((_, depth) => {
    const node = nodeAt(contents, path.slice(0, depth));
    return (isMap(node) || isSeq(node)) && node.flow === true;
  });
}
