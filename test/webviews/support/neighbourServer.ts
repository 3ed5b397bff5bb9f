import type { ApiMethod } from '../../../shared/src/protocol/api.ts';
import type { ApiResponse } from '../../../shared/src/protocol/lsp.ts';
import type {
  DuplicatesAnswer,
  DuplicatesParams,
  MapAnswer,
  MapParams,
  NeighbourRecord,
  OutliersAnswer,
  OutliersParams,
} from '../../../shared/src/protocol/neighbours.ts';
import type { SearchFilters, SearchResult } from '../../../shared/src/protocol/search.ts';
import { FakeServer } from './fakeServer.ts';

/** The fake server with answers about neighbours: points in a grid of clusters, pairs as duplicates, every record ranked. */
export class NeighbourServer extends FakeServer {
  /** Questions about neighbours wait for this. */
  neighbourGate: Promise<unknown> = Promise.resolve();
  /** Records without a vector. */
  withoutVector = 0;
  neighbourError: string | undefined;

  override async call(method: ApiMethod, params: unknown, signal: AbortSignal): Promise<ApiResponse> {
    if (method !== 'map/project' && method !== 'duplicates/find' && method !== 'outliers/find') {
      return super.call(method, params, signal);
    }
    this.calls.push({ method, params: params as never, signal });
    await this.neighbourGate;
    if (signal.aborted) return { error: { code: 'cancelled', message: 'cancelled' } };
    if (this.neighbourError !== undefined) return { error: { code: 'failed', message: this.neighbourError } };
    if (method === 'map/project') return { result: this.#map(params as MapParams) };
    if (method === 'duplicates/find') return { result: this.#duplicates(params as DuplicatesParams) };
    return { result: this.#outliers(params as OutliersParams) };
  }

  #admitted({ statuses, functions }: SearchFilters = {}): SearchResult[] {
    return this.records.filter(
      ({ status, functionName }) =>
        (statuses === undefined || statuses.includes(status ?? '')) &&
        (functions === undefined || functions.includes(functionName ?? '')),
    );
  }

  #summary(records: readonly SearchResult[]) {
    const { revision } = this.status;
    return { total: records.length, withoutVector: this.withoutVector, model: 'tiny', revision };
  }

  #map({ filters, method = 'umap', colour, known }: MapParams): MapAnswer {
    const records = this.#admitted(filters);
    const placed = records.slice(0, records.length - this.withoutVector);
    const key = `${method} ${String(placed.length)}`;
    const points = Buffer.alloc(placed.length * 4);
    for (const at of placed.keys()) {
      const [x, y] = placeOf(at);
      points.writeUInt16LE(x, at * 4);
      points.writeUInt16LE(y, at * 4 + 2);
    }
    const statuses = [...new Set(placed.map(({ status }) => status ?? ''))].sort();
    const codes = Buffer.from(placed.map(({ status }) => statuses.indexOf(status ?? '')));
    const legend = statuses.map((value) => ({
      value,
      count: placed.filter(({ status }) => status === value).length,
    }));
    const colours = {
      field: colour ?? '',
      scale: 'categories' as const,
      codes: codes.toString('base64'),
      legend,
      missing: 0,
    };
    return {
      ...{ ...this.#summary(records), key, method, placed: placed.length },
      how: `${method} of ${String(placed.length)} records.`,
      ...(known === key ? {} : { ids: placed.map(({ id }) => id), points: points.toString('base64') }),
      ...(colour === undefined ? {} : { colours }),
    };
  }

  #duplicates({
    filters,
    threshold = 0.95,
    limit = 20,
    offset = 0,
    others,
  }: DuplicatesParams): DuplicatesAnswer {
    const records = this.#admitted(filters);
    const pairs = records.flatMap((record, at) =>
      at % 2 === 1 ? [[records[at - 1] ?? record, record]] : [],
    );
    // A higher threshold leaves fewer.
    const found = pairs.slice(0, Math.round(pairs.length * (1 - threshold) * 20));
    return {
      ...this.#summary(records),
      groups: found.slice(offset, offset + limit).map((members, at) => ({
        evidence: at === 0 ? 'same-text' : 'near',
        conflict: at === 0,
        lowestCosine: 0.97,
        size: members.length,
        keepReason: 'It is the oldest.',
        members: members.map((record, position) => ({
          record: shown(record),
          ...(position === 0 ? {} : { cosine: 0.97 }),
          ...{ textOverlap: 0.8, sameText: false, sameOutput: position === 0 },
        })),
      })),
      groupCount: found.length,
      recordCount: found.length * 2,
      conflictCount: Math.min(1, found.length),
      threshold,
      ...(others === true ? { others: found.map((members) => members[1]?.id ?? '') } : {}),
    };
  }

  #outliers({ filters, by, limit = 50, offset = 0 }: OutliersParams): OutliersAnswer {
    const records = this.#admitted(filters);
    const [nearest] = records;
    const ranked = nearest === undefined ? [] : records;
    return {
      ...this.#summary(records),
      outliers: ranked.slice(offset, offset + limit).map((record, at) => ({
        record: shown(record),
        meanCosine: 0.31,
        usualCosine: 0.62,
        standing: Math.max(0, 6 - (offset + at) / 10),
        nearest: { record: shown(nearest ?? record), cosine: 0.44 },
        ...(by === 'label' ? { label: { own: 'refund', nearest: 'track', votes: 14, of: 15 } } : {}),
      })),
      ...{ count: records.length, judged: records.length, unusual: 25, least: 20, k: 15 },
      tooFew: [{ functionName: 'rare_function', count: 3 }],
    };
  }
}

/** Clusters of 100 points on a grid. */
function placeOf(at: number): [number, number] {
  const cluster = Math.floor(at / 100);
  const [x, y] = [cluster % 8, Math.floor(cluster / 8) % 8];
  const angle = at * 2.4;
  const radius = Math.sqrt((at % 100) / 100) * 3000;
  return [
    Math.round(Math.max(0, 4000 + x * 8000 + Math.cos(angle) * radius)),
    Math.round(Math.max(0, 4000 + y * 8000 + Math.sin(angle) * radius)),
  ];
}

function shown({
  kind,
  id,
  name,
  uri,
  position,
  functionName,
  status,
  inputText,
  outputText,
}: SearchResult): NeighbourRecord {
  return {
    ...{ kind, id, name, uri, position, inputText, outputText },
    ...(functionName === undefined ? {} : { functionName }),
    ...(status === undefined ? {} : { status }),
  };
}
