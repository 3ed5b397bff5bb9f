import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  InlayHintRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { derivedFrom, prepareLineageAt, sourcesOf } from '../../core/features/callHierarchy.ts';
import { codeActionsIn } from '../../core/features/codeActions.ts';
import { codeLenses } from '../../core/features/codeLens.ts';
import { completeAt, COMPLETION_TRIGGERS } from '../../core/features/completion.ts';
import { completeDetails } from '../../core/features/completionDetails.ts';
import { completeInConfiguration, hoverInConfiguration } from '../../core/features/configuration.ts';
import { definitionAt } from '../../core/features/definition.ts';
import { documentHighlights } from '../../core/features/documentHighlights.ts';
import { documentLinks } from '../../core/features/documentLinks.ts';
import { documentSymbols } from '../../core/features/documentSymbols.ts';
import { foldingRanges } from '../../core/features/foldingRanges.ts';
import { FIX_ALL, fixAll } from '../../core/features/fixAll.ts';
import { formatFile, formatRange } from '../../core/features/formatting.ts';
import { hoverAt } from '../../core/features/hover.ts';
import { formatNewLine } from '../../core/features/newLine.ts';
import { inlayHints } from '../../core/features/inlayHints.ts';
import { templatesAt } from '../../core/features/python/templatesAt.ts';
import { referencesAt } from '../../core/features/references.ts';
import { prepareRenameAt, renameAt } from '../../core/features/rename.ts';
import { selectionRanges } from '../../core/features/selectionRanges.ts';
import { workspaceSymbols } from '../../core/features/workspaceSymbols.ts';
import {
  adaptCodeActions,
  adaptCodeLenses,
  adaptHover,
  adaptSymbols,
  withOldKinds,
} from './adapting/answers.ts';
import { adaptCompletion, adaptCompletions } from './adapting/completions.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';
import { feature, workspaceFeature, type FeatureSources, type Registered } from './feature.ts';
import type { Guard } from './guard.ts';
import { orRefused } from './refusal.ts';

