const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Values that are nested deeper are not read: everything that walks them would run out of stack. */
const DEEPEST = 1000;

/** A sign that gives JSON its structure, with its place in the text. */
export interface JsonSign {
  sign: '[' | ']' | '{' | '}' | ',';
  at: number;
}

/** The brackets and commas of a JSON text from an offset on, outside of quotes. Ends at a quote that is never closed. */
export function* jsonSigns(text: string, from = 0): Generator<JsonSign> {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === undefined) return;
      at = end;
    } else if (code === COMMA || code === OPEN_LIST || code === CLOSE_LIST) {
      yield { sign: code === COMMA ? ',' : code === OPEN_LIST ? '[' : ']', at };
    } else if (code === OPEN_OBJECT || code === CLOSE_OBJECT) {
      yield { sign: code === OPEN_OBJECT ? '{' : '}', at };
    }
  }
}

/** What a JSON text says that its value would hide: nesting without end, and a key of an object that is there twice. */
export function structureMistake(text: string): string | undefined {
  /** The keys of each object around the place; `undefined` for a list. */
  const levels: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      const keys = levels.at(-1);
      if (isKey && keys !== undefined) {
        const key = keyOf(text.slice(at, end + 1));
        if (keys.has(key)) return `the key ${JSON.stringify(key)} is there twice`;
        keys.add(key);
      }
      isKey = false;
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      if (levels.length === DEEPEST) return `values are nested more than ${String(DEEPEST)} levels deep`;
      isKey = code === OPEN_OBJECT;
      levels.push(isKey ? new Set() : undefined);
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      levels.pop();
      isKey = false;
    } else if (code === COMMA) {
      isKey = levels.at(-1) !== undefined;
    }
  }
  return undefined;
}

/** The offset of the quote that closes the one at `start`; `undefined` where none does. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return undefined;
}

/** The same key can be written in several ways; what is no JSON is told by the parser. */
function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
