import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { ClientCapabilities, Registration, RegistrationParams } from 'vscode-languageserver-protocol';

/** What a client of tests supports besides what all do, or does not. */
export interface ClientSupport {
  watches?: boolean;
  pulls?: boolean;
  plainEdits?: boolean;
  registersDocuments?: boolean;
}

/** What the client says of itself in the handshake. */
export function capabilitiesOf(options: ClientSupport): ClientCapabilities {
  const isRich = options.plainEdits !== true;
  return {
    textDocument: {
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      ...(options.pulls === true && { diagnostic: {} }),
      ...(options.registersDocuments === true && {
        synchronization: { dynamicRegistration: true },
        definition: { dynamicRegistration: true },
        references: { dynamicRegistration: true },
      }),
      ...(isRich && { rename: { prepareSupport: true } }),
    },
    workspace: {
      workspaceFolders: true,
      didChangeWatchedFiles: { dynamicRegistration: options.watches === true },
      codeLens: { refreshSupport: true },
      semanticTokens: { refreshSupport: true },
      inlayHint: { refreshSupport: true },
      ...(options.pulls === true && { diagnostics: { refreshSupport: true } }),
      ...(isRich && {
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
      }),
    },
  };
}

/** The environment of the server's process. */
export function environmentOf({
  cacheFolder,
  environment,
}: {
  cacheFolder: string;
  environment?: Record<string, string>;
}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABITS_CACHE: cacheFolder,
    // The server starts from source in every test: what was compiled once need not be compiled again.
    NODE_COMPILE_CACHE: path.join(tmpdir(), 'databits-test-compile-cache'),
    ...environment,
  };
}

/** Agrees to what the server asks for after the handshake, and keeps it; `seen` hears of each. */
export function recordRegistrations(
  connection: MessageConnection,
  seen: () => void,
): readonly Registration[] {
  const recorded: Registration[] = [];
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    recorded.push(...registrations);
    seen();
    return null;
  });
  return recorded;
}

/** Answers the server's requests to ask again, and counts them by what is to be asked for; `seen` hears of each. */
export function countRefreshes(connection: MessageConnection, seen: () => void): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const what of ['codeLens', 'semanticTokens', 'inlayHint', 'diagnostic']) {
    connection.onRequest(`workspace/${what}/refresh`, () => {
      counts.set(what, (counts.get(what) ?? 0) + 1);
      seen();
      return null;
    });
  }
  return counts;
}
