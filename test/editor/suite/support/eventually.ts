import * as assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds after which something that should come will not: long, since a busy machine proves nothing. */
const patience = 45_000;

/** Asserts what a reader will give before long; it is asked again until it does. */
export async function eventually<Value>(
  read: () => Value | PromiseLike<Value>,
  expected: Value,
): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await read();
    try {
      assert.deepEqual(value, expected);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await wait(100);
  }
}

/** Waits until a condition on something that changes holds; `what` names it in the failure. */
export async function until(what: string, condition: () => boolean | PromiseLike<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) assert.fail(`in vain was waited until ${what}`);
    await wait(100);
  }
}
