import { documentFor, joinTexts, splitText } from './fileTexts.ts';

/** How an operation changes the documents of a file. */
export interface DocumentEdit {
  name: string;
  document: number;
  content: number;
}

type Change = (documents: readonly string[], at: number, edit: DocumentEdit) => readonly string[];

/** Changes of the documents of one file; `at` is one of them, or 0 where there is none. */
export const DOCUMENT_CHANGES = {
  write: (_documents, _at, { name, document, content }) =>
    Array.from({ length: content % 4 }, (_, more) => documentFor(name, document + more, content + more)),
  add: (documents, at, { name, document, content }) =>
    documents.toSpliced(at, 0, documentFor(name, document, content)),
  change: (documents, at, { name, document, content }) =>
    documents.toSpliced(at, 1, documentFor(name, document, content)),
  swap: (documents, at) => [...documents.slice(at + 1), ...documents.slice(0, at + 1)],
  duplicate: (documents, at, { content }) =>
    documents.toSpliced(content % (documents.length + 1), 0, ...documents.slice(at, at + 1)),
  deleteDocument: (documents, at) => documents.toSpliced(at, 1),
  shift: (documents, at, { content }) =>
    documents.map((text, position) =>
      position === at ? `${'# above\n'.repeat(1 + (content % 3))}${text}` : text,
    ),
} satisfies Record<string, Change>;

export type DocumentChange = keyof typeof DOCUMENT_CHANGES;

/** The text of a file after a change of its documents. */
export function changedText(kind: DocumentChange, text: string, edit: DocumentEdit): string {
  const documents = splitText(text);
  const at = documents.length === 0 ? 0 : edit.document % documents.length;
  const change: Change = DOCUMENT_CHANGES[kind];
  return joinTexts(change(documents, at, edit));
}

/** The texts of two files after a document of the first moved to the second. */
export function movedText(from: string, to: string, { document, content }: DocumentEdit): [string, string] {
  const [documents, there] = [splitText(from), splitText(to)];
  const at = documents.length === 0 ? 0 : document % documents.length;
  const moved = documents.slice(at, at + 1);
  return [
    joinTexts(documents.toSpliced(at, 1)),
    joinTexts(there.toSpliced(content % (there.length + 1), 0, ...moved)),
  ];
}
