import type { InitializeParams } from 'vscode-languageserver';

/** What the server wants to know of a client. */
export interface ClientCapabilities {
  relatedInformation: boolean;
  /** The client can watch files for the server. */
  watchesFiles: boolean;
  workspaceFolders: boolean;
  refreshesCodeLenses: boolean;
  /** The client carries out edits that delete files. */
  deletesFiles: boolean;
}

/** Reads the capabilities of a client. */
export function readCapabilities({ capabilities }: InitializeParams): ClientCapabilities {
  const { workspace, textDocument } = capabilities;
  return {
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    deletesFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('delete') === true,
  };
}
