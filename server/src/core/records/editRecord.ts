import { isMap, isScalar, isSeq, parseDocument, type ParsedNode, type YAMLMap } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../datasets/field.ts';
import { fastParse } from '../document/fastParse.ts';
import { editList } from './editList.ts';
import {
  endOfContent,
  indentAt,
  isEmptyScalar,
  lineStart,
  withSplices,
  type BlockPair,
  type Splice,
} from './nodeText.ts';
import { withField } from './recordFields.ts';
import { renderEntry, renderFlow, renderMapping, renderValue } from './renderYaml.ts';

/** One change of a mapping: a property to write, or to take out where there is no value. */
interface PropertyEdit {
  path: readonly string[];
  before: JsonValue | undefined;
  value: JsonValue | undefined;
}

const OPTIONS = { prettyErrors: false, uniqueKeys: false, schema: 'core', logLevel: 'silent' } as const;

/**
 * The text of one YAML document with a changed value. Only what differs is written anew; comments, order, quotes and
 * spaces of everything else stay as they are. `order` says where new properties of the record itself go.
 * Absent where the text cannot be edited so that it means exactly `after`, for example where an alias is in the way.
 */
export function editRecord(
  text: string,
  before: JsonObject,
  after: JsonObject,
  order: readonly string[],
): string | undefined {
  const edits = editsBetween(before, after, []);
  const edited = carryOut(text, edits, order, true);
  if (edited !== undefined && means(edited, after)) return edited;
  const rewritten = carryOut(text, edits, order, false);
  return rewritten !== undefined && means(rewritten, after) ? rewritten : undefined;
}

/** The text after the edits; `byItem` changes lists item by item where that can be done. */
function carryOut(
  text: string,
  edits: readonly PropertyEdit[],
  order: readonly string[],
  byItem: boolean,
): string | undefined {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let edited = text;
  // What is taken out goes last, so that no mapping is empty in between.
  const inOrder = edits.toSorted(
    (one, other) => Number(one.value === undefined) - Number(other.value === undefined),
  );
  for (const edit of inOrder) {
    const splices = splicesFor(edited, edit, order, byItem);
    if (splices === undefined) return undefined;
    edited = withSplices(edited, splices, lineEnd);
  }
  return edited;
}

/** Differences of two objects, as deep as both have objects. */
function editsBetween(before: JsonObject, after: JsonObject, path: readonly string[]): PropertyEdit[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): PropertyEdit[] => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const value = Object.hasOwn(after, name) ? after[name] : undefined;
    if (old !== undefined && value !== undefined && isEqualJson(old, value)) return [];
    const isDeep = isFilled(old) && isFilled(value);
    return isDeep
      ? editsBetween(old, value, [...path, name])
      : [{ path: [...path, name], before: old, value }];
  });
}

function isFilled(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

function splicesFor(
  text: string,
  edit: PropertyEdit,
  order: readonly string[],
  byItem: boolean,
): readonly Splice[] | undefined {
  const isList = byItem && Array.isArray(edit.value);
  const { contents } = parseDocument(text, isList ? { ...OPTIONS, keepSourceTokens: true } : OPTIONS);
  const items = isList ? itemSplices(text, contents, edit) : undefined;
  const splice = items === undefined ? spliceFor(text, contents, edit, order) : undefined;
  return items ?? (splice === undefined ? undefined : [splice]);
}

/** Changes of single items, where the property is a list already. */
function itemSplices(
  text: string,
  contents: ParsedNode | null,
  { path, before, value }: PropertyEdit,
): readonly Splice[] | undefined {
  let node: ParsedNode | null = contents;
  for (const step of path) {
    if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined;
    node = pairNamed(node, step)?.value ?? null;
  }
  if (!isSeq<ParsedNode>(node) || !Array.isArray(before) || !Array.isArray(value)) return undefined;
  return editList(text, node, before, value);
}

function spliceFor(
  text: string,
  contents: ParsedNode | null,
  edit: PropertyEdit,
  order: readonly string[],
): Splice | undefined {
  const name = edit.path.at(-1);
  let map: ParsedNode | null = contents;
  for (const [depth, step] of edit.path.slice(0, -1).entries()) {
    if (!isMap<ParsedNode, ParsedNode | null>(map)) return undefined;
    if (isFlow(map)) return replaceFlow(map, edit.path.slice(depth), edit.value);
    map = pairNamed(map, step)?.value ?? null;
  }
  if (!isMap<ParsedNode, ParsedNode | null>(map) || name === undefined) return undefined;
  if (isFlow(map)) return replaceFlow(map, [name], edit.value);
  const pair = pairNamed(map, name);
  if (pair !== undefined)
    return edit.value === undefined ? remove(text, pair) : replace(text, pair, edit.value);
  return edit.value === undefined
    ? undefined
    : insert(text, map, name, edit.value, edit.path.length === 1 ? order : []);
}

function isFlow(map: YAMLMap<ParsedNode, ParsedNode | null>): boolean {
  return map.flow === true;
}

function pairNamed(map: YAMLMap<ParsedNode, ParsedNode | null>, name: string): BlockPair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === name);
}

/** A flow mapping is short: it is written anew as a whole. */
function replaceFlow(
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  path: readonly string[],
  value: JsonValue | undefined,
): Splice | undefined {
  const [start, end] = map.range ?? [0, 0];
  const before = map.toJSON() as JsonObject;
  return { start, end, text: renderFlow(withField(before, path, value)) };
}

function replace(text: string, pair: BlockPair, value: JsonValue): Splice | undefined {
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

function remove(text: string, pair: BlockPair): Splice {
  return { start: lineStart(text, pair.key.range[0]), end: endOfPair(text, pair), text: '' };
}

function insert(
  text: string,
  map: YAMLMap<ParsedNode, ParsedNode | null>,
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

function means(text: string, value: JsonObject): boolean {
  // Most texts are read by the quick parser, which refuses whatever it might read differently.
  const quick = fastParse(text);
  if (quick !== undefined && isEqualJson(quick.value, value)) return true;
  const document = parseDocument(text, OPTIONS);
  if (document.errors.length > 0) return false;
  try {
    const found = document.toJS({ maxAliasCount: 100 }) as JsonValue;
    return isJsonObject(found) && isEqualJson(found, value);
  } catch {
    // The parser throws for an alias whose anchor went with the old value.
    return false;
  }
}
