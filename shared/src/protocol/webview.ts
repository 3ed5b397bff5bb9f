import type { ApiError, ApiMethod } from './api.ts';
import type { ViewName, ViewStates } from './browserViews.ts';
import type { EventMessage } from './lsp.ts';
import type { SearchParams } from './search.ts';
import type { EditRecordsParams } from './writing.ts';
import type { TextPosition } from '../problem.ts';
import type { SqlFileFormat } from './sql.ts';
import type { SqlTextFormat } from './sqlText.ts';

/** What can be done with many records at once. */
export const BULK_ACTIONS = [
  'status',
  'addTag',
  'removeTag',
  'function',
  'domain',
  'dataset',
  'review',
  'export',
  'delete',
] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What the example page may ask of the editor itself. */
export interface HostRequests {
  /** Opens a record's file with the cursor at the record. */
  open: { uri: string; position: TextPosition; aside: boolean };
  /** Shows the output channel. */
  showOutput: Record<string, never>;
  /** Puts a text, such as an id, into the clipboard. */
  copy: { text: string };
  /** Runs one of the commands that pages may run. */
  command: {
    command:
      | 'vscode.openFolder'
      | 'databits.createSample'
      | 'databits.newExample'
      | 'databits.importFile'
      | 'databits.buildIndex';
  };
  /** Changes records: plans it, asks where records refer to each other, and applies it as one edit. */
  editRecords: EditRecordsParams;
  /** Asks for a value where the action needs one, confirms, and carries it out for all of the records. */
  bulkAction: { action: BulkAction; ids: string[] };
  /** Shows the lineage of a record on a page of its own. */
  showLineage: { id: string };
  /** Keeps what is looked at, so that the page comes back as it was. */
  saveState: { state: ExamplePageState };
}

/** Navigation and arrangement of the example page; nothing that the host can recompute. */
export interface ExamplePageState {
  query: SearchParams;
  /** Shown when `similarTo` is set: the name of that record. */
  similarName?: string;
  /** Earlier queries, oldest first, at most 50. */
  history?: string[];
  view?: ViewName;
  views?: ViewStates;
  /** True where the preview is put away, so that the view has its room. */
  previewHidden?: boolean;
}

/** What the page of a query's result may ask of the editor itself. */
export interface SqlHostRequests {
  open: HostRequests['open'];
  showOutput: Record<string, never>;
  /** Puts a text into the clipboard. */
  copy: { text: string };
  /** Puts all rows of a kept result into the clipboard. */
  copyResult: { handle: string; format: SqlTextFormat; names: string[] };
  /** Asks where, and writes all rows of the query there. */
  save: { format: SqlFileFormat };
  /** Shows the query in an editor. */
  showQuery: Record<string, never>;
  showHistory: Record<string, never>;
  openSettings: Record<string, never>;
  saveState: { state: SqlView };
}

/** How the result is looked at. */
export interface SqlView {
  shows: 'table' | 'chart';
}

/** What the page of a query's result shows. The query is the host's: a page can run no other. */
export interface SqlPageState {
  sql: string;
  /** Grows with every run that the user asks for; 0 where nothing shall run by itself. */
  run: number;
  view: SqlView;
}

/** Page → host. Every `call` is answered once, by `answer` with the same id. */
export type FromPage<H extends object = HostRequests> =
  | { type: 'ready' }
  | { type: 'call'; id: number; method: ApiMethod; params: unknown }
  | { type: 'cancel'; id: number }
  | { [R in keyof H]: { type: 'host'; request: R; params: H[R] } }[keyof H];

/** Host → page. */
export type ToPage<S = ExamplePageState> =
  | { type: 'answer'; id: number; result: unknown }
  | { type: 'answer'; id: number; error: ApiError }
  | { type: 'event'; message: EventMessage }
  | { type: 'state'; state: S };