/** Every language feature. A new one is a file in core/features and an entry here. */
const features: readonly Registered[] = [
  feature({
    type: CompletionRequest.type,
    capabilities: {
      completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
    },
    answer: (file, { position }, context, token) => completeAt(file, position, context, token),
    inConfiguration: (text, { position }, context, token) =>
      completeInConfiguration(text, position, context, token),
    adapt: adaptCompletions,
  }),
  feature({
    type: HoverRequest.type,
    capabilities: { hoverProvider: true },
    answer: (file, { position }, context, token) => hoverAt(file, position, context, token),
    inConfiguration: (text, { position }) => hoverInConfiguration(text, position),
    adapt: adaptHover,
  }),
  feature({
    type: DefinitionRequest.type,
    capabilities: { definitionProvider: true },
    answer: (file, { position }, context, token) => definitionAt(file, position, context, token),
    inPython: (uri, { position }, context, token) => templatesAt(uri, position, context, token),
  }),
  feature({
    type: ReferencesRequest.type,
    capabilities: { referencesProvider: true },
    answer: (file, { position, context: options }, context, token) =>
      referencesAt(file, position, options, context, token),
    inPython: (uri, { position }, context, token) => templatesAt(uri, position, context, token),
  }),
  feature({
    type: RenameRequest.type,
    capabilities: { renameProvider: true },
    answer: async (file, { position, newName }, context, token, sources) =>
      orRefused(await renameAt(file, position, newName, context, token), (plan) => sources.renameEdit(plan)),
  }),
  feature({
    type: PrepareRenameRequest.type,
    capabilities: { renameProvider: { prepareProvider: true } },
    isWanted: ({ preparesRename }) => preparesRename,
    answer: async (file, { position }, context, token) =>
      orRefused(await prepareRenameAt(file, position, context, token), (place) => place),
  }),
  feature({
    type: DocumentSymbolRequest.type,
    capabilities: { documentSymbolProvider: true },
    answer: (file, _params, context, token) => documentSymbols(file, context, token),
    adapt: (symbols, client, { textDocument }) => adaptSymbols(symbols, textDocument.uri, client),
  }),
  feature({
    type: DocumentLinkRequest.type,
    capabilities: { documentLinkProvider: {} },
    answer: (file, _params, context, token) => documentLinks(file, context, token),
  }),
  feature({
    type: CodeActionRequest.type,
    capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
    answer: async (file, { range, context: { diagnostics, only } }, context, token) => {
      const wants = (kind: string): boolean =>
        only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) === true;
      const fixes = only === undefined || wants(CodeActionKind.QuickFix);
      return [
        ...(fixes ? await codeActionsIn(file, range, diagnostics, context, token) : []),
        // Asked for by name only: it looks at the whole file.
        ...(wants(FIX_ALL) ? await fixAll(file, context, token) : []),
      ];
    },
    adapt: (actions, client) => adaptCodeActions(actions, client),
    isWanted: ({ codeActions }) => codeActions,
  }),
  feature({
    type: CodeLensRequest.type,
    capabilities: { codeLensProvider: {} },
    answer: (file, _params, context, token) => codeLenses(file, context, token),
    adapt: adaptCodeLenses,
  }),
  feature({
    type: FoldingRangeRequest.type,
    capabilities: { foldingRangeProvider: true },
    answer: (file, _params, context, token) => foldingRanges(file, context, token),
  }),
  feature({
    type: DocumentHighlightRequest.type,
    capabilities: { documentHighlightProvider: true },
    answer: (file, { position }, context, token) => documentHighlights(file, position, context, token),
  }),
  feature({
    type: SelectionRangeRequest.type,
    capabilities: { selectionRangeProvider: true },
    answer: (file, { positions }, context, token) => selectionRanges(file, positions, context, token),
  }),
  feature({
    type: CallHierarchyPrepareRequest.type,
    capabilities: { callHierarchyProvider: true },
    answer: (file, { position }, context, token) => prepareLineageAt(file, position, context, token),
  }),
  workspaceFeature({
    type: CallHierarchyIncomingCallsRequest.type,
    capabilities: {},
    answer: ({ item }, context, token) => derivedFrom(item, context, token),
  }),
  workspaceFeature({
    type: CallHierarchyOutgoingCallsRequest.type,
    capabilities: {},
    answer: ({ item }, context, token) => sourcesOf(item, context, token),
  }),
  workspaceFeature({
    type: WorkspaceSymbolRequest.type,
    capabilities: { workspaceSymbolProvider: true },
    answer: ({ query }, context, token) => workspaceSymbols(query, context, token),
    adapt: (symbols, { workspaceSymbolKinds }) => withOldKinds(symbols, workspaceSymbolKinds),
  }),
  feature({
    type: InlayHintRequest.type,
    capabilities: { inlayHintProvider: true },
    answer: (file, { range }, context, token) => inlayHints(file, range, context, token),
  }),
  feature({
    type: DocumentFormattingRequest.type,
    capabilities: { documentFormattingProvider: true },
    answer: (file, _params, context, token) => formatFile(file, context, token),
  }),
  feature({
    type: DocumentRangeFormattingRequest.type,
    capabilities: { documentRangeFormattingProvider: true },
    answer: (file, { range }, context, token) => formatRange(file, range, context, token),
  }),
  feature({
    type: DocumentOnTypeFormattingRequest.type,
    capabilities: { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } },
    answer: (file, { position }, context, token) => formatNewLine(file, position, context, token),
  }),
];

/** What the server declares of its features to a client. */
export function featureCapabilities(client: ClientCapabilities): ServerCapabilities {
  const wanted = features.filter(({ isWanted }) => isWanted(client));
  return Object.assign({}, ...wanted.map(({ capabilities }) => capabilities)) as ServerCapabilities;
}

/** Answers every feature's requests. */
export function registerFeatures(
  connection: Connection,
  sources: FeatureSources,
  guard: Guard,
  client: ClientCapabilities,
): void {
  for (const { register } of features) register(connection, sources, guard, client);
  connection.onCompletionResolve((item, token) =>
    guard.request('Completion details', token, item, async () =>
      adaptCompletion(await completeDetails(item, sources.contextFor(''), token), client),
    ),
  );
}
