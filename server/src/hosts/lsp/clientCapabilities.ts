import type { InitializeParams } from 'vscode-languageserver';

/** What the server wants to know of a client. */
export interface ClientCapabilities {
  relatedInformation: boolean;
  /** The client asks for diagnostics, and can be asked to ask again. */
  pullsDiagnostics: boolean;
  /** The client can watch files for the server. */
  watchesFiles: boolean;
  /** Buffers of another language, and questions about them, can be asked for later on. */
  registersDocuments: boolean;
  workspaceFolders: boolean;
  refreshesCodeLenses: boolean;
  /** The client asks what can be renamed before it asks for the new name. */
  preparesRename: boolean;
  /** Edits may say which version of a file they are for. */
  documentChanges: boolean;
  /** Edits may carry what they are about, and wait for confirmation in a preview. */
  changeAnnotations: boolean;
  refreshesInlayHints: boolean;
  refreshesSemanticTokens: boolean;
  /** The client carries out edits that delete files. */
  deletesFiles: boolean;
}

/** Reads the capabilities of a client. */
export function readCapabilities({ capabilities }: InitializeParams): ClientCapabilities {
  const { workspace, textDocument } = capabilities;
  return {
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    pullsDiagnostics:
      textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersDocuments:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.definition?.dynamicRegistration === true &&
      textDocument.references?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    deletesFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('delete') === true,
  };
}
