/** Tells a running question that nobody waits for its answer. LSP's token fits. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** A token that is never cancelled. */
export const neverCancelled: Cancellation = { isCancellationRequested: false };
