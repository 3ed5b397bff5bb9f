import type { ApiError, ApiMethod } from './api.ts';
import type { EventMessage } from './lsp.ts';
import type { SearchParams } from './search.ts';
import type { EditRecordsParams } from './writing.ts';
import type { TextPosition } from '../problem.ts';

/** What a page may ask of the editor itself. */
export interface HostRequests {
  /** Opens a record's file with the cursor at the record. */
  open: { uri: string; position: TextPosition; aside: boolean };
  /** Shows the output channel. */
  showOutput: Record<string, never>;
  /** Runs one of the commands that pages may run. */
  command: {
    command: 'databits.createSample' | 'databits.newExample' | 'databits.importFile' | 'databits.buildIndex';
  };
  /** Changes records: plans it, asks where records refer to each other, and applies it as one edit. */
  editRecords: EditRecordsParams;
  /** Keeps what is looked at, so that the page comes back as it was. */
  saveState: { state: ExamplePageState };
}

/** Navigation and arrangement of the example page; nothing that the host can recompute. */
export interface ExamplePageState {
  query: SearchParams;
  /** Shown when `similarTo` is set: the name of that record. */
  similarName?: string;
}

/** Page → host. Every `call` is answered once, by `answer` with the same id. */
export type FromPage =
  | { type: 'ready' }
  | { type: 'call'; id: number; method: ApiMethod; params: unknown }
  | { type: 'cancel'; id: number }
  | { [H in keyof HostRequests]: { type: 'host'; request: H; params: HostRequests[H] } }[keyof HostRequests];

/** Host → page. */
export type ToPage =
  | { type: 'answer'; id: number; result: unknown }
  | { type: 'answer'; id: number; error: ApiError }
  | { type: 'event'; message: EventMessage }
  | { type: 'state'; state: ExamplePageState };
