import type { Findings } from './part.ts';
import type { TypedFile } from './typedFile.ts';

/** One kind of question about an open file. */
interface LanguageRequest {
  /** Part of the figure's name. */
  name: string;
  method: string;
  /** Parameters besides the file's address. */
  params: (file: TypedFile) => object;
  /** A letter is typed before it, as an editor asks after every change. */
  typing?: true;
}

const SCREEN = 40;

/** The lines that an editor shows around the middle. */
const screenOf = ({ statusKey: { line } }: TypedFile): object => ({
  range: { start: { line: line - SCREEN / 2, character: 0 }, end: { line: line + SCREEN / 2, character: 0 } },
});

/** What an editor asks while someone works in a file, besides what has a budget of its own. */
const REQUESTS: readonly LanguageRequest[] = [
  { name: 'tokens', method: 'textDocument/semanticTokens/full', params: () => ({}), typing: true },
  { name: 'tokensRange', method: 'textDocument/semanticTokens/range', params: screenOf, typing: true },
  { name: 'hints', method: 'textDocument/inlayHint', params: screenOf, typing: true },
  { name: 'lenses', method: 'textDocument/codeLens', params: () => ({}), typing: true },
  { name: 'folding', method: 'textDocument/foldingRange', params: () => ({}), typing: true },
  { name: 'links', method: 'textDocument/documentLink', params: () => ({}), typing: true },
  {
    name: 'actions',
    method: 'textDocument/codeAction',
    params: (file) => ({ ...screenOf(file), context: { diagnostics: [] } }),
    typing: true,
  },
  {
    name: 'highlight',
    method: 'textDocument/documentHighlight',
    params: (file) => ({ position: file.functionName }),
  },
  {
    name: 'selection',
    method: 'textDocument/selectionRange',
    params: (file) => ({ positions: [file.functionName] }),
  },
  {
    name: 'formatting',
    method: 'textDocument/formatting',
    params: () => ({ options: { tabSize: 2, insertSpaces: true } }),
    typing: true,
  },
  { name: 'workspaceSymbols', method: 'workspace/symbol', params: () => ({ query: 'train 4711' }) },
  {
    name: 'hierarchy',
    method: 'textDocument/prepareCallHierarchy',
    params: (file) => ({ position: file.reference }),
  },
];

/** Latencies of every kind of question, `type.` before their names; one that the server does not answer is missing. */
export async function requestFigures(file: TypedFile, samples: number): Promise<Findings['figures']> {
  const figures: Findings['figures'] = {};
  for (const { name, method, params, typing } of REQUESTS) {
    const once = (): Promise<number> => file.request(method, params(file), typing ?? false);
    figures[`type.${name}`] = await file.measure(samples, once);
  }
  return figures;
}
