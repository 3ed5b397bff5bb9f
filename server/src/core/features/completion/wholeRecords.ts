import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
} from 'vscode-languageserver-types';
import type { TextRange } from '../../../../../shared/src/problem.ts';
import type { Definition } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { fillSnippet } from '../yamlText.ts';

/** Whole records with a fresh id. `separator`: the new record follows another, so `---` comes first. */
export function wholeRecordItems(
  definition: Definition,
  range: TextRange,
  separator: boolean,
  context: FeatureContext,
): CompletionItem[] {
  return definition.snippets.map((snippet) => {
    const body = fillSnippet(snippet.body, context.newId(), context.now());
    return {
      label: separator ? `New ${snippet.label}` : snippet.label,
      kind: CompletionItemKind.Snippet,
      detail: snippet.description,
      sortText: separator ? '9' : '!',
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.asIs,
      textEdit: { range, newText: separator ? `---\n${body}` : body },
    };
  });
}
