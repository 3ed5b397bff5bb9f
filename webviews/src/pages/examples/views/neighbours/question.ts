import type { ApiError, ApiParams, ApiResult } from '../../../../../../shared/src/protocol/api.ts';
import type { IndexStatus } from '../../../../../../shared/src/protocol/status.ts';
import { asApiError, isCancelled, type Rpc } from '../../../../rpc.ts';
import { vectorsOf } from '../../state.ts';

export type NeighbourMethod = 'map/project' | 'duplicates/find' | 'outliers/find';

/** A question that may take long: asked once for the same parameters, given up when others are asked for. */
export class Question<M extends NeighbourMethod> {
  readonly #rpc: Rpc;
  readonly #method: M;
  readonly #changed: () => void;
  #asked: string | undefined;
  /** What was known of the vectors when it was asked. */
  #vectors = '';
  #running: AbortController | undefined;
  #answer: ApiResult<M> | undefined;
  #error: ApiError | undefined;

  constructor(rpc: Rpc, method: M, changed: () => void) {
    this.#rpc = rpc;
    this.#method = method;
    this.#changed = changed;
  }

  /** The last answer, which may be of earlier parameters while others are asked for. */
  get answer(): ApiResult<M> | undefined {
    return this.#answer;
  }

  get error(): ApiError | undefined {
    return this.#error;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** True where someone stopped it and nothing else was asked. */
  get isStopped(): boolean {
    return this.#running === undefined && this.#asked === undefined;
  }

  /**
   * True where records have got vectors that the answer lacks: at once where no record had one, as right after a start,
   * else when all of them have been embedded.
   */
  isOvertaken(status: IndexStatus | undefined): boolean {
    const { answer } = this;
    if (answer === undefined || this.isRunning || answer.withoutVector === 0) return false;
    const isSettled = answer.withoutVector === answer.total || status?.phase === 'ready';
    return isSettled && vectorsOf(status) !== this.#vectors;
  }

  /**
   * Asks, unless the same was asked and its answer has not been overtaken; `version` tells apart what the same
   * parameters are asked about.
   */
  ask(params: ApiParams<M>, status: IndexStatus | undefined, version = ''): void {
    const key = version + JSON.stringify(params);
    if (key === this.#asked && !this.isOvertaken(status)) return;
    this.#asked = key;
    this.#vectors = vectorsOf(status);
    void this.#run(params);
  }

  /** Asks even if the same was asked. */
  again(params: ApiParams<M>, status: IndexStatus | undefined, version = ''): void {
    this.#asked = undefined;
    this.ask(params, status, version);
  }

  /** Gives up. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#asked = undefined;
    this.#changed();
  }

  async #run(params: ApiParams<M>): Promise<void> {
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    this.#error = undefined;
    this.#changed();
    try {
      const answer = await this.#rpc.call(this.#method, params, controller.signal);
      if (this.#running !== controller) return;
      this.#answer = answer;
    } catch (error) {
      if (this.#running !== controller || isCancelled(error)) return;
      this.#error = asApiError(error);
    }
    this.#running = undefined;
    this.#changed();
  }
}
