import { jsonSigns } from './jsonScan.ts';

/** An item of a JSON list as text, with its line in the file, from 1. */
export interface JsonItem {
  line: number;
  text: string;
}

/**
 * Divides the text of a JSON list into its items without parsing them, so that one bad item spoils no other and each
 * is named by its line. Absent where the text is no list or ends within one.
 */
export function jsonItems(text: string): JsonItem[] | undefined {
  const start = /^\ufeff?\s*\[/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const items: JsonItem[] = [];
  let depth = 1;
  let itemStart = start;
  let line = 1 + countLines(text, 0, start);
  for (const { sign, at } of jsonSigns(text, start)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    const isEnd = depth === 0;
    if (!isEnd && (sign !== ',' || depth !== 1)) continue;
    const raw = text.slice(itemStart, at);
    const blank = /^\s*/.exec(raw)?.[0].length ?? 0;
    line += countLines(text, itemStart, itemStart + blank);
    if (raw.trim() !== '' || !isEnd || items.length > 0) items.push({ line, text: raw.trim() });
    line += countLines(text, itemStart + blank, at);
    itemStart = at + 1;
    if (isEnd) return text.slice(itemStart).trim() === '' ? items : undefined;
  }
  return undefined;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
