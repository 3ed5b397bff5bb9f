import type { JsonValue } from '../../../../shared/src/json.ts';

const plain = /^[\p{L}_][\p{L}\p{N}_ ./+()-]*$/u;
const notText = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** A plain value as YAML on one line, quoted only where it would otherwise mean something else. */
export function yamlScalar(value: JsonValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const safe = plain.test(value) && !notText.test(value) && !/\s$/.test(value);
  return safe ||
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ||
    isTimestamp(value) ||
    isPythonName(value)
    ? value
    : JSON.stringify(value);
}

/** A plain value for people: text without quotes. */
export function plainText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Text that a snippet inserts as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A record snippet with its id and time filled in: what stays is LSP snippet syntax. */
export function fillSnippet(body: string, id: string, now: string): string {
  return body.replaceAll('${id}', escapeSnippet(id)).replaceAll('${now}', escapeSnippet(now));
}

/** Text for titles and lists: control characters and line breaks become spaces. */
export function escapeControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** `path.py:Class`: the colon is not followed by a space. */
function isPythonName(value: string): boolean {
  return /^\w[\w./-]*\.py:[A-Za-z_]\w*$/.test(value);
}

function isTimestamp(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
}
