import { shortened } from './words.ts';

/**
 * A text of a record as a code span: nothing in it is Markdown, HTML, a mention or a link. One line of at most so many
 * characters. Not for cells of tables: what a bar and a backslash mean there, programs do not agree on.
 */
export function codeSpan(text: string, longest: number): string {
  const line = shortened(text, longest).trim();
  if (line === '') return '(empty)';
  const fence = '`'.repeat(longestRun(line) + 1);
  // One blank on both sides is taken off again, so that a backtick at an end is no part of the fence.
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines as a block of differences; nothing in it is Markdown or HTML. */
export function diffBlock(lines: readonly string[], indent: string): string {
  const fence = '`'.repeat(Math.max(3, ...lines.map((line) => longestRun(line) + 1)));
  return [`${fence}diff`, ...lines, fence].map((line) => `${indent}${line}`).join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
