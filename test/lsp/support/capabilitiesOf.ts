import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import type { ClientOptions } from './editorClient.ts';

/** What the client of a test says that it can. */
export function capabilitiesOf({ plainEdits, watches }: ClientOptions): ClientCapabilities {
  const isRich = plainEdits !== true;
  return {
    textDocument: {
      publishDiagnostics: { relatedInformation: true, versionSupport: true },
      ...(isRich && { rename: { prepareSupport: true } }),
    },
    workspace: {
      workspaceFolders: true,
      didChangeWatchedFiles: { dynamicRegistration: watches === true },
      codeLens: { refreshSupport: true },
      ...(isRich && {
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
      }),
    },
  };
}
