import { createHash } from 'node:crypto';
import type { JsonValue } from '../../../../shared/src/json.ts';
import type { MapAnswer, MapColours, MapParams } from '../../../../shared/src/protocol/neighbours.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { fieldOf } from '../../core/datasets/field.ts';
import { colouringOf } from '../../core/neighbours/colouring.ts';
import type { UsageCounts } from '../../core/search/order.ts';
import { filterValuesOf, type SearchRecord } from '../../core/search/searchRecord.ts';
import { inSlices } from './inSlices.ts';
import type { MapResult } from './neighbourMessages.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { NeighbourParts } from './neighbourParts.ts';

/** Places the records of a neighbourhood on a square, and colours them by a field. */
export async function drawMap(
  { maps, usage }: NeighbourParts,
  neighbourhood: Neighbourhood,
  { method = 'umap', colour, known }: MapParams,
  token: Cancellation,
): Promise<MapAnswer> {
  const { slots, summary } = neighbourhood;
  const { result, key } = await maps.map(neighbourhood, method, token);
  const { records, points } = present(slots, result, neighbourhood);
  const ids = records.map(({ id }) => id);
  const named = createHash('sha256')
    .update(key)
    .update(JSON.stringify(ids))
    .update(points)
    .digest('hex')
    .slice(0, 16);
  const colours = colour === undefined ? undefined : await coloursOf(records, colour, usage(), token);
  return {
    ...{ ...summary, key: named, method: result.method, how: result.how, placed: ids.length },
    ...(known === named ? {} : { ids, points: toBase64(points) }),
    ...(colours === undefined ? {} : { colours }),
  };
}

/** What is there still: a record may have gone while the map was made. */
function present(
  slots: Uint32Array,
  { points }: MapResult,
  { recordOf }: Neighbourhood,
): { records: SearchRecord[]; points: Uint16Array } {
  const records: SearchRecord[] = [];
  const kept = new Uint16Array(points.length);
  for (const [position, slot] of slots.entries()) {
    const record = recordOf(slot);
    if (record === undefined) continue;
    kept.set(points.subarray(position * 2, position * 2 + 2), records.length * 2);
    records.push(record);
  }
  return { records, points: kept.subarray(0, records.length * 2) };
}

async function coloursOf(
  records: readonly SearchRecord[],
  field: string,
  usage: UsageCounts,
  token: Cancellation,
): Promise<MapColours> {
  const values: (JsonValue | undefined)[] = [];
  await inSlices(records, (record) => values.push(valueOf(record, field, usage)), token);
  const { codes, ...colouring } = colouringOf(field, values);
  return { ...colouring, codes: Buffer.from(codes).toString('base64') };
}

/** A field's value; `function`, `tags`, `quality` and `usage` mean what they mean in filters and sorting. */
function valueOf(record: SearchRecord, field: string, usage: UsageCounts): JsonValue | undefined {
  if (field === 'usage') return usage(record.id);
  if (field === 'function') return record.value['function_name'];
  if (field !== 'quality' && field !== 'tags') return fieldOf(record, field);
  const { quality, tags } = filterValuesOf(record.kind, record.value);
  return field === 'quality' ? quality : [...tags];
}

/** Little-endian on every machine. */
function toBase64(points: Uint16Array): string {
  const bytes = Buffer.alloc(points.length * 2);
  for (const [at, value] of points.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes.toString('base64');
}
