import { isJsonObject } from '../../../../shared/src/json.ts';
import type { FieldDifference } from '../../../../shared/src/protocol/difference.ts';
import type {
  ChangedField,
  RecordChangeName,
  ReviewEffect,
  ReviewedRecord,
  ReviewValidity,
  WholeRecordChange,
} from '../../../../shared/src/protocol/review.ts';
import { differencesOf } from '../difference/recordDifference.ts';
import { describeKind } from '../records/kinds.ts';
import { reviewState } from '../records/review.ts';
import type { RecordPair } from './pairRecords.ts';
import type { RecordOccurrence } from './reviewedFile.ts';
import type { Redistribution } from './splitsAndMerges.ts';

type Renaming = NonNullable<WholeRecordChange['renamedFrom']>;

/** A record of one side only, or of both. */
type Change = Partial<RecordPair>;

/** What happened to a record; `undefined` where nothing did. `key` is unique in the review. */
export function recordChangeOf(
  change: Change,
  redistribution: Redistribution,
  key: string,
): WholeRecordChange | undefined {
  const { before, after } = change;
  const one = after ?? before;
  if (one === undefined) return undefined;
  const differences = before && after ? differencesBetween(before, after) : [];
  const renamedFrom = before && after && renamingOf(before, after);
  const changes = changesOf(change, differences, redistribution, renamedFrom);
  if (changes.length === 0) return undefined;
  const wentInto = before && redistribution.wentInto.get(before);
  const cameFrom = after && redistribution.cameFrom.get(after);
  const isDamaged = [before, after].some((side) => side !== undefined && isDamagedText(side));
  return {
    ...{ key, kind: one.facts.kind, changes, effect: effectOf(change, differences, renamedFrom) },
    ...(before && { before: sideOf(before), valueBefore: before.value }),
    ...(after && { after: sideOf(after), valueAfter: after.value }),
    fields: fieldsOf(differences),
    ...(renamedFrom && { renamedFrom }),
    ...(wentInto && { wentInto: [...wentInto] }),
    ...(cameFrom && { cameFrom: [...cameFrom] }),
    review: validityOf(change),
    ...(isDamaged && { isDamaged }),
    differences,
  };
}

function differencesBetween(before: RecordOccurrence, after: RecordOccurrence): FieldDifference[] {
  return before.state === after.state ? [] : differencesOf(before.value, after.value, after.facts.kind);
}

function changesOf(
  { before, after }: Change,
  differences: readonly FieldDifference[],
  { split, merged }: Redistribution,
  renamedFrom: Renaming | undefined,
): RecordChangeName[] {
  const changes: RecordChangeName[] = [];
  if (before === undefined) changes.push('added');
  else if (after === undefined) changes.push('removed');
  else {
    const isOther = ({ path }: FieldDifference): boolean =>
      !isNewId(path, after, renamedFrom) && !(path[0] === 'name' && renamedFrom?.name !== undefined);
    // Of damaged texts the values may be the same although the texts are not.
    const isChanged = differences.some(isOther) || isOtherDamage(before, after, differences);
    if (isChanged) changes.push('changed');
    if (before.path !== after.path) changes.push('moved');
    if (renamedFrom !== undefined) changes.push('renamed');
  }
  if (before !== undefined && split.has(before)) changes.push('split');
  if (after !== undefined && merged.has(after)) changes.push('merged');
  return changes;
}

/** True for the id of a record that has another one: how it is written, such as in capitals, is a change like any other. */
function isNewId(
  path: FieldDifference['path'],
  { facts }: RecordOccurrence,
  renamedFrom: Renaming | undefined,
): boolean {
  return path[0] === describeKind(facts.kind).idProperty && renamedFrom?.id !== undefined;
}

function isOtherDamage(
  before: RecordOccurrence,
  after: RecordOccurrence,
  differences: readonly FieldDifference[],
): boolean {
  return differences.length === 0 && before.state !== after.state;
}

function renamingOf(before: RecordOccurrence, after: RecordOccurrence): Renaming | undefined {
  const { id = '' } = before.facts;
  const [name, nameAfter] = [before, after].map(({ value }) => value['name']);
  const isNamed = typeof name === 'string' && typeof nameAfter === 'string' && name !== nameAfter;
  const isOther = id !== (after.facts.id ?? '');
  if (!isNamed && !isOther) return undefined;
  return { ...(isOther && { id }), ...(isNamed && { name }) };
}

function effectOf(
  { before, after }: Change,
  differences: readonly FieldDifference[],
  renamedFrom: Renaming | undefined,
): ReviewEffect {
  if (before === undefined || after === undefined) return 'content';
  if (before.facts.contentHash !== after.facts.contentHash) return 'content';
  if (isDamagedText(after) && before.state !== after.state) return 'content';
  return differences.some(({ path }) => !isNewId(path, after, renamedFrom)) ? 'annotation' : 'none';
}

/** Differences by top-level property, in their order. */
function fieldsOf(differences: readonly FieldDifference[]): ChangedField[] {
  const fields = new Map<string, ChangedField>();
  for (const { path, role, change } of differences) {
    const field = String(path[0] ?? '');
    const known = fields.get(field);
    if (known === undefined) fields.set(field, { field, role, change: path.length > 1 ? 'changed' : change });
    else {
      known.change = 'changed';
      if (role === 'content') known.role = role;
    }
  }
  return [...fields.values()];
}

/** A record as lists show it. */
export function sideOf({ path, uri, line, facts }: RecordOccurrence): ReviewedRecord {
  const { id = '', name, idRange, version, contentHash, status, functionName, domain } = facts;
  return {
    ...{ id, name, path, uri },
    position: { line: line + idRange.start.line, character: idRange.start.character },
    ...(version !== undefined && { version }),
    ...(contentHash !== undefined && { contentHash }),
    ...(status !== undefined && { status }),
    ...(functionName !== undefined && { functionName }),
    ...(domain !== undefined && { domain }),
  };
}

function validityOf({ before, after }: Change): ReviewValidity {
  const stateOf = (side: RecordOccurrence | undefined): ReviewValidity['before'] =>
    side === undefined ? 'none' : reviewState(side.value, side.facts.contentHash ?? '');
  const [was, is] = [stateOf(before), stateOf(after)];
  const review = (after ?? before)?.value['review'];
  const { decision, reviewer } = isJsonObject(review) ? review : {};
  return {
    ...{ before: was, after: is },
    isLapsedByChange: after !== undefined && was === 'valid' && is !== 'valid',
    ...(typeof decision === 'string' && { decision }),
    ...(typeof reviewer === 'string' && { reviewer }),
  };
}

function isDamagedText({ facts }: RecordOccurrence): boolean {
  return facts.contentHash === undefined;
}
