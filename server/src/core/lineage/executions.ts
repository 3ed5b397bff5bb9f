import type { RecordKind } from '../../../../shared/src/recordKind.ts';

/** As what an execution used a record. */
export type UseOfRecord =
  'specification' | 'template' | 'dataset' | 'final program' | 'train' | 'val' | 'test';

/** The kind of a record that was used so. */
export function kindOfUse(as: UseOfRecord): RecordKind {
  if (as === 'specification') return 'run';
  return as === 'template' || as === 'dataset' ? as : 'example';
}

/** A record that an execution used, in the content that it had then. */
export interface ExecutionUse {
  /** Lower-cased. */
  id: string;
  contentHash?: string;
  as: UseOfRecord;
}

/** What the receipt of an execution says that lineages tell. */
export interface LineageExecution {
  /** Lower-cased. */
  id: string;
  /** Lower-cased. */
  specId: string;
  outcome: string;
  /** When it ended, in seconds since 1970. */
  time: number;
  /** Address of the receipt. */
  uri: string;
  uses: readonly ExecutionUse[];
}

/** The executions that have a receipt, by what they are and by what they used. */
export class LineageExecutions {
  readonly #byId = new Map<string, LineageExecution>();
  readonly #byRecord = new Map<string, { execution: LineageExecution; use: ExecutionUse }[]>();

  constructor(executions: Iterable<LineageExecution> = []) {
    for (const execution of executions) {
      // The same receipt in two files is one execution.
      if (this.#byId.has(execution.id)) continue;
      this.#byId.set(execution.id, execution);
      for (const use of execution.uses) {
        const known = this.#byRecord.get(use.id);
        if (known === undefined) this.#byRecord.set(use.id, [{ execution, use }]);
        else known.push({ execution, use });
      }
    }
  }

  of(id: string): LineageExecution | undefined {
    return this.#byId.get(id);
  }

  /** The executions that used a record, and as what. */
  using(id: string): readonly { execution: LineageExecution; use: ExecutionUse }[] {
    return this.#byRecord.get(id) ?? [];
  }

  ids(): Iterable<string> {
    return this.#byId.keys();
  }
}
