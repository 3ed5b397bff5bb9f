import type { Scalar } from 'yaml';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { ProblemCode } from './codes.ts';
import { LIMITS } from './limits.ts';
import type { MapNode, PairNode, ScalarNode, SequenceNode, YamlNode } from './tree.ts';

/** A mistake at a place of the text, before it has lines. */
export interface Mistake {
  code: ProblemCode;
  message: string;
  start: number;
  end: number;
}

/** A tree with what is wrong in it. */
export interface BuiltTree {
  root: YamlNode | undefined;
  mistakes: Mistake[];
  /** Nodes whose value is not what was written, because JSON has no such value. */
  standIns: ReadonlySet<YamlNode>;
}

/** Turns the parser's nodes into our tree: resolves aliases without expanding them and finds what is not JSON. */
export function buildTree(text: string, contents: ParsedNode | null): BuiltTree {
  const builder = new TreeBuilder(text);
  const root = contents === null ? undefined : builder.build(contents, undefined, 0);
  const isBlank = root !== undefined && isEmpty(root);
  return { root: isBlank ? undefined : root, mistakes: builder.mistakes, standIns: builder.standIns };
}

class TreeBuilder {
  readonly mistakes: Mistake[] = [];
  readonly standIns = new Set<YamlNode>();
  readonly #text: string;
  readonly #anchors = new Map<string, YamlNode>();
  /** Number of values of finished anchored nodes, with what their aliases add. */
  readonly #sizes = new Map<YamlNode, number>();
  #size = 0;
  #aliased = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Builds a node. `undefined` where it is empty and nothing was typed, or nested too deeply. */
  build(node: ParsedNode, parent: YamlNode | undefined, depth: number): YamlNode | undefined {
    if (depth >= LIMITS.depth) {
      const [start] = node.range;
      this.#report('yaml.too-deep', tooDeepMessage(), start, start + 1);
      return undefined;
    }
    this.#size++;
    if (isAlias(node)) return this.#buildAlias(node, parent);
    const sizeBefore = this.#size;
    let built: YamlNode;
    if (isMap(node)) built = this.#buildMap(node, parent, depth);
    else if (isSeq(node)) built = this.#buildSequence(node, parent, depth);
    else built = this.#buildScalar(node, parent);
    if (node.anchor !== undefined) this.#sizes.set(built, this.#size - sizeBefore + 1);
    return built;
  }

