import { CompletionItemKind, type CompletionItem, type Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../../cancellation.ts';
import type { BoundDocument } from '../../document/analysis.ts';
import { offsetInDocument, rangeInFile } from '../../document/locate.ts';
import { definitionOf } from '../../schema/compile.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { yamlScalar } from '../yamlText.ts';
import { signatureMarkup } from './signatureMarkup.ts';

/** A property at the start of its line, with what is typed of its value: the colon within makes YAML of it unclear. */
const HALF_TYPED = /^(\s*([\w-]+):)(\s*)(["']?)([^"'#\n]*)$/;

/**
 * Python files, and behind the colon the signatures of one, for a property that names a Python class; `undefined` for any
 * other place.
 */
export async function signatureItems(
  document: BoundDocument,
  templateUri: string,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<CompletionItem[] | undefined> {
  const { text } = document.segment;
  const cursor = offsetInDocument(document, position);
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
  const [, before = '', property = '', blank = '', quote = '', typed = ''] =
    HALF_TYPED.exec(text.slice(lineStart, cursor)) ?? [];
  if (definitionOf(document.kind).properties.get(property)?.format !== 'python-class') return undefined;
  const rest = /^[^\s"'#]*/.exec(text.slice(cursor))?.[0] ?? '';
  const start = lineStart + before.length + blank.length + quote.length;
  const space = blank === '' ? ' ' : '';
  const range = rangeInFile(document, { start, end: cursor + rest.length });
  const item = (
    value: string,
    more: Omit<CompletionItem, 'label' | 'textEdit'>,
    isWhole: boolean,
  ): CompletionItem => ({
    label: value,
    ...more,
    textEdit: { range, newText: space + (isWhole && quote === '' ? yamlScalar(value) : value) },
  });
  const [, path] = /^([^:]+\.py):/.exec(typed) ?? [];
  if (path === undefined) {
    const paths = await context.python.list(templateUri, token);
    return paths.map((name) => item(`${name}:`, { kind: CompletionItemKind.File }, false));
  }
  const uri = context.python.uriOf(templateUri, path);
  const file = uri === undefined ? undefined : await context.python.read(uri, templateUri, token);
  const signatures = file?.state === 'read' ? file.module.signatures : [];
  return signatures.map((signature) =>
    item(
      `${path}:${signature.name}`,
      {
        kind: CompletionItemKind.Class,
        documentation: { kind: 'markdown', value: signatureMarkup(signature) },
      },
      true,
    ),
  );
}
