import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Problem } from '../../../../shared/src/problem.ts';
import { PROBLEM_CODES } from '../../core/document/codes.ts';
import type { FileProblems, ReportedProblem } from './fileProblems.ts';
import { productVersion } from './productVersion.ts';

const LEVELS = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
} as const;

/** What addresses of files count from: the name that readers of SARIF know for the checked-out files. */
const SOURCE_ROOT = '%SRCROOT%';

/** What is told of the run itself: what was not looked at. */
export interface SarifNotice {
  text: string;
  /** `warning` where the result is not whole. */
  level: 'note' | 'warning';
  /** Absolute path of the file that it is about. */
  file?: string;
}

/** What a SARIF log tells. */
export interface SarifInput {
  /** Absolute path of the workspace's folder. */
  root: string;
  files: readonly FileProblems[];
  notices: readonly SarifNotice[];
}

/** SARIF 2.1.0. Columns count UTF-16 code units from 1, as the editor's do. */
export function sarifReport({ root, files, notices }: SarifInput): unknown {
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
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [SOURCE_ROOT]: { uri: folderUri(root) } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notices.map((notice) => notification(root, notice)),
          },
        ],
        results: resultsOf(root, files),
      },
    ],
  };
}

function resultsOf(root: string, files: readonly FileProblems[]): unknown[] {
  const rules = new Map(Object.keys(PROBLEM_CODES).map((code, at) => [code, at]));
  const prints = new Map<string, number>();
  return files.flatMap(({ file, problems }) =>
    problems.map((problem) => {
      const print = fingerprint(problem, relativeTo(root, file));
      const count = (prints.get(print) ?? 0) + 1;
      prints.set(print, count);
      return {
        ...sarifResult(root, file, problem, rules.get(problem.code)),
        partialFingerprints: { [FINGERPRINT]: `${print}:${String(count)}` },
      };
    }),
  );
}

/** Name of the fingerprints; with another way to make them comes another number. */
const FINGERPRINT = 'databitsProblem/v1';

/**
 * What a problem is known again by in the next run: its code, its record and its words. Lines move, files are renamed and numbers
 * grow; an id stays. Several that are alike are counted.
 */
function fingerprint({ code, message, record }: ReportedProblem, file: string): string {
  const about = record === undefined ? `file ${file}` : `${record.kind} ${record.id}`;
  const words = message.replace(/\d[\d,.]*/g, '#');
  return createHash('sha256').update([code, about, words].join('\0')).digest('hex').slice(0, 32);
}

function sarifResult(root: string, file: string, problem: Problem, ruleIndex: number | undefined): object {
  const { code, severity, message, range, related } = problem;
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(root, file), region: region(range) } }],
    ...(related !== undefined && {
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

function notification(root: string, { text, level, file }: SarifNotice): unknown {
  const locations =
    file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: artifact(root, file) } }] };
  return { level, message: { text }, ...locations };
}

function artifact(root: string, file: string): unknown {
  const relative = relativeTo(root, file);
  if (relative.startsWith('../')) return { uri: pathToFileURL(file).href };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: SOURCE_ROOT };
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

function folderUri(folder: string): string {
  const { href } = pathToFileURL(folder);
  return href.endsWith('/') ? href : `${href}/`;
}

/** Path of a file from the workspace's folder, with slashes. */
export function relativeTo(root: string, file: string): string {
  return path.relative(root, file).replaceAll(path.sep, '/');
}
