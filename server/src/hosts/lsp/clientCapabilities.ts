import {
  MarkupKind,
  type CompletionClientCapabilities,
  type CompletionItemKind,
  type InitializeParams,
  type InsertTextMode,
  type SymbolKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../../../shared/src/protocol/lsp.ts';

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
  /** Edits may be snippets. */
  snippetEdits: boolean;
  completion: CompletionCapabilities;
  /** Formats of hovers; none for a client that names none. */
  hoverFormats: readonly MarkupKind[];
  /** Symbols of a file may be a tree. */
  symbolTree: boolean;
  /** Kinds of a file's symbols that the client knows besides those of the protocol's first version. */
  symbolKinds: readonly SymbolKind[];
  /** The same of the workspace's symbols. */
  workspaceSymbolKinds: readonly SymbolKind[];
  /** Code actions may be edits; else there are none. */
  codeActions: boolean;
  /** Code actions may say that they are the first choice. */
  preferredActions: boolean;
  /** Code actions may carry data. */
  actionData: boolean;
  /** Diagnostics may carry data. */
  diagnosticData: boolean;
  /** Published diagnostics may say which version of a file they are for. */
  diagnosticVersions: boolean;
  /** Commands of the client that answers may name. */
  commands: ReadonlySet<string>;
  /** The client listens to the server's own events. */
  receivesEvents: boolean;
}

/** What the client understands in completions. */
export interface CompletionCapabilities {
  snippets: boolean;
  markdown: boolean;
  labelDetails: boolean;
  insertTextModes: readonly InsertTextMode[];
  /** Kinds besides those of the protocol's first version. */
  kinds: readonly CompletionItemKind[];
}

/** Reads the capabilities of a client. */
export function readCapabilities(
  { capabilities }: InitializeParams,
  options: InitializationOptions,
): ClientCapabilities {
  const { workspace, textDocument } = capabilities;
  const { publishDiagnostics, documentSymbol, codeAction } = textDocument ?? {};
  return {
    relatedInformation: publishDiagnostics?.relatedInformation === true,
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
    snippetEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    completion: readCompletionCapabilities(textDocument?.completion),
    hoverFormats: textDocument?.hover?.contentFormat ?? [],
    symbolTree: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    symbolKinds: documentSymbol?.symbolKind?.valueSet ?? [],
    workspaceSymbolKinds: workspace?.symbol?.symbolKind?.valueSet ?? [],
    codeActions: codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: codeAction?.isPreferredSupport === true,
    actionData: codeAction?.dataSupport === true,
    diagnosticData: publishDiagnostics?.dataSupport === true,
    diagnosticVersions: publishDiagnostics?.versionSupport === true,
    commands: new Set(options.commands),
    receivesEvents: options.events === true,
  };
}

function readCompletionCapabilities(
  completion: CompletionClientCapabilities | undefined,
): CompletionCapabilities {
  const { completionItem, completionItemKind } = completion ?? {};
  return {
    snippets: completionItem?.snippetSupport === true,
    markdown: completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    labelDetails: completionItem?.labelDetailsSupport === true,
    insertTextModes: completionItem?.insertTextModeSupport?.valueSet ?? [],
    kinds: completionItemKind?.valueSet ?? [],
  };
}
