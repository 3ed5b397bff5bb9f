import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { fitsBlock, inlineNumber, inlineText, type ScalarPlace } from './yamlScalars.ts';

/** Longest line of a list that is written on one line. Lists of numbers are always on one. */
export const LIST_WIDTH = 80;

/** Longest key that YAML takes before its colon (1,024), with room for the quotes. */
const KEY_LENGTH = 1000;

/**
 * A JSON object as the lines of a YAML block mapping, indented, each ending in a line feed. Texts of several lines
 * become blocks, texts that look like another type are quoted, and every parser reads back exactly the value.
 */
export function renderMapping(value: JsonObject, indent: string): string {
  return Object.entries(value)
    .map(([name, item]) => renderEntry(name, item, indent))
    .join('');
}

/** A key with its value, indented, ending in a line feed. */
export function renderEntry(name: string, value: JsonValue, indent: string): string {
  const key = inlineText(name, 'key');
  if (key.length > KEY_LENGTH) return `${indent}? ${key}\n${indent}:${renderValue(value, indent)}\n`;
  return `${indent}${key}:${renderValue(value, indent)}\n`;
}

/** What follows the colon of a key at this indentation, without the last line feed. */
export function renderValue(value: JsonValue, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === 'string' && fitsBlock(value)) return ` ${renderBlock(value, inner)}`;
  const inline = inlineOf(value);
  if (inline !== undefined) return ` ${inline}`;
  const lines = Array.isArray(value) ? renderList(value, inner) : renderMapping(value as JsonObject, inner);
  return `\n${lines.slice(0, -1)}`;
}

/** A value on one line, as it stands in a flow collection. */
export function renderFlow(value: JsonValue, place: ScalarPlace = 'flow'): string {
  if (typeof value === 'string') return inlineText(value, place);
  if (typeof value === 'number') return inlineNumber(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => renderFlow(item)).join(', ')}]`;
  const entries = Object.entries(value).map(([name, item]) => `${flowKey(name)}: ${renderFlow(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function flowKey(name: string): string {
  const key = inlineText(name, 'key');
  return key.length > KEY_LENGTH ? `? ${key} ` : key;
}

/** Scalars, empty collections and short lists of scalars stand on the line of their key. */
function inlineOf(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null) return renderFlow(value, 'block');
  if (!Array.isArray(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  if (value.some((item) => typeof item === 'object' && item !== null)) return undefined;
  const line = renderFlow(value);
  return line.length <= LIST_WIDTH || value.every((item) => typeof item === 'number') ? line : undefined;
}

/** The items of a block list as lines at this indentation, each ending in a line feed. */
export function renderList(items: readonly JsonValue[], indent: string): string {
  return items
    .map((item) => {
      const nested = typeof item === 'object' && item !== null && inlineOf(item) === undefined;
      if (!nested) return `${indent}-${renderValue(item, indent)}\n`;
      const inner = `${indent}  `;
      const lines = Array.isArray(item) ? renderList(item, inner) : renderMapping(item, inner);
      // The first line of a nested collection stands behind the dash.
      return `${indent}- ${lines.slice(inner.length)}`;
    })
    .join('');
}

/** `|` keeps one last line feed, `|-` none. */
function renderBlock(text: string, indent: string): string {
  const chomping = text.endsWith('\n') ? '' : '-';
  const body = chomping === '-' ? text : text.slice(0, -1);
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|${chomping}\n${lines.join('\n')}`;
}
