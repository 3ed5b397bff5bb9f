import type { JsonObject } from '../json.ts';
import type { Problem, Severity, TextPosition } from '../problem.ts';
import type { RecordKind } from '../recordKind.ts';
import type { FieldDifference, FieldRole } from './difference.ts';

/** What a state of the record files was read from. */
export interface ReviewState {
  source: 'commit' | 'index' | 'worktree';
  /** As it was asked for. */
  name: string;
  /** Full name of the commit; absent for the index and the work tree. */
  commit?: string;
}

/** Names of states: commits as git knows them, `index` for what is staged, `worktree` for the files with unsaved buffers. */
export interface ReviewParams {
  base: string;
  head: string;
  /** True: compare with the commit that `base` and `head` have in common (`BASE...HEAD`). */
  mergeBase?: boolean;
  /** URI of one of the workspace's folders; the first one when left out. */
  folder?: string;
}

/**
 * What happened to a record. `moved`: the same id in another file. `renamed`: the same content under another id, or another
 * `name`. `split`: its content went into several records. `merged`: the content of several records went into it.
 */
export const RECORD_CHANGES = ['added', 'removed', 'changed', 'moved', 'renamed', 'split', 'merged'] as const;
export type RecordChangeName = (typeof RECORD_CHANGES)[number];

/** What a change means: another content asks for a new version, an annotation does not. `none`: only the place changed. */
export type ReviewEffect = 'content' | 'annotation' | 'none';

/** A record on one side of a review. */
export interface ReviewedRecord {
  /** Lower-cased; an empty text where the record has none. */
  id: string;
  /** The name, else the first words. */
  name: string;
  /** Path from the workspace's folder, with slashes. */
  path: string;
  uri: string;
  position: TextPosition;
  version?: number;
  /** Absent where the text is not JSON, so that contents cannot be compared. */
  contentHash?: string;
  status?: string;
  functionName?: string;
  domain?: string;
}

/** Another record that a split or a merge has to do with. */
export interface RelatedRecord {
  kind: RecordKind;
  id: string;
  name: string;
  /** `derived_from`: one says that it was made from the other. `text`: one's text is within the other's. */
  evidence: 'derived_from' | 'text';
}

/** Whether a review of the record holds, before and after the change. */
export interface ReviewValidity {
  before: 'valid' | 'lapsed' | 'none';
  after: 'valid' | 'lapsed' | 'none';
  /** True where the review held before and this change made it lapse. */
  isLapsedByChange: boolean;
  /** Of the review that the record has now, or had where it is gone. */
  decision?: string;
  reviewer?: string;
}

/** A property, from the record's root, that differs. */
export interface ChangedField {
  field: string;
  role: FieldRole;
  change: FieldDifference['change'];
}

/** A record that differs between the two states. */
export interface RecordChange {
  /** Unique in the review. */
  key: string;
  kind: RecordKind;
  /** All that happened to it, at least one. */
  changes: RecordChangeName[];
  effect: ReviewEffect;
  /** Absent where it was added. */
  before?: ReviewedRecord;
  /** Absent where it was removed. */
  after?: ReviewedRecord;
  /** Top-level properties that differ; none of records that were added or removed. */
  fields: ChangedField[];
  /** What a `renamed` record was called: `id` where it has another id, `name` where it has another name. */
  renamedFrom?: { id?: string; name?: string };
  /** The records that its content went into, where it was split or merged into another one. */
  wentInto?: RelatedRecord[];
  /** The records whose content it has now. */
  cameFrom?: RelatedRecord[];
  /** Ids of the datasets that it is, or was, a member of; absent where there is none. */
  datasets?: string[];
  review: ReviewValidity;
  /** True where the record's text is not wholly readable on a side: it may differ in other ways. */
  isDamaged?: boolean;
}

/** A record change with all that differs. */
export interface WholeRecordChange extends RecordChange {
  differences: FieldDifference[];
  /** The values on both sides. */
  valueBefore?: JsonObject;
  valueAfter?: JsonObject;
}

/** How many records a group has on both sides. */
export interface GroupCount {
  group: 'kind' | 'status' | 'function' | 'domain';
  /** An empty text for records without one. */
  value: string;
  before: number;
  after: number;
}

/** How often the labels of a field occur on both sides. */
export interface LabelDistribution {
  /** `labels.topic`, `expected_output`, `expected_output.intent`. */
  field: string;
  /** Of examples: the function that they belong to. */
  functionName?: string;
  /** Those that changed most first, at most 50. */
  labels: { label: string; before: number; after: number }[];
  /** Labels that are left out. */
  more: number;
  /** Records that have the field. */
  before: number;
  after: number;
}

