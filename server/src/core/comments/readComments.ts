import { comments as validator } from '../../../../shared/src/generated/validators.js';
import type { ReviewComments, ReviewEvent } from '../../../../shared/src/generated/records.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import { bindTree } from '../document/bind.ts';
import { isProblemCode } from '../document/codes.ts';
import type { Finding } from '../document/finding.ts';
import { parseSegment } from '../document/parse.ts';
import { lineStartsOf, rangeBetween } from '../document/positions.ts';
import { problemOf, START_OF_TEXT } from '../document/problem.ts';
import { reportFindings } from '../document/reportFindings.ts';
import { explainErrors } from '../document/schemaFindings.ts';
import { TreeLocator } from '../document/treeLocator.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { walkRecord } from '../document/walkRecord.ts';
import { COMMENTS_DEFINITION } from '../schema/compile.ts';
import { eventFindings } from './eventFindings.ts';

/** The events of a file of comments, with what is wrong in it. Ranges count from the file's start. */
export interface ReadComments {
  /** Those that fit the format, as they stand. */
  events: ReviewEvent[];
  problems: Problem[];
  /** False where lines could not be read: somebody has to mend the file before it is written to. */
  isWhole: boolean;
}

const HEADER_LINE = /^(?:format_version|events)\s*:/;
const EVENT_LINE = /^\s*- \{.*\}\s*$/;
const MARKER_LINE = /^(?:<{7}|>{7}|\|{7}|={7})(?=[ \t]|$)/;
const CONFLICT =
  'A merge conflict is not resolved here: delete the lines of markers. All comments of both sides are read.';

/**
 * Reads a file of comments as far as it goes. After a merge with conflicts the lines of both sides are read, without
 * the markers; where the text is no YAML, each line that is an event by itself. Never throws.
 */
export function readComments(text: string): ReadComments {
  const lines = text.split(/\r\n|\n|\r/);
  const markers = lines.flatMap((line, at) => (isConflicted(text) && MARKER_LINE.test(line) ? [at] : []));
  const withoutMarkers = keepLines(text, (_line, at) => !markers.includes(at));
  const parsed = parseSegment(withoutMarkers);
  const isSound = parsed.isWhole && parsed.problems.length === 0;
  const found = readSound(isSound ? withoutMarkers : keepReadable(withoutMarkers));
  const lineStarts = lineStartsOf(text);
  const conflicts = markers.map((line) => {
    const start = lineStarts[line] ?? 0;
    return problemOf(
      'yaml.conflict-marker',
      CONFLICT,
      rangeBetween(lineStarts, start, start + (lines[line] ?? '').length),
    );
  });
  return {
    events: found.events,
    problems: [...conflicts, ...(markers.length === 0 ? parsed.problems : []), ...found.problems],
    isWhole: isSound && markers.length === 0,
  };
}

/** A file of comments that cannot be opened: nothing of it is known. */
export function unreadableComments(reason: string): ReadComments {
  const message = `The comments cannot be read: ${reason}.`;
  return { events: [], problems: [problemOf('comments.unreadable', message, START_OF_TEXT)], isWhole: false };
}

/** The events of a text that is YAML. */
function readSound(text: string): Pick<ReadComments, 'events' | 'problems'> {
  const parsed = parseSegment(text);
  if (parsed.root === undefined) return { events: [], problems: [] };
  bindTree(parsed.root, COMMENTS_DEFINITION);
  const value = valueOfTree(parsed.root);
  const locator = new TreeLocator(text, parsed.root, parsed.lineStarts);
  if (!isJsonObject(value)) {
    const message = 'Comments are a mapping with "format_version: 1" and a list of "events".';
    const finding: Finding = { code: 'comments.invalid', message, path: [], at: 'value' };
    return { events: [], problems: reportFindings([finding], parsed, locator) };
  }
  const findings = findingsOf(value);
  const flawed = new Set(findings.map(({ path: [, item] }) => item));
  const events = soundEvents(value['events'], flawed);
  const problems = reportFindings([...findings, ...eventFindings(events)], parsed, locator);
  return { events: events.map(({ event }) => event), problems: problems.map(asCommentProblem) };
}

function findingsOf(value: JsonObject): Finding[] {
  const errors = validator(value) ? [] : explainErrors(validator.errors ?? [], value, COMMENTS_DEFINITION);
  return [...errors, ...walkRecord(value, COMMENTS_DEFINITION).findings];
}

/** Those without a finding, with their places in the list. */
function soundEvents(
  list: JsonValue | undefined,
  flawed: ReadonlySet<string | number | undefined>,
): { event: ReviewEvent; item: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one, item) => {
    if (flawed.has(item)) return [];
    const alone: unknown = { format_version: 1, events: [one] };
    return isReviewComments(alone) ? alone.events.map((event) => ({ event, item })) : [];
  });
}

function isReviewComments(value: unknown): value is ReviewComments {
  return validator(value);
}

/** The schema's findings speak of records; comments have codes of their own. */
function asCommentProblem({ code, message, range, data }: Problem): Problem {
  const own = code.startsWith('comments.') ? code : 'comments.invalid';
  const words = message.replace(/^(?:A record of this kind|The record)/, 'The file of comments');
  return problemOf(isProblemCode(own) ? own : 'comments.invalid', words, range, data);
}

function isConflicted(text: string): boolean {
  return /^(?:<{7}|>{7})(?=[ \t\r\n]|$)/m.test(text);
}

/** The first line of each setting, and every line that is an event by itself. */
function keepReadable(text: string): string {
  const seen = new Set<string>();
  return keepLines(text, (line) => {
    const header = HEADER_LINE.exec(line)?.[0];
    if (header !== undefined) return seen.size < seen.add(header).size;
    return EVENT_LINE.test(line) && parseSegment(line).problems.length === 0;
  });
}

/** Blanks all other lines, so that places stay. */
function keepLines(text: string, isKept: (line: string, at: number) => boolean): string {
  let at = 0;
  return text.replace(/[^\r\n]*(?:\r\n|\n|\r|$)/g, (line) => {
    if (line === '') return line;
    const kept = isKept(line.replace(/[\r\n]+$/, ''), at);
    at += 1;
    return kept ? line : line.replace(/[^\r\n]/g, ' ');
  });
}
