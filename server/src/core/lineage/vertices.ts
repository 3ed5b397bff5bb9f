import type { LineageNodeKind, LineageNodeState } from '../../../../shared/src/protocol/lineage.ts';
import { kindsOfTarget } from '../features/referenceTarget.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import type { LineageHistory, LineageVersion } from './lineageSources.ts';

/** A place in the graph. There is one object for each key, as long as a question is answered. */
export interface Vertex {
  /**
   * Of a record as it is now (or was last, or would be): its id. Of a version before that: its content hash and id. Nothing
   * else is part of it, so that it stays the same when the record changes.
   */
  key: string;
  kind: LineageNodeKind;
  id: string;
  state: LineageNodeState;
  /** Of a present record. */
  entry?: RecordEntry;
  /** What history has of it; absent for what is not committed, and for all but records. */
  version?: LineageVersion;
}

/** Finds and makes the vertices of a graph. */
export class Vertices {
  readonly #index: RecordIndex;
  readonly #history: LineageHistory;
  readonly #known = new Map<string, Vertex>();

  constructor(index: RecordIndex, history: LineageHistory) {
    this.#index = index;
    this.#history = history;
  }

  /** A record as the files have it, else its last version, else one that is missing. Of several with one id it is the first. */
  record(id: string): Vertex {
    const key = `record ${id}`;
    return this.#known.get(key) ?? this.#keep({ key, id, ...this.#headOf(id) });
  }

  /** A content that a record had: the record itself where it has that now, or had it last. */
  version(version: LineageVersion): Vertex {
    const { id, kind, contentHash } = version;
    const head = this.record(id);
    if (contentHashOf(head) === contentHash) return head;
    const key = `version ${contentHash} ${id}`;
    return this.#known.get(key) ?? this.#keep({ key, id, kind, state: 'past', version });
  }

  /**
   * An execution of a run, known by the records that name it. The receipts of executions join here: what they say of the
   * specification and of their end becomes part of the vertex, and a link from the specification to it.
   */
  execution(id: string): Vertex {
    const key = `execution ${id}`;
    return this.#known.get(key) ?? this.#keep({ key, id, kind: 'execution', state: 'present' });
  }

  commit(id: string): Vertex {
    const key = `commit ${id}`;
    return this.#known.get(key) ?? this.#keep({ key, id, kind: 'commit', state: 'present' });
  }

  #keep(vertex: Vertex): Vertex {
    this.#known.set(vertex.key, vertex);
    return vertex;
  }

  #headOf(id: string): Omit<Vertex, 'key' | 'id'> {
    const [entry] = this.#index.byId(id);
    const versions = this.#history.versionsOf(id);
    if (entry !== undefined) {
      const { kind, contentHash } = entry.facts;
      const version = versions.find((one) => one.contentHash === contentHash);
      return { kind, state: 'present', entry, ...(version !== undefined && { version }) };
    }
    const last = versions.at(-1);
    if (last !== undefined) return { kind: last.kind, state: 'deleted', version: last };
    const [named] = this.#index.referencesTo(id);
    const [kind = 'databit'] = named === undefined ? [] : kindsOfTarget(named.reference.target);
    return { kind, state: 'missing' };
  }
}

/** The content of a record's vertex, where it has one. */
export function contentHashOf({ entry, version }: Vertex): string | undefined {
  return entry === undefined ? version?.contentHash : entry.facts.contentHash;
}

/** The number of a record's version, where it has one. */
export function versionNumberOf({ entry, version }: Vertex): number | undefined {
  return entry === undefined ? version?.version : entry.facts.version;
}
