import parseSpdx from 'spdx-expression-parse';
import correctSpdx from 'spdx-correct';
import type { ProblemCode } from './codes.ts';

/** What is wrong with a text of a format; `path` and place are the caller's. */
export interface FormatMistake {
  code: ProblemCode;
  message: string;
  data?: Record<string, string>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;
const SIMPLE_LICENSES: ReadonlySet<string> = new Set(['MIT', 'Apache-2.0', 'CC-BY-4.0', 'CC0-1.0']);

/** Checks a text against a format of our schemas; `undefined` where it fits, and for formats that are none of ours. */
export function checkFormat(format: string, text: string): FormatMistake | undefined {
  switch (format) {
    case 'uuid':
      return UUID.test(text) ? undefined : badUuid(text);
    case 'date-time':
      return isDateTime(text) ? undefined : badDate(text);
    case 'spdx-expression':
      return checkLicense(text);
    case 'uri-reference':
      return isUriReference(text) ? undefined : badUri(text);
    default:
      return undefined;
  }
}

function badUuid(text: string): FormatMistake {
  return { code: 'record.bad-uuid', message: `${quoted(text)} is not a UUID.` };
}

/** RFC 3339, on a day that exists. A leap second is one where the clock says so: at 23:59:60 UTC. */
function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] =
    match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= days;
  return exists && hour < 24 && minute < 60 && second <= 60 && offsetHour < 24 && offsetMinute < 60;
}

function badDate(text: string): FormatMistake {
  const message = `${quoted(text)} is no point in time as RFC 3339 writes it, for example 2026-03-04T09:30:00Z.`;
  return { code: 'record.bad-date', message };
}

function checkLicense(text: string): FormatMistake | undefined {
  if (SIMPLE_LICENSES.has(text)) return undefined;
  // The expression parser recurses into parentheses.
  if (text.length <= 1000) {
    try {
      parseSpdx(text);
      return undefined;
    } catch {
      // Said below.
    }
  }
  const suggestion = text.length <= 100 ? (correctSpdx(text) ?? undefined) : undefined;
  const hint =
    suggestion === undefined
      ? 'A licence that SPDX does not list is written LicenseRef-<name>.'
      : `Did you mean "${suggestion}"?`;
  const message = `${quoted(text)} is no SPDX licence expression. ${hint}`;
  const mistake: FormatMistake = { code: 'record.bad-license', message };
  if (suggestion !== undefined) mistake.data = { suggestion };
  return mistake;
}

/** Addresses and relative paths; spaces are allowed, because files have them. */
function isUriReference(text: string): boolean {
  return text !== '' && text === text.trim() && !/[\p{Cc}<>"{}|^`]/u.test(text);
}

function badUri(text: string): FormatMistake {
  const message = `${quoted(text)} is neither an address nor a path: it is empty, or has characters that neither has.`;
  return { code: 'record.bad-uri', message };
}

function quoted(text: string): string {
  return JSON.stringify(text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…`);
}
