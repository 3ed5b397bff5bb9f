import type { Column } from './mapping.ts';

const LABELS = ['label', 'labels', 'category', 'intent', 'class', 'topic'];

/** Names that columns for a field usually have, in lower case. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  input: ['input', 'text', 'question', 'prompt', 'query', 'utterance', 'message', 'instruction', 'sentence'],
  expected_output: [
    ...LABELS,
    ...['expected_output', 'output', 'answer', 'answers', 'response', 'completion', 'target', 'reply'],
  ],
  content: ['content', 'text', 'body', 'passage', 'paragraph', 'document', 'message', 'answer'],
  labels: LABELS,
};

/** The columns that are most likely meant for a field: of the usual names, the least nested, not taken by another. */
export function likelyColumns(
  target: string,
  row: readonly Column[],
  taken: readonly Column[] = [],
): Column[] {
  const names = USUAL_NAMES[target] ?? [target];
  const usual = row.filter(
    (column) => names.includes(column.path.at(-1)?.trim().toLowerCase() ?? '') && !taken.includes(column),
  );
  const depth = Math.min(...usual.map(({ path }) => path.length));
  return usual.filter(({ path }) => path.length === depth);
}
