import { EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { FactLocator } from './factLocator.ts';
import type { YamlEvents } from './fastValue.ts';
import { lineStartsOf, rangeBetween } from './positions.ts';
import type { ValuePath } from './tree.ts';

type YamlEvent = YamlEvents[number];
type ScalarEvent = Extract<YamlEvent, { valueStart: number }>;

/** A wanted place: what is wanted below it, and where it was found. */
interface Wanted {
  children: Map<string | number, Wanted>;
  value: TextRange | undefined;
  key: TextRange | undefined;
}

/** A list or mapping that is being read; `wanted` is absent where nothing in it is. */
interface Frame {
  wanted: Wanted | undefined;
  isMap: boolean;
  /** The next item's position, or the current key. */
  key: string | number | undefined;
}

/**
 * Finds where plain and quoted scalars stand, by the fast parser's events, in one pass over them. Answers nothing
 * for lists, mappings and block texts.
 */
export class EventLocator implements FactLocator {
  readonly #text: string;
  readonly #lineStarts: readonly number[];
  readonly #root: Wanted = { children: new Map(), value: undefined, key: undefined };
  readonly #start: number;

  constructor(text: string, events: YamlEvents, paths: readonly ValuePath[]) {
    this.#text = text;
    this.#lineStarts = lineStartsOf(text);
    for (const path of paths) this.#want(path);
    this.#start = this.#find(events);
  }

  record(): TextRange {
    return rangeBetween(this.#lineStarts, this.#start, this.#text.trimEnd().length);
  }

  firstLine(): TextRange {
    const newline = this.#text.indexOf('\n', this.#start);
    const line = this.#text.slice(this.#start, newline === -1 ? undefined : newline);
    return rangeBetween(this.#lineStarts, this.#start, this.#start + line.trimEnd().length);
  }

  value(path: ValuePath): TextRange | undefined {
    return this.#at(path)?.value;
  }

  key(path: ValuePath): TextRange | undefined {
    return this.#at(path)?.key;
  }

  #want(path: ValuePath): void {
    let wanted = this.#root;
    for (const key of path) {
      let child = wanted.children.get(key);
      if (child === undefined) {
        child = { children: new Map(), value: undefined, key: undefined };
        wanted.children.set(key, child);
      }
      wanted = child;
    }
  }

  #at(path: ValuePath): Wanted | undefined {
    let wanted: Wanted | undefined = this.#root;
    for (const key of path) wanted = wanted?.children.get(key);
    return wanted;
  }

  /** Reads the events once and answers where the root mapping starts. */
  #find(events: YamlEvents): number {
    const frames: Frame[] = [];
    let start = 0;
    for (const event of events) {
      const frame = frames.at(-1);
      if (event.type === EVENT_ID.POP) frames.pop();
      else if (event.type === EVENT_ID.SCALAR) this.#readScalar(event, frame);
      else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
        if (frame === undefined) start = event.start;
        const wanted = frame === undefined ? this.#root : advance(frame);
        const isMap = event.type === EVENT_ID.MAPPING;
        frames.push({ wanted, isMap, key: isMap ? undefined : 0 });
      }
    }
    return start;
  }

  #readScalar(event: ScalarEvent, frame: Frame | undefined): void {
    if (frame?.isMap === true && frame.key === undefined) {
      // Keys are decoded only where one of them is wanted.
      frame.key = frame.wanted === undefined ? '' : getScalarValue(this.#text, event);
      const wanted = frame.wanted?.children.get(frame.key);
      if (wanted !== undefined) wanted.key = this.#rangeOf(event);
    } else if (frame !== undefined) {
      const wanted = advance(frame);
      if (wanted !== undefined) wanted.value = this.#rangeOf(event);
    }
  }

  /** Where a scalar stands, quotes included; block texts and empty ones have no place here. */
  #rangeOf({ style, valueStart, valueEnd }: ScalarEvent): TextRange | undefined {
    if (valueStart < 0) return undefined;
    if (style === SCALAR_STYLE.PLAIN) return rangeBetween(this.#lineStarts, valueStart, valueEnd);
    if (style !== SCALAR_STYLE.SINGLE_QUOTED && style !== SCALAR_STYLE.DOUBLE_QUOTED) return undefined;
    return rangeBetween(this.#lineStarts, valueStart - 1, valueEnd + 1);
  }
}

/** What is wanted of the value that comes next in a list or mapping, which then waits for the one after. */
function advance(frame: Frame): Wanted | undefined {
  const key = frame.key;
  frame.key = typeof key === 'number' ? key + 1 : undefined;
  return key === undefined ? undefined : frame.wanted?.children.get(key);
}
