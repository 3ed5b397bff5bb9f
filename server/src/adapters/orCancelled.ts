import type { Cancellation } from '../core/cancellation.ts';
import { OperationalError } from './operationalError.ts';

/** Milliseconds between looks at a token: tokens cannot call back. */
export const TOKEN_INTERVAL = 50;
export const CANCELLED = 'The computation was cancelled.';

/** The result of some work that goes on, unless nobody waits for it any more: then an OperationalError. */
export async function orCancelled<R>(work: Promise<R>, token: Cancellation): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const cancelled = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      if (token.isCancellationRequested) reject(new OperationalError(CANCELLED));
    }, TOKEN_INTERVAL);
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    clearInterval(timer);
  }
}
