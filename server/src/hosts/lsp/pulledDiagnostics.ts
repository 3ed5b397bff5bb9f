import { setTimeout } from 'node:timers/promises';
import {
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { DiagnosticDelivery } from './diagnosticDelivery.ts';
import type { Guard } from './guard.ts';
import { normaliseUri, type OpenDocument, type OpenDocuments } from './openDocuments.ts';

/** Who answers questions for diagnostics. */
export interface PulledDiagnostics {
  ofDocument(
    uri: string,
    previousId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport>;
  ofWorkspace(
    previous: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport>;
}

/** What answers are made from. */
export interface PulledSources {
  documents: OpenDocuments;
  delivery: DiagnosticDelivery;
  /** Milliseconds of quiet after typing. */
  delay: () => number;
  /** Computes and publishes an open document's diagnostics. */
  show: (document: OpenDocument) => void;
}

/** Answers from what is published. After a change it takes the usual pause: the next question takes this one back. */
export function createPulledDiagnostics({
  documents,
  delivery,
  delay,
  show,
}: PulledSources): PulledDiagnostics {
  return {
    ofDocument: async (uri, previousId, token) => {
      await setTimeout(delay());
      const document = documents.get(uri);
      if (document?.file === undefined || token.isCancellationRequested) return { kind: 'full', items: [] };
      return delivery.document(document.uri, previousId, () => {
        show(document);
      });
    },
    ofWorkspace: (previous, token) => delivery.workspace(previous, token),
  };
}

/** What the server declares to an editor that asks for diagnostics. */
export const PULLED_DIAGNOSTICS_CAPABILITIES: ServerCapabilities = {
  diagnosticProvider: { identifier: 'databits', interFileDependencies: true, workspaceDiagnostics: true },
};

/** Answers questions for diagnostics: of a file, and of the workspace, which may be held until something changes. */
export function registerPulledDiagnostics(
  connection: Connection,
  diagnostics: PulledDiagnostics,
  guard: Guard,
): void {
  const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };
  connection.onRequest(
    DocumentDiagnosticRequest.method,
    ({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams, token: CancellationToken) =>
      guard.request<DocumentDiagnosticReport>(
        DocumentDiagnosticRequest.method,
        token,
        nothing,
        () => diagnostics.ofDocument(uri, previousResultId, token),
        { mayWait: true },
      ),
  );
  connection.onRequest(
    WorkspaceDiagnosticRequest.method,
    ({ previousResultIds }: WorkspaceDiagnosticParams, token: CancellationToken) =>
      guard.request<WorkspaceDiagnosticReport>(
        WorkspaceDiagnosticRequest.method,
        token,
        { items: [] },
        () => {
          const previous = previousResultIds.map(({ uri, value }) => [normaliseUri(uri), value] as const);
          return diagnostics.ofWorkspace(new Map(previous), token);
        },
        { mayWait: true },
      ),
  );
}
