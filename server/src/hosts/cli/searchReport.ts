import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CellValue } from '../../../../shared/src/protocol/fields.ts';
import type { SearchAnswer, SearchResult } from '../../../../shared/src/protocol/search.ts';
import { numeral } from '../../../../shared/src/counted.ts';
import type { Terminal } from './terminal.ts';

/** Longest piece of a record's text on a line. */
const TEXT_WIDTH = 100;

/** An answer for people: for each result its place and score, why it matched, and the start of its texts. */
export function searchLines(answer: SearchAnswer, terminal: Terminal): string[] {
  if (answer.results.length === 0) return ['Nothing found.'];
  const lines = answer.results.flatMap((result, at) => resultLines(result, at + 1, terminal));
  return answer.noGoodMatch ? ['Nothing fits well; the nearest are:', ...lines] : lines;
}

/** How the search was answered, for people. */
export function planLines({ mode, plan, timing }: SearchAnswer): string[] {
  const times = `search ${timing.searchMs.toFixed(1)} ms, embedding the query ${timing.embedMs.toFixed(1)} ms`;
  if (plan === undefined) return [`Plan: ${mode}, no vectors compared; ${times}.`];
  const how = plan.exact ? 'exact' : 'as found by the graph';
  return [
    `Plan: ${mode}, vectors by ${plan.path} (${how}): ${numeral(plan.scanned)} looked at, ${numeral(plan.candidates)} compared in full precision; ${times}.`,
    `      ${plan.reason}`,
  ];
}

function resultLines(result: SearchResult, rank: number, terminal: Terminal): string[] {
  const place = `${path.relative('', fileURLToPath(result.uri))}:${String(result.position.line + 1)}`;
  const facts = [result.kind, result.functionName, result.domain, result.status].filter(
    (fact) => fact !== undefined,
  );
  return [
    `${String(rank)}. ${terminal.paint(result.name, 'bold')}  ${result.score.toFixed(3)}  ${whyOf(result)}`,
    `   ${terminal.paint(place, 'grey')}  ${facts.join(' · ')}`,
    `   ${shorten(result.inputText)}${result.outputText === '' ? '' : ` → ${shorten(result.outputText)}`}`,
    ...Object.entries(result.values ?? {}).map(
      ([column, value]) => `   ${column}: ${shorten(cellText(value))}`,
    ),
  ];
}

function cellText(value: CellValue): string {
  return typeof value === 'object' && value !== null ? value.json : String(value);
}

function whyOf({ match }: SearchResult): string {
  const parts = [
    match.cosine === undefined ? [] : [`cosine ${match.cosine.toFixed(3)}`],
    match.bm25 === undefined ? [] : [`bm25 ${match.bm25.toFixed(1)}`],
    match.terms.length === 0 ? [] : [`terms ${match.terms.join(', ')}`],
  ].flat();
  return parts.length === 0 ? match.by : `${match.by}: ${parts.join(', ')}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= TEXT_WIDTH ? line : `${line.slice(0, TEXT_WIDTH - 1).toWellFormed()}…`;
}
