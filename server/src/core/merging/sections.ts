import type { JsonValue } from '../../../../shared/src/json.ts';
import { keyText } from '../document/buildTree.ts';
import type { PairNode, YamlNode } from '../document/tree.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { lineStart } from '../records/nodeText.ts';

/** The lines of one property: comments and blank lines above it, its key and its value. */
export interface Entry {
  name: string;
  /** Comments and blank lines above the property that belong to it. */
  lead: string;
  body: string;
  value: JsonValue;
  /** The properties of a value that is a block mapping. */
  inner: Sections | undefined;
}

/** A block mapping cut into its properties. Head, entries and tail, joined, are its text. */
export interface Sections {
  /** What stands above the first property: the key whose value the mapping is, or comments that head a record. */
  head: string;
  /** In the order in which they stand, by name. */
  entries: ReadonlyMap<string, Entry>;
  /** Comments and blank lines below the last property. */
  tail: string;
  /** The column of the first key: lines of mappings that are indented differently do not go together. */
  column: number;
}

/**
 * Cuts the lines from `from` to `to`, which hold a mapping, by its properties. A comment belongs to the property below it,
 * one that is indented deeper than the key to the property above. Absent where a property does not have lines of its own, or
 * two have one name.
 */
export function sectionsOf(text: string, map: YamlNode, from: number, to: number): Sections | undefined {
  if (map.type !== 'map' || map.flow || map.pairs.length === 0) return undefined;
  const places = map.pairs.map((pair) => linesOfPair(text, pair));
  const entries = new Map<string, Entry>();
  let next = from;
  for (const [at, pair] of map.pairs.entries()) {
    const place = places[at];
    if (place === undefined || place.start < next) return undefined;
    const start = at === 0 ? startOfComments(text, from, place.start) : next;
    const end = endOfEntry(text, place.end, places[at + 1]?.start ?? to, place.column);
    const inner = pair.value && sectionsOf(text, pair.value, place.start, end);
    const name = keyText(pair.key);
    if (entries.has(name)) return undefined;
    entries.set(name, {
      ...{ name, lead: text.slice(start, place.start) },
      ...{ body: text.slice(place.start, end), value: valueOfTree(pair.value), inner },
    });
    next = end;
  }
  const head = text.slice(from, startOfComments(text, from, places[0]?.start ?? from));
  return { head, entries, tail: text.slice(next, to), column: places[0]?.column ?? 0 };
}

/** The text of a property with what belongs to it. */
export function textOfEntry({ lead, body }: Entry): string {
  return lead + body;
}

/** From the start of the key's line to the end of the value's last line. */
function linesOfPair(
  text: string,
  pair: PairNode,
): { start: number; end: number; column: number } | undefined {
  const start = lineStart(text, pair.key.start);
  if (!/^ *(?:\? *)?$/.test(text.slice(start, pair.key.start))) return undefined;
  let end = pair.end;
  if (!endsInKeptLines(text, pair.value))
    while (end > pair.key.end && /\s/.test(text[end - 1] ?? '')) end -= 1;
  const newline = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  return { start, end: newline < 0 ? text.length : newline + 1, column: pair.key.start - start };
}

/** Block texts with `+` keep the blank lines that follow them. */
function endsInKeptLines(text: string, node: YamlNode | undefined): boolean {
  if (node?.type === 'map') return endsInKeptLines(text, node.pairs.at(-1)?.value);
  if (node?.type === 'sequence') return endsInKeptLines(text, node.items.at(-1));
  return node?.type === 'scalar' && /^[|>]\d?\+/.test(node.source);
}

/** Where the comments directly above a line begin. */
function startOfComments(text: string, from: number, line: number): number {
  let start = line;
  while (start > from) {
    const above = Math.max(from, lineStart(text, start - 1));
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

/** Behind the last comment that is indented deeper than the key, up to the next property. */
function endOfEntry(text: string, end: number, next: number, column: number): number {
  let last = end;
  for (let line = end; line < next;) {
    const newline = text.indexOf('\n', line);
    const following = newline < 0 ? next : newline + 1;
    const indent = /^ *(?=#)/.exec(text.slice(line, following))?.[0].length ?? 0;
    if (indent > column) last = following;
    line = following;
  }
  return last;
}
