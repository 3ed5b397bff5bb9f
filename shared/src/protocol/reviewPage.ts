import type { DifferencePath } from './difference.ts';
import type { RecordChangeName, ReviewEffect } from './review.ts';
import type { HostRequests } from './webview.ts';
import type { ReviewDecision } from './writing.ts';
import type { RecordKind } from '../recordKind.ts';

/** What is compared, as the user chose it. */
export interface Comparison {
  base: string;
  head: string;
  mergeBase?: boolean;
  /** URI of the workspace's folder; the first one when left out. */
  folder?: string;
}

/** Where a record stands with its reviewers, after the change. */
export const REVIEW_STANDS = ['approved', 'changes_requested', 'rejected', 'lapsed', 'none'] as const;
export type ReviewStand = (typeof REVIEW_STANDS)[number];

/** Which records the list shows; what is absent does not restrict it. */
export interface ReviewPageFilter {
  kind?: RecordKind;
  change?: RecordChangeName;
  effect?: ReviewEffect;
  /** Id of a dataset that the record is, or was, a member of. */
  dataset?: string;
  stand?: ReviewStand;
  /** Only records with problems that the change introduces. */
  problems?: true;
  /** Only records that were not marked as viewed. */
  notViewed?: true;
  /** Part of a name, id or path. */
  text?: string;
}

/** How the review is looked at; nothing that the host can recompute. */
export interface ReviewView {
  shows: 'records' | 'overview';
  texts: 'inline' | 'side';
  filter: ReviewPageFilter;
  /** The record that is looked at, by what it is rather than by its place in the list. */
  chosen?: string;
}

/** What the page of a review shows. What is compared is the host's: a page cannot choose it. */
export interface ReviewPageState {
  /** Absent until somebody chose. */
  comparison?: Comparison;
  /** Grows when the review shall be made anew. */
  run: number;
  isTrusted: boolean;
  view: ReviewView;
  /** Marks of the contents that were viewed, see `markOf`. */
  viewed: string[];
}

/** What the page of a review may ask of the editor itself. */
export interface ReviewHostRequests {
  open: HostRequests['open'];
  /** Shows the texts of both sides in the editor's own view of differences. */
  openDiff: { handle: string; key: string; name: string };
  /** Opens the versions of a record, where one that is gone can be restored. */
  showVersions: { id: string };
  /** Decides on records as they were looked at; asks for a reason where the decision is not an approval. */
  decide: { decision: ReviewDecision; records: ReviewedContent[] };
  /** Takes the last change of records back. */
  undo: Record<string, never>;
  /** Begins a thread of comments on a field of a record. */
  comment: { recordId: string; field: DifferencePath; contentHash: string; text: string };
  /** Puts the review as Markdown into the clipboard. */
  copyMarkdown: { handle: string };
  copy: { text: string };
  /** Asks what to compare. */
  choose: Record<string, never>;
  manageTrust: Record<string, never>;
  showOutput: Record<string, never>;
  /** Remembers contents as viewed, or forgets them. */
  mark: { marks: string[]; viewed: boolean };
  saveState: { state: ReviewView };
}

/** A record as a reviewer looked at it. */
export interface ReviewedContent {
  id: string;
  contentHash: string;
}

/** A record's content for the list of what was viewed: another content is another mark. */
export function markOf(id: string, contentHash: string | undefined): string {
  return `${id}@${contentHash ?? 'gone'}`;
}
