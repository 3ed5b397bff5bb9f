import type { LineageNodeKind, LineageNodeState } from '../../../../shared/src/protocol/lineage.ts';
import { kindsOfTarget } from '../features/referenceTarget.ts';
import type { RecordEntry, RecordIndex } from '../workspace/recordIndex.ts';
import { kindOfUse, type LineageExecution, type LineageExecutions } from './executions.ts';
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
  /** Of a version that is not present. Ask `Vertices.versionOf` for any: most vertices are never asked. */
  past?: LineageVersion;
  /** Of an execution that has a receipt. */
  execution?: LineageExecution;
}

/** Finds and makes the vertices of a graph. */
export class Vertices {
  readonly #index: RecordIndex;
  readonly #history: LineageHistory;
  readonly #executions: LineageExecutions;
  readonly #known = new Map<string, Vertex>();

  constructor(index: RecordIndex, history: LineageHistory, executions: LineageExecutions) {
    this.#index = index;
    this.#history = history;
    this.#executions = executions;
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
    return this.#known.get(key) ?? this.#keep({ key, id, kind, state: 'past', past: version });
  }

  /** An execution of a run, known by its receipt, or by the records that name it. */
  execution(id: string): Vertex {
    const key = `execution ${id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const execution = this.#executions.of(id);
    return this.#keep({ key, id, kind: 'execution', state: 'present', ...(execution && { execution }) });
  }

  commit(id: string): Vertex {
    const key = `commit ${id}`;
    return this.#known.get(key) ?? this.#keep({ key, id, kind: 'commit', state: 'present' });
  }

  /** What history has of a record's content; absent for what is not committed, and for what is no record. */
  versionOf(vertex: Vertex): LineageVersion | undefined {
    const contentHash = contentHashOf(vertex);
    if (contentHash === undefined) return undefined;
    const known = this.#history.pastOf(vertex.id)?.versions.find((one) => one.contentHash === contentHash);
    return known ?? vertex.past;
  }

  #keep(vertex: Vertex): Vertex {
    this.#known.set(vertex.key, vertex);
    return vertex;
  }

  #headOf(id: string): Omit<Vertex, 'key' | 'id'> {
    const [entry] = this.#index.byId(id);
    if (entry !== undefined) return { kind: entry.facts.kind, state: 'present', entry };
    const known = this.#history.pastOf(id);
    const past = known?.versions.find(({ contentHash }) => contentHash === known.last);
    if (past !== undefined) return { kind: past.kind, state: 'deleted', past };
    const [named] = this.#index.referencesTo(id);
    if (named !== undefined) {
      const [kind = 'databit'] = kindsOfTarget(named.reference.target);
      return { kind, state: 'missing' };
    }
    const [used] = this.#executions.using(id);
    return { kind: used === undefined ? 'databit' : kindOfUse(used.use.as), state: 'missing' };
  }
}

/** The content of a record's vertex, where it has one. */
export function contentHashOf({ entry, past }: Vertex): string | undefined {
  return entry === undefined ? past?.contentHash : entry.facts.contentHash;
}

/** The number of a record's version, where it has one. */
export function versionNumberOf({ entry, past }: Vertex): number | undefined {
  return entry === undefined ? past?.version : entry.facts.version;
}
