import type { SearchRecipe } from '../records/searchText.ts';
import { searchTextOf } from '../records/searchText.ts';
import { MetadataColumns } from './columns.ts';
import { KeywordIndex } from './keywordIndex.ts';
import { filterValuesOf, type SearchRecord } from './searchRecord.ts';
import { ExactVectorIndex, type CreateVectorIndex, type VectorIndex } from './vectorIndex.ts';
import { VectorSet } from './vectorSet.ts';

/** Which vectors are put into the index. */
export interface VectorSetOptions {
  /** The model's name. */
  model?: string;
  /** All that decides its vectors, where engines may keep something of them between starts; empty where not. */
  description?: string;
  /** Lower is better: the order in which models are preferred. 0 when left out. */
  rank?: number;
}

/**
 * All searchable records: values, filter columns, postings and vectors under one numbering. A slot is free for another
 * record once its own was removed.
 */
export class SearchIndex {
  readonly columns = new MetadataColumns();
  readonly keywords = new KeywordIndex();
  readonly #records: (SearchRecord | undefined)[] = [];
  readonly #free: number[] = [];
  /** By slot the number of its record's addition. */
  readonly #additionOf: number[] = [];
  #additions = 0;
  readonly #byId = new Map<string, number | Set<number>>();
  readonly #createVectors: CreateVectorIndex;
  #vectorSets: readonly VectorSet[] = [];
  #order: readonly number[] | undefined;

  /** `createVectors` chooses the engine that compares vectors. */
  constructor(createVectors: CreateVectorIndex = (dimensions) => new ExactVectorIndex(dimensions)) {
    this.#createVectors = createVectors;
  }

  /** Number of records. */
  get size(): number {
    return this.columns.live.size;
  }

  /** The vectors of every model, the preferred one first. */
  get vectorSets(): readonly VectorSet[] {
    return this.#vectorSets;
  }

  /** The vectors of the preferred model, absent while no model is loaded. */
  get vectors(): VectorIndex | undefined {
    return this.#vectorSets[0]?.vectors;
  }

  /** Starts over with vectors of a model; those of models with another rank stay. All records wait for theirs. */
  useVectors(
    dimensions: number,
    { model = '', description = '', rank = 0 }: VectorSetOptions = {},
  ): VectorSet {
    const set = new VectorSet(model, rank, this.#createVectors(dimensions, description));
    this.columns.live.forEach((slot) => {
      set.add(slot);
    });
    const others = this.#vectorSets.filter((other) => other.rank !== rank);
    this.#vectorSets = [...others, set].sort((left, right) => left.rank - right.rank);
    return set;
  }

  /** Gives up the vectors of a model. */
  dropVectors(set: VectorSet): void {
    this.#vectorSets = this.#vectorSets.filter((other) => other !== set);
  }

  add(record: SearchRecord, recipe: SearchRecipe): number {
    const slot = this.#free.pop() ?? this.#records.length;
    this.#records[slot] = record;
    this.#additions += 1;
    this.#additionOf[slot] = this.#additions;
    this.#order = undefined;
    this.columns.set(slot, filterValuesOf(record.kind, record.value));
    this.keywords.set(slot, searchTextOf(record.value, record.kind, recipe).keywords);
    for (const set of this.#vectorSets) set.add(slot);
    this.#addId(record.id, slot);
    return slot;
  }

  /** Number of slots, free ones included. */
  get slots(): number {
    return this.#records.length;
  }

  /** Takes the records of an earlier session by slot into the index, whose columns and keywords have them already. */
  restore(records: readonly (SearchRecord | undefined)[]): void {
    for (const [slot, record] of records.entries()) {
      this.#records[slot] = record;
      if (record === undefined) this.#free.push(slot);
      else {
        this.#addId(record.id, slot);
        for (const set of this.#vectorSets) set.add(slot);
      }
    }
  }

  /** Notes a new place (file, line) or name of a record whose searched texts are the same. */
  move(slot: number, record: SearchRecord): void {
    this.#records[slot] = record;
    this.#order = undefined;
  }

  remove(slot: number): void {
    const record = this.#records[slot];
    if (record === undefined) return;
    this.#records[slot] = undefined;
    this.#order = undefined;
    this.columns.delete(slot);
    this.keywords.delete(slot);
    for (const set of this.#vectorSets) set.remove(slot);
    const same = this.#byId.get(record.id);
    if (same instanceof Set) same.delete(slot);
    if (same === slot || (same instanceof Set && same.size === 0)) this.#byId.delete(record.id);
    this.#free.push(slot);
  }

  /** Gives a record its vector, of the preferred model unless another set is named. */
  setVector(slot: number, vector: Float32Array, coverage: number, set = this.#vectorSets[0]): void {
    if (this.#records[slot] !== undefined) set?.set(slot, vector, coverage);
  }

  /** As `setVector`, for a vector in 8 bits a number. */
  setRoundedVector(slot: number, numbers: Int8Array, coverage: number, set: VectorSet): void {
    if (this.#records[slot] !== undefined) set.setRounded(slot, numbers, coverage);
  }

  record(slot: number): SearchRecord | undefined {
    return this.#records[slot];
  }

  /** Number of records that were ever added. */
  get additions(): number {
    return this.#additions;
  }

  /** The record of a slot if it was there after so many additions: one that came later may have a freed slot. */
  recordBefore(slot: number, additions: number): SearchRecord | undefined {
    return (this.#additionOf[slot] ?? 0) <= additions ? this.#records[slot] : undefined;
  }

  /** All slots in the order of their files and lines. Kept until something changes. */
  inFileOrder(): readonly number[] {
    this.#order ??= [...this.columns.live].sort((left, right) => this.#compare(left, right));
    return this.#order;
  }

  #compare(left: number, right: number): number {
    const first = this.#records[left];
    const second = this.#records[right];
    if (first === undefined || second === undefined) return 0;
    if (first.uri !== second.uri) return first.uri < second.uri ? -1 : 1;
    return first.position.line - second.position.line;
  }

  /** Slots of the records with the id (lower-cased). */
  slotsOf(id: string): ReadonlySet<number> {
    const slots = this.#byId.get(id);
    return slots instanceof Set ? slots : new Set(slots === undefined ? [] : [slots]);
  }

  #addId(id: string, slot: number): void {
    const same = this.#byId.get(id);
    if (same === undefined) this.#byId.set(id, slot);
    else if (same instanceof Set) same.add(slot);
    else this.#byId.set(id, new Set([same, slot]));
  }
}
