import {
  MarkupContent,
  MarkupKind,
  SymbolKind,
  type CodeAction,
  type CodeLens,
  type DocumentSymbol,
  type Hover,
  type SymbolInformation,
} from 'vscode-languageserver';
import { LENS_COMMANDS } from '../../../core/features/codeLens.ts';
import { plainMarkdown } from '../../../core/features/plainMarkdown.ts';
import type { ClientCapabilities } from '../clientCapabilities.ts';

/** A hover in a format of the client; a client that names none takes a text, which is Markdown by definition. */
export function adaptHover(hover: Hover, { hoverFormats }: ClientCapabilities): Hover {
  const { contents } = hover;
  if (!MarkupContent.is(contents) || hoverFormats.includes(MarkupKind.Markdown)) return hover;
  const { value } = contents;
  if (!hoverFormats.includes(MarkupKind.PlainText)) return { ...hover, contents: value };
  return { ...hover, contents: { kind: MarkupKind.PlainText, value: plainMarkdown(value) } };
}

/** Symbols as a tree, or as a list of records with their properties behind them. `uri` is the client's. */
export function adaptSymbols(
  symbols: readonly DocumentSymbol[],
  uri: string,
  { symbolTree, symbolKinds }: ClientCapabilities,
): DocumentSymbol[] | SymbolInformation[] {
  return symbolTree
    ? symbols.map((symbol) => withKnownKinds(symbol, symbolKinds))
    : symbols.flatMap((symbol) => listOf(symbol, uri, symbolKinds, undefined));
}

function withKnownKinds(symbol: DocumentSymbol, kinds: readonly SymbolKind[]): DocumentSymbol {
  const { children } = symbol;
  return {
    ...symbol,
    kind: knownKind(symbol.kind, kinds),
    ...(children && { children: children.map((child) => withKnownKinds(child, kinds)) }),
  };
}

function listOf(
  { name, kind, range, children = [] }: DocumentSymbol,
  uri: string,
  kinds: readonly SymbolKind[],
  containerName: string | undefined,
): SymbolInformation[] {
  return [
    {
      name,
      kind: knownKind(kind, kinds),
      location: { uri, range },
      ...(containerName !== undefined && { containerName }),
    },
    ...children.flatMap((child) => listOf(child, uri, kinds, name)),
  ];
}

/** Symbols of any kind for a client that knows only those of the protocol's first version. */
export function withOldKinds<S extends { kind: SymbolKind }>(
  symbols: readonly S[],
  kinds: readonly SymbolKind[],
): S[] {
  return symbols.map((symbol) => ({ ...symbol, kind: knownKind(symbol.kind, kinds) }));
}

/** A field is what comes next to an object in the protocol's first version. */
function knownKind(kind: SymbolKind, known: readonly SymbolKind[]): SymbolKind {
  return kind <= SymbolKind.Array || known.includes(kind) ? kind : SymbolKind.Field;
}

/** Actions without those that run commands of another editor. */
export function adaptCodeActions(
  actions: readonly CodeAction[],
  { commands, preferredActions, actionData }: ClientCapabilities,
): CodeAction[] {
  return actions
    .filter(({ command }) => command === undefined || commands.has(command.command))
    .map(({ isPreferred, data, ...action }) => ({
      ...action,
      ...(preferredActions && isPreferred !== undefined && { isPreferred }),
      ...(actionData && data !== undefined && { data: data as unknown }),
    }));
}

/** Lenses without commands of another editor: those that say something still say it. */
export function adaptCodeLenses(lenses: readonly CodeLens[], { commands }: ClientCapabilities): CodeLens[] {
  return lenses.flatMap((lens) => {
    const { command } = lens;
    if (command === undefined || command.command === '' || commands.has(command.command)) return [lens];
    if (command.command !== LENS_COMMANDS.showReferences) return [];
    return [{ ...lens, command: { title: command.title, command: '' } }];
  });
}
