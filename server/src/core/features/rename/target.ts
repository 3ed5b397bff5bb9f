import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { TextRange } from '../../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../cancellation.ts';
import type { FeatureContext } from '../../workspace/context.ts';

/** A record of the workspace while it is being renamed in. */
export interface RenamedRecord {
  uri: string;
  /** Position of the document in its file's stream. */
  document: number;
  kind: RecordKind;
  value: JsonObject;
}

/** Something with a name that records share, at the cursor. */
export interface RenameTarget {
  /** Where the name stands, in the file. */
  range: TextRange;
  name: string;
  /** What it is, for people: `function`. */
  title: string;
  /** Why it cannot have the new name, in one sentence. */
  refusal(newName: string, context: FeatureContext, token: Cancellation): Promise<string | undefined>;
  /** Where it is named, and what becomes of it there. */
  scope(context: FeatureContext, token: Cancellation): RenameScope | Promise<RenameScope>;
}

/** Where a name is used. */
export interface RenameScope {
  /** Documents that may hold the name, by file; `all` where only the texts tell. */
  places: ReadonlyMap<string, ReadonlySet<number> | 'all'>;
  /**
   * The record with the new name in the place of the old one; the same object where it does not hold it, and none where
   * the new name is taken in it.
   */
  rename(record: RenamedRecord, newName: string): JsonObject | undefined;
  /** As `rename`, within a text that only mentions the name: prompts. */
  renameInText?(text: string, newName: string): string;
}

/** A rename that is not possible, with the reason in one sentence. */
export interface Refusal {
  reason: string;
}
