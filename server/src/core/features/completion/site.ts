import type { TreeDocument } from '../../document/analysis.ts';
import { keyText } from '../../document/buildTree.ts';
import type { MapNode, PairNode, SequenceNode, YamlNode } from '../../document/tree.ts';
import type { Definition } from '../../schema/definition.ts';
import { plainText } from '../yamlText.ts';
import type { CursorWord } from './cursorWord.ts';

/** Stands for the word under the cursor while the text around it is parsed. */
const placeholder = 'databitsCursorWord';

/** Texts longer than this are not parsed again for a completion: a keystroke must stay quick. */
const longestReparse = 200_000;

/** A record as its own completions see it. */
export interface OwnRecord {
  /** The property that holds the id. */
  idProperty: string;
  id: string | undefined;
}

/** Where a completion goes, and what the schema says of the place. */
export interface CompletionSite {
  /** The record that the document is; absent where it is none. */
  record?: OwnRecord;
  document: TreeDocument;
  word: CursorWord;
  /** The map that a key at the cursor would join, the word's own pair left out. */
  map?: {
    definition: Definition | undefined;
    keys: readonly string[];
    root: boolean;
    /** The key under which the map hangs. */
    property: string | undefined;
  };
  /** The definition of a value at the cursor; absent where only a key may stand. */
  value?: Definition;
  /** The key whose value, or list of values, holds the cursor. */
  property?: string;
  /** Plain values of the pairs beside the cursor's, or beside the list that it is in. */
  siblings: ReadonlyMap<string, string>;
  /** Keys from the record to the map that a key at the cursor would join, or to the value at the cursor; `*` for an item of a list. */
  path: readonly string[];
  /** Plain values of the record's own properties, the cursor's left out. */
  own: ReadonlyMap<string, string>;
  /** Column of the key above the cursor, from which nested lines are indented. */
  keyColumn: number;
}

interface Found {
  node: YamlNode;
  parent: MapNode | SequenceNode;
  pair?: PairNode;
  isKey: boolean;
}

/**
 * Understands the cursor's place by parsing the segment with a placeholder for the half-typed word: the rest of a
 * record is usually fine, so that block and flow style, lists and broken lines all end in one small tree.
 */
export function siteAt(
  document: TreeDocument,
  word: CursorWord,
  parse: (text: string) => YamlNode | undefined,
): CompletionSite | undefined {
  const { text } = document.segment;
  if (text.length > longestReparse) return undefined;
  const asKey = word.opensLine && word.endsLine && !word.flow;
  const inserted = (word.needsSpace ? ' ' : '') + placeholder + (asKey ? ':' : '');
  const root = parse(text.slice(0, word.start) + inserted + text.slice(word.end));
  const found = root === undefined ? undefined : findPlaceholder(root, word.start);
  if (root === undefined || found === undefined) return undefined;
  const site = {
    ...{ document, word, siblings: siblingsOf(found), path: pathOf(found) },
    ...{ own: plainValues(root, found), keyColumn: keyColumnOf(found, text, word) },
  };
  if (found.isKey) return keySite(site, found, found.parent === root);
  return valueSite(site, found);
}

type SiteBase = Pick<CompletionSite, 'document' | 'word' | 'siblings' | 'path' | 'own' | 'keyColumn'>;

function keySite(site: SiteBase, found: Found, root: boolean): CompletionSite {
  const map = found.parent as MapNode;
  const keys = map.pairs.filter((pair) => pair !== found.pair).map((pair) => keyText(pair.key));
  const mayBeValue = keys.length === 0 && !root && !site.word.isKey;
  const property = enclosingProperty(map);
  return {
    ...site,
    map: { definition: map.definition, keys, root, property },
    ...(mayBeValue && map.definition !== undefined && { value: map.definition }),
    ...(mayBeValue && property !== undefined && { property }),
  };
}

function valueSite(site: SiteBase, found: Found): CompletionSite {
  // Items that the schema says nothing of belong to a list that it may say something of.
  const definition =
    found.node.definition ?? (found.pair === undefined ? found.parent.definition : undefined);
  const property = found.pair === undefined ? enclosingProperty(found.parent) : keyText(found.pair.key);
  return {
    ...site,
    ...(definition !== undefined && { value: definition }),
    ...(property !== undefined && { property }),
  };
}

/** Descends to the placeholder by its offset; inserted spaces move it by one at most. */
function findPlaceholder(root: YamlNode, start: number): Found | undefined {
  let node: YamlNode | undefined = root;
  while (node !== undefined) {
    if (node.type === 'map') {
      const map: MapNode = node;
      const pair = map.pairs.findLast((candidate) => candidate.key.start <= start + 1);
      if (pair === undefined) return undefined;
      if (pair.key.value === placeholder) return { node: pair.key, parent: map, pair, isKey: true };
      if (isPlaceholder(pair.value)) return { node: pair.value, parent: map, pair, isKey: false };
      node = pair.value;
    } else if (node.type === 'sequence') {
      const sequence: SequenceNode = node;
      const item = sequence.items.findLast((candidate) => candidate.start <= start + 1);
      if (isPlaceholder(item)) return { node: item, parent: sequence, isKey: false };
      node = item;
    } else {
      return undefined;
    }
  }
  return undefined;
}

function isPlaceholder(node: YamlNode | undefined): node is YamlNode {
  return node?.type === 'scalar' && node.value === placeholder;
}

/** The key under which a collection hangs, through lists. */
function enclosingProperty(node: YamlNode): string | undefined {
  let child = node;
  let parent = node.parent;
  while (parent?.type === 'sequence') {
    child = parent;
    parent = parent.parent;
  }
  if (parent?.type !== 'map') return undefined;
  const pair = parent.pairs.find((candidate) => candidate.value === child);
  return pair === undefined ? undefined : keyText(pair.key);
}

function siblingsOf(found: Found): ReadonlyMap<string, string> {
  let map: YamlNode | undefined = found.parent;
  while (map?.type === 'sequence') map = map.parent;
  return plainValues(map, found);
}

function plainValues(map: YamlNode | undefined, found: Found): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of map?.type === 'map' ? map.pairs : []) {
    if (pair !== found.pair && pair.value?.type === 'scalar') {
      values.set(keyText(pair.key), plainText(pair.value.value));
    }
  }
  return values;
}

function pathOf({ parent, pair, isKey }: Found): string[] {
  const path = isKey ? [] : [pair === undefined ? '*' : keyText(pair.key)];
  let child: YamlNode = parent;
  for (let node = parent.parent; node !== undefined; node = node.parent) {
    const at = node.type === 'map' ? node.pairs.find(({ value }) => value === child) : undefined;
    if (at !== undefined) path.unshift(keyText(at.key));
    else if (node.type === 'sequence') path.unshift('*');
    child = node;
  }
  return path;
}

function keyColumnOf(found: Found, text: string, word: CursorWord): number {
  if (found.isKey || found.pair === undefined) return word.column;
  const { start } = found.pair.key;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}
