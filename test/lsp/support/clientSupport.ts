import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  MarkupKind,
  Registration,
  RegistrationParams,
} from 'vscode-languageserver-protocol';
import { EDITOR_COMMANDS } from '../../../shared/src/protocol/lsp.ts';

/** What a client of tests supports besides what all do, or does not. */
export interface ClientSupport {
  watches?: boolean;
  pulls?: boolean;
  plainEdits?: boolean;
  registersDocuments?: boolean;
  /** The client says nothing of itself. */
  bare?: boolean;
}

/** What the client says of itself in the handshake. */
export function capabilitiesOf(options: ClientSupport): ClientCapabilities {
  if (options.bare === true) return {};
  const isRich = options.plainEdits !== true;
  return {
    textDocument: {
      ...LANGUAGE_CAPABILITIES,
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
      configuration: true,
      symbol: { symbolKind: { valueSet: upTo(26) } },
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

/** What the client passes in `initializationOptions` of itself. */
export function clientOptionsOf({ bare }: ClientSupport): Record<string, unknown> {
  return bare === true ? {} : { events: true, commands: EDITOR_COMMANDS };
}

const MARKUP: MarkupKind[] = ['markdown', 'plaintext'];

const LANGUAGE_CAPABILITIES: ClientCapabilities['textDocument'] = {
  publishDiagnostics: { relatedInformation: true, versionSupport: true, dataSupport: true },
  hover: { contentFormat: MARKUP },
  completion: {
    completionItem: {
      snippetSupport: true,
      documentationFormat: MARKUP,
      insertTextModeSupport: { valueSet: [1, 2] },
      labelDetailsSupport: true,
    },
    completionItemKind: { valueSet: upTo(25) },
  },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind: { valueSet: upTo(26) } },
  codeAction: {
    codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
    isPreferredSupport: true,
  },
};

/** Whole numbers from 1, as kinds are counted. */
function upTo<Kind extends number>(last: Kind): Kind[] {
  return Array.from({ length: last }, (_, position) => (position + 1) as Kind);
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
