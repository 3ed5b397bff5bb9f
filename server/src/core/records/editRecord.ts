import { isMap, isSeq, parseDocument, type ParsedNode } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { isEqualJson } from '../datasets/field.ts';
import { editList } from './editList.ts';
import { EDIT_OPTIONS, meansValue } from './meansValue.ts';
import { withSplices, type Splice } from './nodeText.ts';
import { insertPair, pairNamed, removePair, replaceValue, type ParsedMap } from './pairSplices.ts';
import { withField } from './recordFields.ts';
import { renderFlow } from './renderYaml.ts';

/** One change of a mapping: a property to write, or to take out where there is no value. */
interface PropertyEdit {
  path: readonly string[];
  before: JsonValue | undefined;
  value: JsonValue | undefined;
}

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
  if (edited !== undefined && meansValue(edited, after)) return edited;
  const rewritten = carryOut(text, edits, order, false);
  return rewritten !== undefined && meansValue(rewritten, after) ? rewritten : undefined;
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
  const { contents } = parseDocument(
    text,
    isList ? { ...EDIT_OPTIONS, keepSourceTokens: true } : EDIT_OPTIONS,
  );
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
    return edit.value === undefined ? removePair(text, pair) : replaceValue(text, pair, edit.value);
  return edit.value === undefined
    ? undefined
    : insertPair(text, map, name, edit.value, edit.path.length === 1 ? order : []);
}

function isFlow(map: ParsedMap): boolean {
  return map.flow === true;
}

/** A flow mapping is short: it is written anew as a whole. */
function replaceFlow(
  map: ParsedMap,
  path: readonly string[],
  value: JsonValue | undefined,
): Splice | undefined {
  const [start, end] = map.range ?? [0, 0];
  const before = map.toJSON() as JsonObject;
  return { start, end, text: renderFlow(withField(before, path, value)) };
}
