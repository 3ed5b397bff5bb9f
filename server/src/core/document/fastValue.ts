import { EVENT_ID, getScalarValue, SCALAR_STYLE, type parseEvents } from 'js-yaml';
import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import { resolvePlainScalar } from './plainScalar.ts';

/** The events of a document, by which values are made and located. */
export type YamlEvents = ReturnType<typeof parseEvents>;

type ScalarEvent = Extract<YamlEvents[number], { valueStart: number }>;

/** A list or mapping that is being filled; a mapping waits for a key, or for the value of `key`. */
interface Frame {
  list: JsonValue[] | undefined;
  map: JsonObject | undefined;
  key: string | undefined;
}

/**
 * The value of a document that is a mapping, from the fast parser's events. `undefined` for everything that needs a
 * closer look: aliases, anchors, tags, repeated keys, keys that are not text or mean something to JavaScript, numbers
 * that JSON lacks, and a second document.
 */
export function valueOfEvents(text: string, events: YamlEvents): JsonObject | undefined {
  const frames: Frame[] = [];
  let root: JsonObject | undefined;
  for (const event of events) {
    const frame = frames.at(-1);
    if (event.type === EVENT_ID.POP) {
      // The last one closes the document.
      frames.pop();
    } else if (event.type === EVENT_ID.SCALAR) {
      if (frame === undefined || !addScalar(frame, event, text)) return undefined;
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
      const next = emptyFrame(event.type === EVENT_ID.MAPPING);
      if (frame !== undefined) {
        if (!addValue(frame, next.map ?? next.list ?? null)) return undefined;
      } else if (root !== undefined || next.map === undefined) return undefined;
      else root = next.map;
      frames.push(next);
    } else if (event.type === EVENT_ID.ALIAS) return undefined;
  }
  return root;
}

function emptyFrame(isMap: boolean): Frame {
  return isMap ? { list: undefined, map: {}, key: undefined } : { list: [], map: undefined, key: undefined };
}

/** Adds a key or value; false where it needs a closer look. */
function addScalar(frame: Frame, event: ScalarEvent, text: string): boolean {
  if (event.anchorStart >= 0 || event.tagStart >= 0) return false;
  const source = event.valueStart < 0 ? '' : getScalarValue(text, event);
  const value = event.style === SCALAR_STYLE.PLAIN ? resolvePlainScalar(source) : source;
  if (value === undefined) return false;
  if (frame.map === undefined || frame.key !== undefined) return addValue(frame, value);
  if (typeof value !== 'string' || value === '__proto__' || value === '<<') return false;
  if (Object.hasOwn(frame.map, value)) return false;
  frame.key = value;
  return true;
}

/** Adds a value to a list or to the key that waits for it; false for a list or mapping in the place of a key. */
function addValue(frame: Frame, value: JsonValue): boolean {
  if (frame.list !== undefined) frame.list.push(value);
  else if (frame.map === undefined || frame.key === undefined) return false;
  else {
    frame.map[frame.key] = value;
    frame.key = undefined;
  }
  return true;
}
