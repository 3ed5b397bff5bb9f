import type { LineageGraph, LineageParams } from '../../../../shared/src/protocol/lineage.ts';
import { isCancelled, type CallError } from '../../rpc.ts';
import type { LineageRpc } from './lineageRpc.ts';

/** Questions that are under way at once. */
const AT_ONCE = 4;

/** Asks for parts of a graph, and keeps the answers until the workspace changes: going back asks nothing. */
export class Answers {
  readonly #rpc: LineageRpc;
  readonly #known = new Map<string, LineageGraph>();

  constructor(rpc: LineageRpc) {
    this.#rpc = rpc;
  }

  forget(): void {
    this.#known.clear();
  }

  /**
   * The answers to some questions. With `waits`, those that lack the history are asked again and wait for it. Where only the
   * first can be had, the others are left out: a node that was opened may be gone. Rejects where the first fails.
   */
  async get(
    [first, ...others]: readonly [LineageParams, ...LineageParams[]],
    waits: boolean,
    signal: AbortSignal,
  ): Promise<{ answers: [LineageGraph, ...LineageGraph[]]; failed: number }> {
    const answers: [LineageGraph, ...LineageGraph[]] = [await this.#ask(first, waits, signal)];
    let failed = 0;
    for (let from = 0; from < others.length; from += AT_ONCE) {
      const part = others.slice(from, from + AT_ONCE).map((ask) => this.#ask(ask, waits, signal));
      for (const result of await Promise.allSettled(part)) {
        if (result.status === 'fulfilled') answers.push(result.value);
        else if (isCancelled(result.reason)) throw result.reason as CallError;
        else failed += 1;
      }
    }
    return { answers, failed };
  }

  async #ask(ask: LineageParams, waits: boolean, signal: AbortSignal): Promise<LineageGraph> {
    const key = JSON.stringify(ask);
    const known = this.#known.get(key);
    if (known !== undefined && (known.isComplete || !waits)) return known;
    const answer = await this.#rpc.call('lineage/graph', waits ? { ...ask, waits } : ask, signal);
    this.#known.set(key, answer);
    return answer;
  }
}
