import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { USAGE_OUTCOMES, type UsageOutcome } from '../../../../shared/src/protocol/usage.ts';
import { normaliseId } from '../records/identity.ts';

/** One use of an example: a line of `.databits/usage/<writer>-<yyyy-mm>.jsonl`. */
export interface UsageEvent {
  /** UUIDv7; the same event in two files counts once. */
  eventId: string;
  /** RFC 3339 in UTC. */
  at: string;
  /** Lower-cased. */
  exampleId: string;
  /** The example's content at the time; absent where it was no JSON. */
  contentHash?: string;
  context: string;
  runId?: string;
  outcome?: UsageOutcome;
  query?: string;
  /** The clone that logged it. */
  writer: string;
}

/** An event as a line of the log, with its line feed. */
export function renderEvent(event: UsageEvent): string {
  const line: JsonObject = {
    event_id: event.eventId,
    at: event.at,
    example_id: event.exampleId,
    ...(event.contentHash === undefined ? {} : { content_hash: event.contentHash }),
    context: event.context,
    ...(event.runId === undefined ? {} : { run_id: event.runId }),
    ...(event.outcome === undefined ? {} : { outcome: event.outcome }),
    ...(event.query === undefined ? {} : { query: event.query }),
    writer: event.writer,
  };
  return `${JSON.stringify(line)}\n`;
}

/** Reads a log's text. Lines that are no event, such as one that a crash cut, are counted and passed over. */
export function parseEvents(text: string): { events: UsageEvent[]; damagedLines: number } {
  const events: UsageEvent[] = [];
  let damagedLines = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const event = parseEvent(line);
    if (event === undefined) damagedLines += 1;
    else events.push(event);
  }
  return { events, damagedLines };
}

function parseEvent(line: string): UsageEvent | undefined {
  const value = parseObject(line);
  if (value === undefined) return undefined;
  const { event_id: eventId, at, example_id: exampleId, context, outcome, writer } = value;
  const isTime = typeof at === 'string' && !Number.isNaN(Date.parse(at));
  if (typeof eventId !== 'string' || eventId === '' || typeof exampleId !== 'string' || !isTime)
    return undefined;
  const known = USAGE_OUTCOMES.find((name) => name === outcome);
  return {
    eventId: normaliseId(eventId),
    at,
    exampleId: normaliseId(exampleId),
    ...textOf('contentHash', value['content_hash']),
    context: typeof context === 'string' ? context : '',
    ...textOf('runId', value['run_id']),
    ...(known === undefined ? {} : { outcome: known }),
    ...textOf('query', value['query']),
    writer: typeof writer === 'string' ? writer : '',
  };
}

function parseObject(line: string): JsonObject | undefined {
  try {
    const value = JSON.parse(line) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf<K extends string>(name: K, value: JsonValue | undefined): Partial<Record<K, string>> {
  return typeof value === 'string' ? ({ [name]: value } as Record<K, string>) : {};
}
