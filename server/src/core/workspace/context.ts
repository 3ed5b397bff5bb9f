import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { Cancellation } from '../cancellation.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { RecordIndex } from './recordIndex.ts';

/** What language features may ask of the world. Hosts provide it; tests fake it in a few lines. */
export interface FeatureContext {
  index: RecordIndex;
  configuration: Configuration;
  /** Text of a file of the workspace, the open buffer's where it is open; absent where it cannot be read. */
  readText(uri: string, token: Cancellation): Promise<string | undefined>;
  /** Value of a record by id, for hovers; absent where unknown. */
  readRecord(id: string, token: Cancellation): Promise<JsonObject | undefined>;
  /** What the usage logs say of an example; absent where it was not used or nobody knows. */
  usageOf(id: string, token: Cancellation): Promise<ExampleUsage | undefined>;
  /** Ids that the file has in HEAD, lower-cased; absent without git or trust. */
  idsInHead(uri: string, token: Cancellation): Promise<ReadonlySet<string> | undefined>;
  /** Problems of a file that come from other records and the world. Ranges count from the file's start. */
  crossingProblems(uri: string): readonly Problem[];
  /** True where the editor carries out edits that delete files. */
  deletesFiles: boolean;
  /** A fresh UUIDv7. */
  newId(): string;
  /** Now, RFC 3339 in UTC with seconds. */
  now(): string;
}
