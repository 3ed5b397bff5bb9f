import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { keyText } from './buildTree.ts';
import type { MapNode, PairNode, ValuePath, YamlNode } from './tree.ts';

/** The JSON value of a tree. Repeated by aliases, a list or mapping is one object in several places. */
export function valueOfTree(root: YamlNode | undefined): JsonValue {
  const shared = new Map<YamlNode, JsonValue>();
  const valueOf = (node: YamlNode | undefined): JsonValue => {
    if (node === undefined) return null;
    if (node.type === 'scalar') return node.value;
    if (node.type === 'alias') return valueOf(node.target);
    const known = shared.get(node);
    if (known !== undefined) return known;
    const value = node.type === 'map' ? mapValue(node, valueOf) : node.items.map(valueOf);
    shared.set(node, value);
    return value;
  };
  return valueOf(root);
}

function mapValue(map: MapNode, valueOf: (node: YamlNode | undefined) => JsonValue): JsonObject {
  const object: JsonObject = {};
  for (const { key, value } of map.pairs) setProperty(object, keyText(key), valueOf(value));
  return object;
}

/** Sets a property of its own whatever its name: an assignment to `__proto__` would set the prototype. */
function setProperty(object: JsonObject, name: string, value: JsonValue): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** What stands at a path: the pair where the path ends in a name, and the value where there is one. */
export interface Place {
  node: YamlNode | undefined;
  pair: PairNode | undefined;
}

/** Finds places of a tree by path, each in time proportional to the path's length. */
export class PlaceFinder {
  readonly #root: YamlNode | undefined;
  readonly #pairs = new Map<MapNode, ReadonlyMap<string, PairNode>>();

  constructor(root: YamlNode | undefined) {
    this.#root = root;
  }

  /** Follows a path from the root, through aliases. `undefined` where the path leads nowhere. */
  at(path: ValuePath): Place | undefined {
    let place: Place = { node: this.#root, pair: undefined };
    for (const key of path) {
      const next = this.#child(followAlias(place.node), key);
      if (next === undefined) return undefined;
      place = next;
    }
    return place;
  }

  #child(node: YamlNode | undefined, key: string | number): Place | undefined {
    if (node?.type === 'sequence' && typeof key === 'number') {
      const item = node.items[key];
      return item && { node: item, pair: undefined };
    }
    if (node?.type !== 'map' || typeof key === 'number') return undefined;
    const pair = this.#pairsOf(node).get(key);
    return pair && { node: pair.value, pair };
  }

  /** By name; the last of several equal keys is the one that counts. */
  #pairsOf(map: MapNode): ReadonlyMap<string, PairNode> {
    const known = this.#pairs.get(map);
    if (known !== undefined) return known;
    const pairs = new Map(map.pairs.map((pair) => [keyText(pair.key), pair]));
    this.#pairs.set(map, pairs);
    return pairs;
  }
}

/** The node that an alias stands for; any other node as it is. */
export function followAlias(node: YamlNode | undefined): YamlNode | undefined {
  return node?.type === 'alias' ? followAlias(node.target) : node;
}
