import {
  InsertTextFormat,
  MarkupContent,
  type CompletionItem,
  type CompletionItemKind,
  type CompletionList,
} from 'vscode-languageserver';
import { plainSnippet } from '../../../core/features/completion/plainSnippet.ts';
import { plainMarkdown } from '../../../core/features/plainMarkdown.ts';
import type { ClientCapabilities } from '../clientCapabilities.ts';

/** Completions in the words that a client understands. */
export function adaptCompletions<A extends CompletionList | CompletionItem[]>(
  answer: A,
  client: ClientCapabilities,
): A;
export function adaptCompletions(
  answer: CompletionList | CompletionItem[],
  client: ClientCapabilities,
): CompletionList | CompletionItem[] {
  if (Array.isArray(answer)) return answer.map((item) => adaptCompletion(item, client));
  return { ...answer, items: answer.items.map((item) => adaptCompletion(item, client)) };
}

/** One item in the words that a client understands. */
export function adaptCompletion(item: CompletionItem, client: ClientCapabilities): CompletionItem {
  const { kind, insertTextFormat, insertTextMode, labelDetails, documentation, command, ...rest } = item;
  const { completion, commands } = client;
  const isSnippet = insertTextFormat === InsertTextFormat.Snippet;
  const isPlain = documentation !== undefined && MarkupContent.is(documentation) && !completion.markdown;
  return {
    ...rest,
    ...(kind !== undefined && isKnownKind(kind, completion.kinds) && { kind }),
    ...(labelDetails !== undefined && (completion.labelDetails ? { labelDetails } : withDetail(item))),
    ...(documentation !== undefined && {
      documentation: isPlain ? plainMarkdown(documentation.value) : documentation,
    }),
    ...(isSnippet && (completion.snippets ? { insertTextFormat } : withPlainText(item))),
    ...(insertTextMode !== undefined &&
      completion.insertTextModes.includes(insertTextMode) && { insertTextMode }),
    ...(command !== undefined && commands.has(command.command) && { command }),
  };
}

/** Kinds of the protocol's first version are known to all; newer ones to clients that say so. */
function isKnownKind(kind: CompletionItemKind, known: readonly CompletionItemKind[]): boolean {
  return kind <= LAST_OLD_KIND || known.includes(kind);
}

const LAST_OLD_KIND = 18;

/** What stands beside the label tells items of one name apart. */
function withDetail({ detail, labelDetails }: CompletionItem): Pick<CompletionItem, 'detail'> {
  const parts = [detail, labelDetails?.description].filter((part) => part !== undefined);
  return { detail: parts.join(', ') };
}

function withPlainText({ insertText, textEdit }: CompletionItem): Partial<CompletionItem> {
  return {
    ...(insertText !== undefined && { insertText: plainSnippet(insertText) }),
    ...(textEdit !== undefined && { textEdit: { ...textEdit, newText: plainSnippet(textEdit.newText) } }),
  };
}
