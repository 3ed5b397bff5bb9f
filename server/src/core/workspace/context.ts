import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { Cancellation } from '../cancellation.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { BaseVersion } from '../writing/versionAfter.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { RecordIndex } from './recordIndex.ts';

/** A record and its file. */
export interface RecordPlace {
  kind: RecordKind;
  /** Lower-cased. */
  id: string;
  uri: string;
}

/** What language features may ask of the world. Hosts provide it; tests fake it in a few lines. */
export interface FeatureContext {
  index: RecordIndex;
  configuration: Configuration;
  /** False while the workspace is being read for the first time: the index lacks records. */
  isComplete: boolean;
  /** False in Restricted Mode, where git does not run. */
  isTrusted: boolean;
  /** Version of the open buffer, as LSP counts; absent for files that are not open. */
  versionOf(uri: string): number | undefined;
  /** Text of a file of the workspace, the open buffer's where it is open; absent where it cannot be read. */
  readText(uri: string, token: Cancellation): Promise<string | undefined>;
  /** Value of a record by id, for hovers; absent where unknown. */
  readRecord(id: string, token: Cancellation): Promise<JsonObject | undefined>;
  /** What the usage logs say of an example; absent where it was not used or nobody knows. */
  usageOf(id: string, token: Cancellation): Promise<ExampleUsage | undefined>;
  /** Ids that the file has in HEAD, lower-cased; absent without git or trust. */
  idsInHead(uri: string, token: Cancellation): Promise<ReadonlySet<string> | undefined>;
  /**
   * What the base of the branch (the merge base with its upstream, else HEAD) has of records, by id; an absent id is
   * unknown, as all are without git or trust.
   */
  baseVersions(
    records: readonly RecordPlace[],
    token: Cancellation,
  ): Promise<ReadonlyMap<string, BaseVersion>>;
  /** Lets everything else that waits have its turn. */
  pause(): Promise<void>;
  /** A fresh UUIDv7. */
  newId(): string;
  /** Now, RFC 3339 in UTC with seconds. */
  now(): string;
}