/** Where a record is in a dataset: a split; `none`: a member of no split; `outside`: no member; `absent`: no record. */
export type DatasetPlace = 'train' | 'val' | 'test' | 'none' | 'outside' | 'absent';

/** Members of a dataset by place. */
export type SplitCounts = Record<'train' | 'val' | 'test' | 'none', number>;

/** Records that changed their place in a dataset. */
export interface DatasetMove {
  from: DatasetPlace;
  to: DatasetPlace;
  count: number;
  /** The first of them, at most 20. */
  records: { id: string; name: string }[];
}

/** A dataset on both sides. */
export interface DatasetChange {
  id: string;
  name: string;
  change: 'added' | 'removed' | 'changed' | 'same';
  /** Absent where it was added. */
  before?: SplitCounts;
  /** Absent where it was removed. */
  after?: SplitCounts;
  moves: DatasetMove[];
  /** Records on both sides that went from one of train, val and test to another: what was measured before was measured on others. */
  betweenSplits: number;
  /** Members on both sides whose content changed. */
  changedContents: number;
}

/** A problem that is there on one side only. */
export interface ReviewFinding extends Problem {
  path: string;
  uri: string;
  /** The record that it is about, where it has an id. */
  record?: { kind: RecordKind; id: string; name: string };
}

/** Why something that was made before is not what would be made now. */
export type StaleReason =
  /** Members of the dataset came, went or changed their split. */
  | 'members'
  /** Members of the dataset have another content. */
  | 'contents'
  /** The examples that may be shown in the prompt are others. */
  | 'few-shot-pool'
  /** The template has another content, or is gone. */
  | 'template'
  /** The dataset has another declaration, or is gone. */
  | 'dataset';

/** A dataset, template or run that the change made stale. */
export interface StaleRecord {
  kind: RecordKind;
  id: string;
  name: string;
  uri: string;
  position: TextPosition;
  reasons: StaleReason[];
}

/** A removed example that was known to help, or was used. */
export interface LostEffectiveness {
  id: string;
  name: string;
  /** Change of the metric with the example in the prompt, −1 to 1, with its interval; absent without evidence. */
  effectiveness?: { score: number; low: number; high: number; evaluations: number; metric: string };
  usageCount?: number;
}

/** A file or document that could not be read on a side, so that nothing is known of its records there. */
export interface UnreadText {
  side: 'before' | 'after';
  path: string;
  /** Zero-based, of the document; absent for a whole file. */
  line?: number;
  /** One sentence. */
  reason: string;
}

/**
 * A record that one side has, and that may be in a text of the other side that cannot be read. It is taken as unchanged: it
 * counts on both sides, and is neither added nor removed.
 */
export interface UncomparedRecord {
  kind: RecordKind;
  /** As it is on the side that can be read. */
  record: ReviewedRecord;
  /** The side that cannot be read. */
  side: UnreadText['side'];
  /** One sentence. */
  reason: string;
}

/**
 * Everything that differs between two states of the record files, but the records one by one. Where it is served, each list
 * has at most 1,000 items.
 */
export interface ReviewOverview {
  base: ReviewState;
  head: ReviewState;
  /** Record files that differ; `onlyText` are those of which no record differs, such as after a change of comments. */
  files: { changed: number; onlyText: number };
  /** How many records each thing happened to; one record may be counted under several. */
  changes: Record<RecordChangeName, number>;
  /** How many records differ, by what that means. */
  effects: Record<ReviewEffect, number>;
  /** Reviews that the change made lapse. */
  lapsedReviews: number;
  /** Kinds of record in any case, of the other groups those that differ. Empty where no file differs. */
  counts: GroupCount[];
  labels: LabelDistribution[];
  datasets: DatasetChange[];
  /** Problems that the change introduces, the most severe first. */
  introduced: ReviewFinding[];
  /** Problems that it mends. */
  mended: ReviewFinding[];
  /** How many problems there are of each severity, all of them. */
  problems: Record<'introduced' | 'mended', Record<Exclude<Severity, 'off'>, number>>;
  stale: StaleRecord[];
  lost: LostEffectiveness[];
  unread: UnreadText[];
  /** Records that could not be compared; the review is partial where there are some, or `unread` texts. */
  uncompared: { count: number; records: UncomparedRecord[] };
  /** Sentences about what was not compared. */
  notes: string[];
}

/** A whole review: what `databits diff --format json` writes. */
export interface Review extends ReviewOverview {
  records: WholeRecordChange[];
}
