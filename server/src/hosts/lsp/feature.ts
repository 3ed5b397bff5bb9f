import {
  ResponseError,
  type CancellationToken,
  type Connection,
  type ProtocolRequestType,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { SchemaText } from '../../core/features/configuration.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { RecordFile } from '../../core/features/recordFile.ts';
import type { RenamePlan } from '../../core/features/rename/planRename.ts';
import type { FeatureContext } from '../../core/workspace/context.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';
import type { Guard } from './guard.ts';

/** What features are answered from. */
export interface FeatureSources {
  /** An open record file as of its newest text; `undefined` for any other document. */
  recordFile(uri: string): RecordFile | undefined;
  /** An open project configuration, `databits.yaml`, or file of comments; `undefined` for any other document. */
  schemaText(uri: string): SchemaText | undefined;
  /** The URI, as the index has it, of an open Python file; `undefined` for any other document. */
  pythonUri(uri: string): string | undefined;
  contextFor(uri: string): FeatureContext;
  /** A rename as the client can show it. */
  renameEdit(plan: RenamePlan): WorkspaceEdit;
}

/** A question about a document: its message, what the server declares, and who answers. */
interface Feature<P, R, Partial, Options, Answer extends R> {
  type: ProtocolRequestType<P, R | null, Partial, void, Options>;
  capabilities: ServerCapabilities;
  /** The client can do without: it is declared only where this says so. */
  isWanted?(client: ClientCapabilities): boolean;
  answer(
    file: RecordFile,
    params: P,
    context: FeatureContext,
    token: Cancellation,
    sources: FeatureSources,
  ): Promise<Answer | ResponseError | undefined>;
  /** The answer for a project configuration or a file of comments, where there is one. */
  inConfiguration?(
    text: SchemaText,
    params: P,
    context: FeatureContext,
    token: Cancellation,
  ): Answer | undefined;
  /** The answer for a Python file, where there is one. */
  inPython?(
    uri: string,
    params: P,
    context: FeatureContext,
    token: Cancellation,
  ): Promise<Answer | undefined>;
  /** The answer in the words that the client understands; left out where all understand it. */
  adapt?(answer: Answer, client: ClientCapabilities, params: P): R;
}

/** A feature whose types are forgotten, as the table of all has it. */
export interface Registered {
  capabilities: ServerCapabilities;
  isWanted: (client: ClientCapabilities) => boolean;
  register: (
    connection: Connection,
    sources: FeatureSources,
    guard: Guard,
    client: ClientCapabilities,
  ) => void;
}

/** Keeps the types of one feature together; the table forgets them. */
export function feature<P extends { textDocument: { uri: string } }, R, Partial, Options, Answer extends R>(
  one: Feature<P, R, Partial, Options, Answer>,
): Registered {
  return {
    capabilities: one.capabilities,
    isWanted: (client) => one.isWanted?.(client) ?? true,
    register: (connection, sources, guard, client) => {
      connection.onRequest(one.type.method, (params: P, token: CancellationToken) =>
        guard.request<R | ResponseError | null>(one.type.method, token, null, async () => {
          const answer = await answerOf(one, params, token, sources);
          if (answer === undefined || answer instanceof ResponseError) return answer ?? null;
          return one.adapt?.(answer, client, params) ?? answer;
        }),
      );
    },
  };
}

async function answerOf<P extends { textDocument: { uri: string } }, R, Partial, Options, Answer extends R>(
  one: Feature<P, R, Partial, Options, Answer>,
  params: P,
  token: Cancellation,
  sources: FeatureSources,
): Promise<Answer | ResponseError | undefined> {
  const { uri } = params.textDocument;
  const context = sources.contextFor(uri);
  const file = sources.recordFile(uri);
  if (file !== undefined) return one.answer(file, params, context, token, sources);
  const python = one.inPython && sources.pythonUri(uri);
  if (python !== undefined) return one.inPython?.(python, params, context, token);
  const text = one.inConfiguration && sources.schemaText(uri);
  return text === undefined ? undefined : one.inConfiguration?.(text, params, context, token);
}

/** A question about the whole workspace. */
interface WorkspaceFeature<P, R, Partial, Options, Answer extends R> {
  type: ProtocolRequestType<P, R | null, Partial, void, Options>;
  capabilities: ServerCapabilities;
  answer(params: P, context: FeatureContext, token: Cancellation): Promise<Answer>;
  /** The answer in the words that the client understands; left out where all understand it. */
  adapt?(answer: Answer, client: ClientCapabilities): R;
}

/** As {@link feature}, for a question about the workspace. */
export function workspaceFeature<P, R, Partial, Options, Answer extends R>(
  one: WorkspaceFeature<P, R, Partial, Options, Answer>,
): Registered {
  return {
    capabilities: one.capabilities,
    isWanted: () => true,
    register: (connection, sources, guard, client) => {
      connection.onRequest(one.type.method, (params: P, token: CancellationToken) =>
        guard.request<R | null>(one.type.method, token, null, async () => {
          const answer = await one.answer(params, sources.contextFor(''), token);
          return one.adapt?.(answer, client) ?? answer;
        }),
      );
    },
  };
}
