import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { MemberRecord } from '../datasets/field.ts';
import type { SplitName } from '../datasets/splits.ts';
import { sketchOf, type Sketch } from '../likeness/sketch.ts';
import type { Vocabulary } from '../likeness/vocabulary.ts';
import { textHash } from '../neighbours/textLikeness.ts';
import { canonicalText } from '../records/contentHash.ts';
import { normaliseId } from '../records/identity.ts';
import { normalise } from '../records/inputKey.ts';
import { labelsOf, type Label } from './labels.ts';

/** What a record is to the datasets that are looked at. Records with equal answers share one object. */
export interface Memberships {
  /** By dataset: the split, `'none'` for a member of a dataset without splits, `undefined` for no member. */
  splits: readonly (SplitName | 'none' | undefined)[];
  /** Numbers of the predicate parts that the record matches. */
  matched: readonly number[];
  /** Numbers of the predicate parts whose field the record has. */
  present: readonly number[];
}

/** What is kept of a record to hold it against the others. */
export interface RecordDigest {
  /** Lower-cased; an empty text where the record has none. */
  id: string;
  memberships: Memberships;
  labels: readonly Label[];
  /** Ids of the records that it derives from. */
  sources: readonly string[];
  /** Of the function and the input as it is written but for white space; 0 where there is none. */
  input: number;
  /** Of the expected output; 0 where there is none. */
  output: number;
  /** False for what was rejected or deprecated. */
  isInUse: boolean;
}

const NOTHING: readonly never[] = [];

/** A digest with what the record says, which is absent where it says next to nothing. */
export interface SketchedDigest extends RecordDigest {
  sketch: Sketch | undefined;
}

/** The digest of a record. `wantsTexts` is false where nobody compares it with others; its words go into `vocabulary`. */
export function digestOf(
  record: MemberRecord,
  memberships: Memberships,
  wantsTexts: boolean,
  vocabulary: Vocabulary,
): SketchedDigest {
  const { kind, id, value } = record;
  const input = value[kind === 'example' ? 'input' : 'content'];
  const output = kind === 'example' ? value['expected_output'] : undefined;
  const isMember = memberships.splits.some((split) => split !== undefined);
  const { status, function_name: name } = value;
  const task = `${kind} ${typeof name === 'string' ? name : ''}`;
  return {
    id,
    memberships,
    labels: isMember ? labelsOf(record) : NOTHING,
    sources: sourcesOf(value),
    input: wantsTexts && input !== undefined ? textHash(`${task}\n${canonicalText(normalise(input))}`) : 0,
    output: wantsTexts && output !== undefined ? textHash(canonicalText(normalise(output))) : 0,
    sketch: wantsTexts && input !== undefined ? sketchOf(input, task, vocabulary) : undefined,
    isInUse: status !== 'rejected' && status !== 'deprecated',
  };
}

/** Ids of the examples and DataBits that a record was made from, lower-cased. */
export function sourcesOf({ attribution }: JsonObject): readonly string[] {
  const sources = isJsonObject(attribution) ? attribution['derived_from'] : undefined;
  if (!Array.isArray(sources) || sources.length === 0) return NOTHING;
  return sources.flatMap((source): string[] => {
    if (!isJsonObject(source)) return [];
    const { databit_id: databit, example_id: example } = source;
    return [databit, example].flatMap((id) => (typeof id === 'string' ? [normaliseId(id)] : []));
  });
}
