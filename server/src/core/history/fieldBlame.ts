import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { DifferencePath, FieldRole } from '../../../../shared/src/protocol/difference.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { isSameJson } from '../../../../shared/src/sameJson.ts';
import { itemPlace, propertyPlace, topPlace, type FieldPlace } from '../difference/fieldPlace.ts';
import { isVector, itemSteps } from '../difference/itemSteps.ts';

/** A state of a record on its way through history. */
export interface RecordState {
  /** Numbers of the states before it, in the order in which they were added; several at a merge. */
  parents: readonly number[];
  /** Absent where the record is not there. */
  value: JsonObject | undefined;
}

/** Where a field came from. */
export interface BlamedField {
  path: DifferencePath;
  role: FieldRole;
  value: JsonValue;
  /** Number of the state in which the field became what it is. */
  origin: number;
}

/** The states that the parts of a value come from; a number where all of them come from one. */
type Origins = number | readonly Origins[] | ReadonlyMap<string, Origins>;

/** A value with its origins. */
interface Known<V extends JsonValue = JsonValue> {
  value: V;
  origins: Origins;
}

/**
 * Finds the state in which each field of a record became what it is. A field that a parent has, too, is the parent's; at a
 * merge the first parent's that has it. Items of lists are followed by what they are, not by their position, as in
 * `differencesOf`. While a record is not there, its fields are what they were before.
 */
export class FieldBlame {
  readonly #kind: RecordKind;
  /** What each state has, or finds before it where it does not have the record. */
  readonly #states: (readonly Known<JsonObject>[])[] = [];

  constructor(kind: RecordKind) {
    this.#kind = kind;
  }

  /** Adds a state after all of its parents; the first has number 0. */
  add({ parents, value }: RecordState): number {
    const known = [...new Set(parents.flatMap((parent) => this.#states[parent] ?? []))];
    const self = this.#states.length;
    this.#states.push(
      value === undefined ? known : [{ value, origins: this.#originsOf(value, known, self) }],
    );
    return self;
  }

  /** The fields of a state in the record's order: texts, numbers, vectors, what is empty, and lists of those from one state. */
  fields(state: number): BlamedField[] {
    const [known] = this.#states[state] ?? [];
    if (known === undefined) return [];
    const found: BlamedField[] = [];
    for (const [name, value] of Object.entries(known.value))
      collect({ value, origins: partOf(known.origins, name) ?? state }, topPlace(this.#kind, name), found);
    return found;
  }

  #originsOf(value: JsonObject, parents: readonly Known<JsonObject>[], self: number): Origins {
    return originsOfObject(value, parents, self, (name) => topPlace(this.#kind, name));
  }
}

function originsOf(value: JsonValue, parents: readonly Known[], self: number, place: FieldPlace): Origins {
  const same = parents.find((parent) => isSameJson(parent.value, value));
  // Of an object that only a later parent has as a whole, the first parent may have parts.
  const hasParts = isJsonObject(value) && Object.keys(value).length > 0;
  if (same !== undefined && (same === parents[0] || !hasParts)) return same.origins;
  if (isJsonObject(value)) {
    const objects = parents.filter((parent): parent is Known<JsonObject> => isJsonObject(parent.value));
    return originsOfObject(value, objects, self, (name) => propertyPlace(place, name));
  }
  if (!Array.isArray(value)) return self;
  const lists = parents.filter((parent): parent is Known<JsonValue[]> => Array.isArray(parent.value));
  return originsOfList(value, lists, self, place);
}

function originsOfObject(
  value: JsonObject,
  parents: readonly Known<JsonObject>[],
  self: number,
  placeOf: (name: string) => FieldPlace,
): Origins {
  if (parents.length === 0) return self;
  const parts = new Map<string, Origins>();
  for (const [name, part] of Object.entries(value)) {
    const before = parents.flatMap((parent) => {
      const own = Object.hasOwn(parent.value, name) ? parent.value[name] : undefined;
      return own === undefined ? [] : [{ value: own, origins: partOf(parent.origins, name) ?? self }];
    });
    parts.set(name, originsOf(part, before, self, placeOf(name)));
  }
  return [...parts.values()].every((part) => part === self) ? self : parts;
}

function originsOfList(
  list: readonly JsonValue[],
  parents: readonly Known<JsonValue[]>[],
  self: number,
  place: FieldPlace,
): Origins {
  const before: Known[][] = list.map(() => []);
  for (const parent of parents) {
    for (const { from, to } of itemSteps(parent.value, list, place) ?? []) {
      const item = from === undefined ? undefined : parent.value[from];
      if (from === undefined || to === undefined || item === undefined) continue;
      before[to]?.push({ value: item, origins: partOf(parent.origins, from) ?? self });
    }
  }
  const items = list.map((item, at) => originsOf(item, before[at] ?? [], self, itemPlace(place, at)));
  return items.every((item) => item === self) ? self : items;
}

/** The origins of a part of a value. */
function partOf(origins: Origins, step: string | number): Origins | undefined {
  if (typeof origins === 'number') return origins;
  if (isItems(origins)) return typeof step === 'number' ? origins[step] : undefined;
  return typeof step === 'string' ? origins.get(step) : undefined;
}

function isItems(origins: Exclude<Origins, number>): origins is readonly Origins[] {
  return Array.isArray(origins);
}

function collect({ value, origins }: Known, place: FieldPlace, found: BlamedField[]): void {
  const { path, role } = place;
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    for (const [name, part] of Object.entries(value))
      collect({ value: part, origins: partOf(origins, name) ?? 0 }, propertyPlace(place, name), found);
  } else if (Array.isArray(value) && !(typeof origins === 'number' && isPlainList(value))) {
    for (const [at, item] of value.entries())
      collect({ value: item, origins: partOf(origins, at) ?? 0 }, itemPlace(place, at), found);
  } else found.push({ path, role, value, origin: typeof origins === 'number' ? origins : 0 });
}

/** True for lists that are shown as one field: without anything in their items that has parts. */
function isPlainList(list: readonly JsonValue[]): boolean {
  return isVector(list) || list.every((item) => typeof item !== 'object' || item === null);
}