  #buildMap(node: YAMLMap.Parsed, parent: YamlNode | undefined, depth: number): MapNode {
    const [start, end] = node.range;
    const flow = node.flow === true;
    const map: MapNode = { type: 'map', flow, pairs: [], start, end, parent, definition: undefined };
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, map);
    const names = new Set<string>();
    for (const pair of node.items) {
      const built = this.#buildPair(pair, map, depth);
      if (built === undefined) continue;
      const name = keyText(built.key);
      if (names.has(name)) {
        const message = `The mapping already has the key "${shorten(name)}". The last one counts; remove the other.`;
        this.#report('yaml.duplicate-key', message, built.key.start, built.key.end);
      }
      names.add(name);
      map.pairs.push(built);
    }
    if (!flow) map.end = map.pairs.at(-1)?.end ?? start;
    return map;
  }

  #buildPair(pair: Pair<ParsedNode, ParsedNode | null>, map: MapNode, depth: number): PairNode | undefined {
    const key = this.#buildKey(pair.key, map);
    const value = pair.value === null ? undefined : this.build(pair.value, map, depth + 1);
    if (key === undefined) return undefined;
    const empty = value !== undefined && isEmpty(value) && pair.value?.anchor === undefined;
    const end = value === undefined || empty ? this.#endOfKey(key) : value.end;
    return { key, value: empty ? undefined : value, start: key.start, end };
  }

  #buildKey(key: ParsedNode, map: MapNode): ScalarNode | undefined {
    const [start, end] = key.range;
    if (!isScalar(key)) {
      const what = isAlias(key) ? 'an alias' : 'a list or mapping';
      this.#report('value.non-string-key', `A key has to be text, and this one is ${what}.`, start, end);
      return undefined;
    }
    const built = this.#buildScalar(key, map);
    if (typeof built.value !== 'string') {
      const name = built.source === '' ? 'An empty key' : `The key ${built.source}`;
      const message = `${name} is ${describeType(built.value)}, and JSON has only text as keys. Write it in quotes.`;
      this.#report('value.non-string-key', message, start, Math.max(end, start + 1));
    }
    if (built.source === '<<') {
      const message =
        'YAML 1.2 has no merge keys: "<<" is a key like any other. Write the merged properties out.';
      this.#report('yaml.merge-key', message, start, end);
      this.standIns.add(built);
    }
    return built;
  }

  #buildSequence(node: YAMLSeq.Parsed, parent: YamlNode | undefined, depth: number): SequenceNode {
    const [start, end] = node.range;
    const flow = node.flow === true;
    const list: SequenceNode = {
      type: 'sequence',
      flow,
      items: [],
      start,
      end,
      parent,
      definition: undefined,
    };
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, list);
    for (const item of node.items as unknown[]) {
      const built = this.build(this.#itemNode(item), list, depth + 1);
      if (built !== undefined) list.items.push(built);
    }
    if (!flow) list.end = Math.max(start + 1, list.items.at(-1)?.end ?? start);
    return list;
  }

  /** Flow lists may hold pairs (`[a: 1]`), which the parser wraps into mappings already. */
  #itemNode(item: unknown): ParsedNode {
    return item as ParsedNode;
  }

  #buildScalar(node: Scalar.Parsed, parent: YamlNode | undefined): ScalarNode {
    const [start, end] = node.range;
    const source = this.#text.slice(start, end);
    const scalar: ScalarNode = {
      type: 'scalar',
      value: null,
      source,
      start,
      end,
      parent,
      definition: undefined,
    };
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, scalar);
    this.#setValue(scalar, node.value);
    return scalar;
  }

  #setValue(scalar: ScalarNode, value: unknown): void {
    const { source, start, end } = scalar;
    const standIn = (code: ProblemCode, message: string, replacement: string): void => {
      this.#report(code, message, start, end);
      this.standIns.add(scalar);
      scalar.value = replacement;
    };
    if (typeof value === 'string') {
      if (value.isWellFormed()) scalar.value = value;
      else standIn('value.lone-surrogate', loneSurrogateMessage(), value.toWellFormed());
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) {
        standIn('value.not-finite', `JSON has no number like ${source}. Write null or text instead.`, source);
      } else if (isTooLarge(value, source)) {
        const message = `The integer ${shorten(source)} is beyond 2^53 and would lose digits. Write it in quotes.`;
        standIn('value.integer-too-large', message, source);
      } else scalar.value = value;
    } else if (typeof value === 'boolean') scalar.value = value;
  }

  #buildAlias(node: Alias.Parsed, parent: YamlNode | undefined): YamlNode {
    const [start, end] = node.range;
    const name = node.source;
    const target = this.#resolveAlias(name, parent, start, end);
    const alias: YamlNode = { type: 'alias', name, target, start, end, parent, definition: undefined };
    if (target === undefined) this.standIns.add(alias);
    return alias;
  }

  #resolveAlias(
    name: string,
    parent: YamlNode | undefined,
    start: number,
    end: number,
  ): YamlNode | undefined {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.#report('yaml.unknown-alias', `No anchor &${shorten(name)} stands before this alias.`, start, end);
      return undefined;
    }
    for (let above = parent; above !== undefined; above = above.parent) {
      if (above === target) {
        const message = `The alias *${shorten(name)} stands within the value that it repeats.`;
        this.#report('yaml.recursive-alias', message, start, end);
        return undefined;
      }
    }
    const size = this.#sizes.get(target) ?? 1;
    if (this.#aliased + size > LIMITS.aliasedValues) {
      const message = `Aliases may repeat ${String(LIMITS.aliasedValues)} values in a record; this one repeats more.`;
      this.#reportOnce('yaml.alias-expansion', message, start, end);
      return undefined;
    }
    this.#aliased += size;
    this.#size += size;
    return target;
  }

  /** The end of a key without a value, with the colon where there is one. */
  #endOfKey(key: ScalarNode): number {
    let end = key.end;
    while (this.#text[end] === ' ') end++;
    return this.#text[end] === ':' ? end + 1 : key.end;
  }

  #report(code: ProblemCode, message: string, start: number, end: number): void {
    this.mistakes.push({ code, message, start, end });
  }

  #reportOnce(code: ProblemCode, message: string, start: number, end: number): void {
    if (this.mistakes.every((mistake) => mistake.code !== code)) this.#report(code, message, start, end);
  }
}

/** The name that a key gives to its property: its text, or the source of a key that is not text. */
export function keyText(key: ScalarNode): string {
  return typeof key.value === 'string' ? key.value : key.source;
}

/** What is said about nesting beyond the limit. */
export function tooDeepMessage(): string {
  return `Lists and mappings may be nested ${String(LIMITS.depth)} deep, and this is deeper. It is not read.`;
}

/** The start of a text that may be long, for messages. */
export function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…`;
}

function loneSurrogateMessage(): string {
  return 'The text holds half of a surrogate pair, which is no character. Remove or complete it.';
}

function isEmpty(node: YamlNode): boolean {
  return node.type === 'scalar' && node.source === '';
}

function isTooLarge(value: number, source: string): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^[-+]?(?:\d+|0x\w+|0o\d+)$/.test(source);
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'boolean' ? `${String(value)}, not text` : 'a number';
}
