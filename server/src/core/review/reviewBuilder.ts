import { counted } from '../../../../shared/src/counted.ts';
import type { Review, ReviewState, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { isSearchableKind } from '../records/searchText.ts';
import type { BaseFacts, FileFacts } from '../rules/rule.ts';
import { createRecordIndex } from '../workspace/createRecordIndex.ts';
import { AFTER, BEFORE, GroupCounts, SAME, type Sides } from './groupCounts.ts';
import { ReviewedLabels } from './labelCounts.ts';
import { lostEffectiveness } from './lostEffectiveness.ts';
import { pairRecords, type PairedRecords } from './pairRecords.ts';
import { ReviewedDatasets, type MemberSide } from './reviewedDatasets.ts';
import { occurrencesIn, unreadIn, type RecordOccurrence, type ReviewedFile } from './reviewedFile.ts';
import { recordChanges } from './recordChanges.ts';
import { reviewedProblems } from './reviewedProblems.ts';
import { staleRecords } from './staleRecords.ts';
import { namedDatasetsIn, TwoExaminations } from './twoExaminations.ts';
import { changesByName, effectsOf, withoutRecords } from './reviewTotals.ts';
import { withStandIns } from './standIns.ts';
import type { BothSides } from './unreadTexts.ts';

/** Files of the two states: those that are the same on both sides once. */
export interface ReviewedFiles {
  same: readonly ReviewedFile[];
  before: readonly ReviewedFile[];
  after: readonly ReviewedFile[];
}

/** What the files do not say. */
export interface ReviewSurroundings {
  base: ReviewState;
  head: ReviewState;
  notes: readonly string[];
  /** What version rules compare with; absent where there is nothing to compare with. */
  versions?: BaseFacts;
  /** The files that records name, on both sides. */
  world: { before: FileFacts; after: FileFacts };
}

/**
 * Compares two states of all record files. Files of datasets come first; the others are taken one by one, so that of those
 * that are the same on both sides no value is kept.
 */
export class ReviewBuilder {
  readonly #configuration: Configuration;
  readonly #index = { before: createRecordIndex(), after: createRecordIndex() };
  readonly #files: { before: ReviewedFile[]; after: ReviewedFile[] } = { before: [], after: [] };
  readonly #paths = new Map<string, string>();
  readonly #groups = new GroupCounts();
  readonly #labels = new ReviewedLabels();
  readonly #datasets: ReviewedDatasets;
  readonly #examinations: TwoExaminations;
  #unreadOnBoth = 0;

  /** `datasets` are all files of datasets. The configuration is the one of the newer state. */
  constructor(configuration: Configuration, datasets: ReviewedFiles) {
    this.#configuration = configuration;
    const completed = withStandIns(datasets);
    const before = namedDatasetsIn([...datasets.same, ...completed.before]);
    const after = namedDatasetsIn([...datasets.same, ...completed.after]);
    this.#datasets = new ReviewedDatasets(before, after);
    this.#examinations = new TwoExaminations(configuration, before, after);
    for (const file of datasets.same) this.takeSame(file);
    for (const file of datasets.before) this.takeBefore(file);
    for (const file of datasets.after) this.takeAfter(file);
  }

  /** Takes a file that is the same on both sides. */
  takeSame(file: ReviewedFile): void {
    this.#paths.set(file.file.uri, file.path);
    this.#index.before.setFile(file.file);
    this.#index.after.setFile(file.file);
    this.#unreadOnBoth += unreadIn(file, 'after').length;
    for (const record of occurrencesIn(file)) {
      this.#count(record, SAME);
      const side = memberOf(record);
      if (side === undefined) continue;
      this.#datasets.take(side, side);
      this.#examinations.takeSame(side.record);
    }
  }

  takeBefore(file: ReviewedFile): void {
    this.#paths.set(file.file.uri, file.path);
    this.#files.before.push(file);
  }

  takeAfter(file: ReviewedFile): void {
    this.#paths.set(file.file.uri, file.path);
    this.#files.after.push(file);
  }

  /** The review. Each step is a little work. */
  *review(surroundings: ReviewSurroundings): Generator<undefined, Review> {
    const { before, after, unread, uncompared } = withStandIns(this.#files);
    const occurrences = { before: before.flatMap(occurrencesIn), after: after.flatMap(occurrencesIn) };
    const paired = pairRecords(occurrences.before, occurrences.after);
    yield;
    const touched = yield* this.#changeIndex({ before, after });
    for (const record of occurrences.before) this.#count(record, BEFORE);
    for (const record of occurrences.after) this.#count(record, AFTER);
    yield* this.#followMembers(paired);
    const records = (yield* recordChanges(paired)).map((record) => this.#withDatasets(record));
    const problems = yield* reviewedProblems(paired, touched, {
      ...{ index: this.#index, examinations: this.#examinations, configuration: this.#configuration },
      ...{ pathOf: (uri) => this.#paths.get(uri) ?? uri, world: surroundings.world },
      ...(surroundings.versions && { versions: surroundings.versions }),
    });
    const datasets = this.#datasets.all;
    const { base, head, notes } = surroundings;
    const read = new Set([...this.#files.before, ...this.#files.after].map(({ path }) => path));
    return {
      ...{ base, head },
      files: { changed: read.size, onlyText: withoutRecords(read, { records, unread, uncompared }) },
      changes: changesByName(records),
      effects: effectsOf(records),
      lapsedReviews: records.filter(({ review }) => review.isLapsedByChange).length,
      counts: this.#groups.all,
      labels: this.#labels.changed,
      datasets: datasets.map(({ hasOtherMembers: _, hasOtherPool: __, ...dataset }) => dataset),
      ...problems,
      stale: staleRecords(this.#index, datasets),
      lost: lostEffectiveness(paired.removed),
      ...{ unread, uncompared, notes: [...notes, ...this.#noteOnUnread()], records },
    };
  }

  /** What cannot be read and did not change is no part of the change; but members and problems of it are not known. */
  #noteOnUnread(): string[] {
    const count = this.#unreadOnBoth;
    if (count === 0) return [];
    return [
      `${counted(count, 'text')} that did not change cannot be read; nothing is known of the records there.`,
    ];
  }

  #count(record: RecordOccurrence, sides: Sides): void {
    this.#groups.add(record.facts, sides);
    const member = memberOf(record);
    if (member !== undefined) this.#labels.add(member.record, sides);
  }

  /** Brings the index of the newer side from the older state to the newer; answers the files whose problems may be others. */
  *#changeIndex({ before, after }: BothSides): Generator<undefined, Set<string>> {
    for (const { file } of before) {
      yield;
      this.#index.before.setFile(file);
      this.#index.after.setFile(file);
    }
    const touched = new Set([...before, ...after].map(({ file }) => file.uri));
    const now = new Set(after.map(({ file }) => file.uri));
    for (const { file } of before) {
      if (now.has(file.uri)) continue;
      for (const uri of this.#index.after.deleteFile(file.uri)) touched.add(uri);
    }
    for (const { file } of after) {
      yield;
      for (const uri of this.#index.after.setFile(file)) touched.add(uri);
    }
    return touched;
  }

  *#followMembers({ pairs, removed, added }: PairedRecords): Generator<undefined, void> {
    for (const { before, after } of pairs) {
      yield;
      const sides = [memberOf(before), memberOf(after)] as const;
      if (sides[0] !== undefined) this.#datasets.take(...sides);
    }
    for (const record of removed) this.#follow(memberOf(record), undefined);
    for (const record of added) this.#follow(undefined, memberOf(record));
    yield;
    const members = (records: readonly RecordOccurrence[]) =>
      records.flatMap((record) => memberOf(record)?.record ?? []);
    this.#examinations.takeDiffering(
      members([...pairs.map(({ before }) => before), ...removed]),
      members([...pairs.map(({ after }) => after), ...added]),
    );
  }

  #withDatasets(record: WholeRecordChange): WholeRecordChange {
    const datasets = this.#datasets.of((record.before ?? record.after)?.id ?? '');
    return datasets.length === 0 ? record : { ...record, datasets: [...datasets] };
  }

  #follow(before: MemberSide | undefined, after: MemberSide | undefined): void {
    if (before !== undefined || after !== undefined) this.#datasets.take(before, after);
  }
}

function memberOf({ facts, value }: RecordOccurrence): MemberSide | undefined {
  const { kind, id = '', name, contentHash } = facts;
  return isSearchableKind(kind) ? { record: { kind, id, value }, name, contentHash } : undefined;
}
