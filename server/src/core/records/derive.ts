import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { Definition } from '../schema/definition.ts';
import { contentHash } from './contentHash.ts';
import { describeKind } from './kinds.ts';

export interface Derivation {
  kind: SearchableKind;
  definition: Definition;
  source: JsonObject;
  /** The id of the new record. */
  id: string;
  /** How it was made from its source, for example `paraphrased`. */
  method: string;
  /** Now, RFC 3339. */
  createdAt: string;
}

/**
 * A new record with the content of its source, to be changed by the user: a fresh id, version 1, `derived_from` that
 * names the source's id, version and content hash, and the source's split key as `group`, so that both always fall
 * into the same split. Reviews, scores and everything else that tools or people noted about the source stay behind.
 */
export function deriveRecord(derivation: Derivation): JsonObject {
  const { kind, definition, source, id, method, createdAt } = derivation;
  const { idProperty } = describeKind(kind);
  const sourceId = source[idProperty];
  const content = Object.entries(source).filter(
    ([name]) =>
      definition.properties.get(name)?.role === 'content' && name !== idProperty && name !== 'version',
  );
  const attribution = isJsonObject(source['attribution']) ? source['attribution'] : {};
  return {
    [idProperty]: id,
    version: 1,
    ...keepText(source, 'name'),
    ...keepText(source, 'domain'),
    ...Object.fromEntries(content),
    attribution: {
      ...attribution,
      derived_from: [
        {
          ...(sourceId === undefined ? {} : { [idProperty]: sourceId }),
          ...(typeof source['version'] === 'number' ? { version: source['version'] } : {}),
          content_hash: contentHash(source, definition),
          method,
        },
      ],
    },
    ...groupOf(source, sourceId),
    status: 'draft',
    created_at: createdAt,
  };
}

function keepText(source: JsonObject, name: string): JsonObject {
  const value = source[name];
  return typeof value === 'string' ? { [name]: value } : {};
}

/** The source's key for splits: its group, else its id. */
function groupOf(source: JsonObject, sourceId: JsonObject[string] | undefined): JsonObject {
  const group = source['group'];
  if (typeof group === 'string' && group !== '') return { group };
  return typeof sourceId === 'string' ? { group: sourceId.trim().toLowerCase() } : {};
}
