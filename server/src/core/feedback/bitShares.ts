import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import { normaliseId } from '../records/identity.ts';

/** A DataBit that an example derives from. */
export interface BitShare {
  /** Lower-cased. */
  bitId: string;
  /** The content that was used, where the record says so; else the present one. */
  contentHash?: string;
  /** Its part of the example, above 0 and at most 1. */
  share: number;
}

/** A record that another derives from, as `derived_from` names it. */
interface NamedSource {
  kind: 'databit' | 'example';
  id: string;
  contentHash?: string;
}

/** The records as they are now, by lower-cased id; `undefined` of unknown ones. */
export interface PresentRecords {
  valueOf: (id: string) => JsonObject | undefined;
  hashOf: (id: string) => string | undefined;
}

/**
 * The DataBits that an example derives from, in equal shares of what it names as sources: what comes through another
 * example is shared among the sources of that one. What leads to no DataBit, or back to where it came from, is nobody's,
 * so that the shares add up to 1 or less.
 */
export function bitShares(example: JsonObject, records: PresentRecords): BitShare[] {
  const shares = new Map<string, BitShare>();
  addShares(example, 1, { records, shares, path: new Set([ownId(example)]) });
  return [...shares.values()];
}

interface Walk {
  records: PresentRecords;
  shares: Map<string, BitShare>;
  /** The examples on the way. */
  path: ReadonlySet<string>;
}

function addShares(example: JsonObject, whole: number, walk: Walk): void {
  const sources = sourcesOf(example);
  const share = whole / sources.length;
  for (const { kind, id, contentHash: used } of sources) {
    if (kind === 'databit') {
      const contentHash = used ?? walk.records.hashOf(id);
      const key = `${id} ${contentHash ?? ''}`;
      const before = walk.shares.get(key)?.share ?? 0;
      const hash = contentHash === undefined ? {} : { contentHash };
      walk.shares.set(key, { bitId: id, ...hash, share: before + share });
    } else if (!walk.path.has(id)) {
      const source = walk.records.valueOf(id);
      if (source !== undefined) addShares(source, share, { ...walk, path: new Set([...walk.path, id]) });
    }
  }
}

/** The distinct records that an example names as its sources; runs are none of them. */
function sourcesOf({ attribution }: JsonObject): NamedSource[] {
  const given = isJsonObject(attribution) ? attribution['derived_from'] : undefined;
  const sources = new Map<string, NamedSource>();
  for (const source of Array.isArray(given) ? given.filter(isJsonObject) : []) {
    for (const kind of ['databit', 'example'] as const) {
      const id = source[`${kind}_id`];
      if (typeof id !== 'string' || normaliseId(id) === '') continue;
      const hash = source['content_hash'];
      const contentHash = typeof hash === 'string' && hash !== '' ? { contentHash: hash } : {};
      sources.set(`${kind} ${normaliseId(id)}`, { kind, id: normaliseId(id), ...contentHash });
    }
  }
  return [...sources.values()];
}

function ownId({ example_id: id }: JsonObject): string {
  return typeof id === 'string' ? normaliseId(id) : '';
}
