import path from 'node:path';
import type { Problem, Severity } from '../../../../shared/src/problem.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import type { FileProblems } from './fileProblems.ts';
import { relativeTo, sarifReport } from './sarifReport.ts';
import type { Terminal } from './terminal.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** The result of a check. */
export interface CheckReport {
  /** Absolute path of the workspace's folder. */
  root: string;
  files: readonly FileProblems[];
  checkedFiles: number;
  records: number;
  counts: Record<Exclude<Severity, 'off'>, number>;
  /** Sentences about what was not checked. */
  notes: readonly string[];
}

const COLORS = { error: 'red', warning: 'yellow', information: 'blue', hint: 'grey', off: 'grey' } as const;

/** The lines of a report in a format. */
export function renderCheck(format: CheckFormat, report: CheckReport, terminal: Terminal): string[] {
  if (format === 'json') return [JSON.stringify(jsonReport(report), undefined, 2)];
  if (format === 'sarif') {
    const { root, files, notes } = report;
    const notices = notes.map((text) => ({ text, level: 'note' as const }));
    return [JSON.stringify(sarifReport({ root, files, notices }), undefined, 2)];
  }
  return textReport(report, terminal);
}

/** The problems one by one, then how many there are. */
function textReport(report: CheckReport, terminal: Terminal): string[] {
  const lines = report.files.flatMap(({ file, problems }) =>
    problems.map((problem) =>
      problemLine(file, problem, (severity) => terminal.paint(severity, COLORS[severity])),
    ),
  );
  return [...lines, summaryOf(report), ...report.notes];
}

/** `file:line:column severity code message`, lines and columns from 1, paths relative to the current folder. */
export function problemLine(
  file: string,
  { range, severity, code, message }: Problem,
  paint = (word: Severity): string => word,
): string {
  const place = `${path.relative('', file)}:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
  return `${visibleText(place)} ${paint(severity)} ${code} ${visibleText(message)}`;
}

function summaryOf({ counts, checkedFiles, records }: CheckReport): string {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  const problems = found
    .map(([severity, count]) => `${numeral(count)} ${plural(severity, count)}`)
    .join(', ');
  const where = `${counted(records, 'record')} in ${counted(checkedFiles, 'file')}`;
  return `${problems === '' ? 'No problems' : problems} in ${where}.`;
}

function plural(word: string, count: number): string {
  return count === 1 || word === 'information' ? word : `${word}s`;
}

function jsonReport({ root, files, checkedFiles, records, counts, notes }: CheckReport): unknown {
  const problems = files.flatMap(({ file, problems: own }) =>
    own.map((problem) => ({ file: relativeTo(root, file), ...problem })),
  );
  return { root, files: checkedFiles, records, counts, notes, problems };
}
