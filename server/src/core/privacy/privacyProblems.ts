import { EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { TreeDocument } from '../document/analysis.ts';
import type { YamlEvents } from '../document/fastValue.ts';
import { nodeAt } from '../document/locate.ts';
import { resolvePlainScalar } from '../document/plainScalar.ts';
import { lineStartsOf, rangeBetween } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { Definition } from '../schema/definition.ts';
import { findPersonalData, type PersonalData } from './personalData.ts';

type ScalarEvent = Extract<YamlEvents[number], { valueStart: number }>;

/** A value that is a text, by offsets in the document, with the record's property that holds it. */
interface TextValue {
  start: number;
  end: number;
  property: string;
}

/** Personal data and secrets in the texts of a record that models see, by its tree. */
export function privacyProblems(document: TreeDocument, definition: Definition): Problem[] {
  const { text } = document.segment;
  const found = findPersonalData(text).filter(({ start, end }) => {
    const place = nodeAt(document, start);
    const [property] = place?.path ?? [];
    if (place === undefined || place.isKey || place.node.type !== 'scalar') return false;
    // A number of sixteen digits is an id more often than a card.
    if (typeof place.node.value !== 'string') return false;
    return end <= place.node.end && isLookedInto(String(property), definition);
  });
  return found.map((data) => problemFor(data, document.lineStarts));
}

/** The same by the fast parser's events. */
export function fastPrivacyProblems(text: string, events: YamlEvents, definition: Definition): Problem[] {
  const data = findPersonalData(text);
  if (data.length === 0) return [];
  const values = [...textValues(text, events)];
  const lineStarts = lineStartsOf(text);
  return data
    .filter(({ start, end }) => {
      const value = values.find((one) => one.start <= start && end <= one.end);
      return value !== undefined && isLookedInto(value.property, definition);
    })
    .map((one) => problemFor(one, lineStarts));
}

/**
 * What is searched is what models see; open mappings hold whatever an import brought. Who made and reviewed a record is
 * said on purpose.
 */
function isLookedInto(property: string, { properties }: Definition): boolean {
  const definition = properties.get(property);
  if (definition === undefined) return true;
  const isOpenMapping = definition.types.includes('object') && definition.properties.size === 0;
  return definition.search !== 'none' || isOpenMapping;
}

function problemFor(
  { code, what, placeholder, start, end }: PersonalData,
  lineStarts: readonly number[],
): Problem {
  const message = `This looks like ${what}. Write ${placeholder} in its place, or say why it may stay: # databits-ignore ${code}: reason`;
  return problemOf(code, message, rangeBetween(lineStarts, start, end), { placeholder });
}

function* textValues(text: string, events: YamlEvents): Generator<TextValue> {
  const frames: { isMap: boolean; hasKey: boolean }[] = [];
  let property = '';
  for (const event of events) {
    const frame = frames.at(-1);
    if (event.type === EVENT_ID.POP) frames.pop();
    else if (event.type === EVENT_ID.SCALAR) {
      if (frame?.isMap === true && !frame.hasKey) {
        frame.hasKey = true;
        if (frames.length === 1) property = getScalarValue(text, event);
        continue;
      }
      if (frame !== undefined) frame.hasKey = false;
      if (isText(text, event)) yield { start: event.valueStart, end: event.valueEnd, property };
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      if (frame !== undefined) frame.hasKey = false;
      frames.push({ isMap: event.type === EVENT_ID.MAPPING, hasKey: false });
    }
  }
}

function isText(text: string, { style, valueStart, valueEnd }: ScalarEvent): boolean {
  if (valueStart < 0) return false;
  if (style !== SCALAR_STYLE.PLAIN) return true;
  return typeof resolvePlainScalar(text.slice(valueStart, valueEnd)) === 'string';
}
