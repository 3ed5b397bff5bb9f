import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { canonicalText } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { fieldOf, type MemberRecord } from './field.ts';

/** The splits, in the order in which their weights are laid out. */
export const SPLIT_NAMES = ['train', 'val', 'test'] as const;
export type SplitName = (typeof SPLIT_NAMES)[number];

/** The split of a record, absent where the dataset has no usable splits. */
export type Splitter = (record: MemberRecord) => SplitName | undefined;

/**
 * Makes a dataset's `splits` ready to deal members. The split of a member is its pin in `assign`, else the place of
 * its key's hash among the weights. It depends on this record and `splits` alone, so that adding a record moves no other.
 */
export function createSplitter(splits: JsonValue | undefined): Splitter {
  if (!isJsonObject(splits)) return () => undefined;
  const pins = pinsOf(splits['assign']);
  const named = weightsOf(splits);
  const weights = SPLIT_NAMES.map((name): [SplitName, number] => [name, named[name]]);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const isUsable = total > 0 && Number.isFinite(total);
  const seed = splits['seed'] ?? null;
  return (record) => {
    const pin = pins.get(record.id);
    if (pin !== undefined || !isUsable) return pin;
    return splitAt(position(seed, keyOf(record, splits['group_by'])) * total, weights);
  };
}

function splitAt(place: number, weights: readonly (readonly [SplitName, number])[]): SplitName | undefined {
  let rest = place;
  for (const [name, weight] of weights) {
    if (rest < weight) return name;
    rest -= weight;
  }
  // Rounding can leave the last place just beyond the sum of the weights.
  return weights.findLast(([, weight]) => weight > 0)?.[0];
}

/**
 * What keeps records together: the value of the `group_by` field, else the record's `group`, else its id. Null and an
 * empty text count as missing, so that an empty column of an import does not join everything into one group.
 */
export function keyOf(record: MemberRecord, groupBy?: JsonValue): string {
  const fields = typeof groupBy === 'string' && groupBy !== '' ? [groupBy, 'group'] : ['group'];
  for (const field of fields) {
    const value = fieldOf(record, field);
    if (value === undefined || value === null || value === '') continue;
    return typeof value === 'string' ? value : canonicalText(value);
  }
  return record.id;
}

/**
 * A number in [0, 1): the first 53 bits of SHA-256 of the canonical JSON of [seed, key]. In Python:
 * `(int.from_bytes(sha256(text).digest()[:8], 'big') >> 11) / 2**53`.
 */
export function position(seed: JsonValue, key: string): number {
  const digest = sha256(utf8ToBytes(canonicalText([seed, key])));
  const bits = new DataView(digest.buffer, digest.byteOffset).getBigUint64(0);
  return Number(bits >> 11n) / 2 ** 53;
}

function pinsOf(assign: JsonValue | undefined): Map<string, SplitName> {
  const pins = new Map<string, SplitName>();
  for (const [id, pin] of Object.entries(isJsonObject(assign) ? assign : {})) {
    const name = SPLIT_NAMES.find((known) => known === pin);
    if (name !== undefined) pins.set(normaliseId(id), name);
  }
  return pins;
}

/** The weight of each split, 0 where it has none that counts. */
export function weightsOf(splits: JsonValue | undefined): Record<SplitName, number> {
  const weights = isJsonObject(splits) ? splits['weights'] : undefined;
  const weightOf = (name: SplitName): number => {
    const weight = isJsonObject(weights) ? weights[name] : undefined;
    return typeof weight === 'number' && weight > 0 ? weight : 0;
  };
  return { train: weightOf('train'), val: weightOf('val'), test: weightOf('test') };
}
