import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError, sentenceOf } from '../operationalError.ts';

/** Milliseconds. */
export interface RetryTimes {
  /** After which a request is given up. */
  timeout: number;
  /** Before the second try; doubled before each further one. */
  firstWait: number;
}

export interface PostRequest {
  body: unknown;
  /** Sent as a bearer token. */
  key: string | undefined;
  signal: AbortSignal;
}

const USUAL_TIMES: RetryTimes = { timeout: 60_000, firstWait: 1000 };
const MOST_TRIES = 5;
/** However long a service asks to wait, it is asked again after this. */
const LONGEST_WAIT = 60_000;

type Outcome = { answer: unknown } | { failure: string; again: boolean; wait?: number };

/**
 * Posts JSON and answers the JSON that comes back. Too many requests (429), failures of the service (5xx) and of the
 * network are tried again, later each time, or when the service says. Redirections are not followed: texts and key go
 * to the address that was agreed to. Throws an OperationalError.
 */
export async function postWithRetries(
  url: string,
  request: PostRequest,
  times: RetryTimes = USUAL_TIMES,
): Promise<unknown> {
  let wait = times.firstWait;
  for (let tries = 1; ; tries += 1) {
    const outcome = await post(url, request, times.timeout);
    if ('answer' in outcome) return outcome.answer;
    if (!outcome.again || tries === MOST_TRIES || request.signal.aborted) {
      throw new OperationalError(`The embedding service ${new URL(url).host} ${outcome.failure}.`);
    }
    await sleep(Math.min(outcome.wait ?? wait, LONGEST_WAIT), undefined, { signal: request.signal }).catch(
      () => undefined,
    );
    wait *= 2;
  }
}

async function post(url: string, { body, key, signal }: PostRequest, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    if (response.ok) return { answer: JSON.parse(await response.text()) as unknown };
    await response.body?.cancel();
    return refusalOf(response);
  } catch (error) {
    if (error instanceof SyntaxError) return { failure: 'answered no JSON', again: false };
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { failure: `did not answer within ${String(Math.ceil(timeout / 1000))} s`, again: true };
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { failure: `cannot be reached (${sentenceOf(cause)})`, again: true };
  }
}

function refusalOf({ status, headers }: Response): Outcome {
  if (status === 401 || status === 403) {
    return { failure: `refused the key (${String(status)}): set another one`, again: false };
  }
  if (status < 400) {
    return { failure: 'sends elsewhere; its new address has to be agreed to: set it', again: false };
  }
  if (status === 404) {
    return { failure: 'has no such model or address (404): check the settings', again: false };
  }
  const again = status === 429 || status >= 500;
  const failure = again
    ? `is overloaded or failing (${String(status)})`
    : `refused the texts (${String(status)})`;
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? { failure, again, wait: seconds * 1000 } : { failure, again };
}
