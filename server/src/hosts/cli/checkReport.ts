import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Problem, Severity } from '../../../../shared/src/problem.ts';
import { PROBLEM_CODES } from '../../core/document/codes.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import { productVersion } from './productVersion.ts';
import type { Terminal } from './terminal.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface FileProblems {
  /** Absolute path. */
  file: string;
  problems: readonly Problem[];
}

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
const SARIF_LEVELS = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
} as const;

/** The lines of a report in a format. */
export function renderCheck(format: CheckFormat, report: CheckReport, terminal: Terminal): string[] {
  if (format === 'json') return [JSON.stringify(jsonReport(report), undefined, 2)];
  if (format === 'sarif') return [JSON.stringify(sarifReport(report), undefined, 2)];
  return textReport(report, terminal);
}

/** `file:line:column severity code message`, lines and columns from 1, paths relative to the current folder. */
function textReport(report: CheckReport, terminal: Terminal): string[] {
  const lines = report.files.flatMap(({ file, problems }) =>
    problems.map(({ range, severity, code, message }) => {
      const place = `${path.relative('', file)}:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
      return `${visibleText(place)} ${terminal.paint(severity, COLORS[severity])} ${code} ${visibleText(message)}`;
    }),
  );
  return [...lines, summaryOf(report), ...report.notes];
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

/** SARIF 2.1.0. Columns count UTF-16 code units from 1, as the editor's do. */
export function sarifReport(report: Pick<CheckReport, 'root' | 'files' | 'notes'>): unknown {
  const codes = Object.keys(PROBLEM_CODES);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'databits',
            semanticVersion: productVersion(),
            rules: Object.entries(PROBLEM_CODES).map(([id, { title, severity }]) => ({
              id,
              shortDescription: { text: title },
              defaultConfiguration: { level: SARIF_LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(report.root).href}/` } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.notes.map((text) => ({ level: 'note', message: { text } })),
          },
        ],
        results: report.files.flatMap(({ file, problems }) =>
          problems.map((problem) => sarifResult(report.root, file, problem, codes.indexOf(problem.code))),
        ),
      },
    ],
  };
}

function sarifResult(root: string, file: string, problem: Problem, ruleIndex: number): unknown {
  const { code, severity, message, range, related } = problem;
  return {
    ruleId: code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: SARIF_LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(root, file), region: region(range) } }],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            message: { text: place.message },
            physicalLocation: {
              artifactLocation: artifactOfUri(root, place.uri),
              region: region(place.range),
            },
          })),
        }),
  };
}

function artifact(root: string, file: string): unknown {
  const relative = relativeTo(root, file);
  if (relative.startsWith('../')) return { uri: pathToFileURL(file).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}

/** Related places are in record files, as a rule; an address that is no file stays as it is. */
function artifactOfUri(root: string, uri: string): unknown {
  return uri.startsWith('file:') ? artifact(root, fileURLToPath(uri)) : { uri };
}

function region({ start, end }: Problem['range']): unknown {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function relativeTo(root: string, file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}
