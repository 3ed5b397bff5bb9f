/** What the page of a record's versions may ask of the editor itself. The host knows which record it is about; states have names as in questions. */
export interface VersionsHostRequests {
  /** Gives the record the content of a version, as an edit that the user sees. */
  restore: { contentHash: string };
  /** Compares two states in the editor's own view. */
  openDiff: { before: string; after: string };
  /** Shows a version's text, which cannot be edited. */
  openVersion: { state: string };
  /** Shows the record in its file. */
  openRecord: Record<string, never>;
  /** Shows a commit in the editor's own view. */
  showCommit: { commit: string };
  copy: { text: string };
  manageTrust: Record<string, never>;
  saveState: { state: VersionsView };
}

/** How versions are looked at; nothing that the host can recompute. */
export interface VersionsView {
  /** The chosen state: a content hash, or a key that the page gave; the newest one where left out. */
  chosen?: string;
  /** What it is compared with: `previous`, `present`, or another state. */
  against: string;
  shows: 'differences' | 'fields';
  /** How texts are compared. */
  texts: 'inline' | 'side';
}

export interface VersionsPageState {
  /** Lower-cased; an empty text where there is no record to show. */
  id: string;
  isTrusted: boolean;
  /** True where the editor can show commits. */
  showsCommits: boolean;
  /** Grows when the page shall ask again. */
  change: number;
  view: VersionsView;
}

/** The state before the chosen one, in {@link VersionsView}. */
export const PREVIOUS = 'previous';
