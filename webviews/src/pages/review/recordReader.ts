import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import type { WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import { asApiError } from '../../rpc.ts';
import type { ReviewRpc } from './reviewRpc.ts';

/** Reads all that differs in the record that is looked at; what comes too late is left out. */
export class RecordReader {
  readonly #rpc: ReviewRpc;
  readonly #changed: () => void;
  readonly #failed: () => void;
  #key = '';
  detail: { record: WholeRecordChange; error?: never } | { error: ApiError; record?: never } | undefined;
  readonly unfolded = new Set<string>();

  /** `failed` is told when the server does not have the review any more. */
  constructor(rpc: ReviewRpc, changed: () => void, failed: () => void) {
    this.#rpc = rpc;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Reads a record of a review, by its key there; one that was read is not read again. */
  async read(handle: string | undefined, recordKey: string | undefined): Promise<void> {
    if (handle === undefined || recordKey === undefined) return;
    const key = `${handle} ${recordKey}`;
    if (key === this.#key) return;
    this.#key = key;
    this.unfolded.clear();
    try {
      const record = await this.#rpc.call('review/record', { handle, key: recordKey });
      if (this.#key !== key) return;
      const message = 'The record is not in this review any more.';
      this.detail = record === null ? { error: { code: 'failed', message } } : { record };
    } catch (error) {
      if (this.#key !== key) return;
      this.detail = { error: asApiError(error) };
      this.#failed();
    }
    this.#changed();
  }

  toggleFold(key: string): void {
    if (!this.unfolded.delete(key)) this.unfolded.add(key);
  }

  forget(): void {
    this.#key = '';
    this.detail = undefined;
  }
}
