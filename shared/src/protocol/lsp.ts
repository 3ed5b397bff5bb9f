import type { ApiError, ApiMethod } from './api.ts';
import type { EmbeddingChoice } from './embedding.ts';
import type { EventName, Events } from './events.ts';

/**
 * Node's arguments for the server's process: 8 MB for each half of what is short-lived, where Node would take and keep
 * more than 100 MB while it hears of 100,000 records (its threads have the same by themselves), and the right to give
 * memory back when the index becomes quiet.
 */
export const SERVER_NODE_ARGUMENTS: readonly string[] = ['--max-semi-space-size=8', '--expose-gc'];

/** LSP request that carries any method of the API table. */
export const API_REQUEST = 'databits/api';
/** LSP notification, server to client, that carries any event. */
export const EVENT_NOTIFICATION = 'databits/event';
/** LSP notification, client to server, with the workspace's trust. */
export const TRUST_NOTIFICATION = 'databits/trust';

export interface ApiRequest {
  method: ApiMethod;
  params: unknown;
}

export type ApiResponse = { result: unknown } | { error: ApiError };

export type EventMessage = { [E in EventName]: { event: E; payload: Events[E] } }[EventName];

/** Variable of the server's environment with the embedding service's key: it is in no message and no log. */
export const EMBEDDING_KEY_VARIABLE = 'DATABITS_EMBEDDING_KEY';

/** What the client passes in `initializationOptions`. */
export interface InitializationOptions {
  trusted: boolean;
  /** Absolute path of the folder for caches; the server chooses one when left out. */
  cacheFolder?: string;
  /** Glob patterns of `files.exclude` that are on. */
  exclude: string[];
  /** Machine choices of the user's settings. */
  settings: ServerSettings;
  /** True for a client that wants to be told of diagnostics, though it could ask for them. */
  pushDiagnostics?: boolean;
  /** True for a client that listens to the server's own events ({@link EVENT_NOTIFICATION}). */
  events?: boolean;
  /** Commands of the client that lenses and completions may name; all that there are: {@link EDITOR_COMMANDS}. */
  commands: string[];
}

/** Commands of an editor that the server's answers name where the client has them. */
export const EDITOR_COMMANDS = [
  'databits.findSimilar',
  'databits.showReferences',
  'databits.showVersions',
  'databits.showRuns',
  'databits.runSpecification',
  'databits.estimateRun',
  'databits.dryRun',
  'databits.exportDspy',
  'databits.showLineage',
  'editor.action.triggerSuggest',
] as const;

/** A command that the server's answers may name: one that is not in the list would be left out of them. */
export type EditorCommand = (typeof EDITOR_COMMANDS)[number];

/** Personal and machine choices, from VS Code's settings `databits.*`. */
export interface ServerSettings {
  /** False turns the embedding model off: search is keyword-only. */
  embeddingEnabled: boolean;
  /** Threads of the embedding process. */
  embeddingThreads: number;
  /** Which model gives the vectors. */
  embeddingModel: EmbeddingChoice;
  /** Address of the hub that models are downloaded from; empty for the usual one. */
  embeddingHub: string;
  /** Address that runs ask for models whose settings name none; empty where that is each model's own provider. */
  modelEndpoint: string;
  /** Most problems reported for files that are not open. */
  maxWorkspaceProblems: number;
  /** Milliseconds of quiet before diagnostics of a changed file are computed. */
  diagnosticsDelay: number;
  inlayHints: InlayHintSettings;
}

/** Which inlay hints are shown. */
export interface InlayHintSettings {
  /** Names behind ids. */
  names: boolean;
  /** How many records are derived from one. */
  derived: boolean;
  /** The interval of `effectiveness_score`. */
  effectiveness: boolean;
  /** How often an example was used. */
  usage: boolean;
  /** How many records a predicate matches. */
  matches: boolean;
}
