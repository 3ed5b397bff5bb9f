import type { ModelStatus } from '../../../../shared/src/protocol/status.ts';
import type { SearchRecipe } from '../../core/records/searchText.ts';
import type { VectorSet } from '../../core/search/vectorSet.ts';
import type { Providers } from '../embedding/chooseProviders.ts';
import { StaticModel } from '../embedding/staticModel.ts';
import { VectorFiller } from './vectorFiller.ts';
import type { VectorFillerOptions } from './vectorFillerOptions.ts';

/** Milliseconds that the quick model waits for the better one, whose cache may know everything already. */
const PATIENCE = 3000;

/** Texts that the better model embeds within a second: for so few the quick one's vectors of everything are not worth their memory. */
const FEW = 64;

/**
 * The fillers of all models, the preferred one first. All fill in at the same time: the quickest makes everything
 * searchable within seconds, on a processor of its own the better one has begun by then. Pausing holds all but the
 * quickest.
 */
export class VectorFillers {
  readonly #fillers: readonly VectorFiller[];
  /** Why there is no filler, as a sentence. */
  readonly #reason: string | undefined;

  constructor(fillers: readonly VectorFiller[], reason: string | undefined) {
    this.#fillers = fillers;
    this.#reason = reason;
  }

  [Symbol.iterator](): Iterator<VectorFiller> {
    return this.#fillers[Symbol.iterator]();
  }

  /** The filler whose progress counts: of the preferred model that is loaded, else of the preferred one. */
  get lead(): VectorFiller | undefined {
    return this.#fillers.find(({ model }) => model !== undefined) ?? this.#fillers[0];
  }

  /** Why search is keyword-only; absent while a model works or is being loaded. */
  get keywordOnlyReason(): string | undefined {
    if (this.#reason !== undefined) return this.#reason;
    if (!this.#fillers.every(({ model, failure }) => model === undefined && failure !== undefined))
      return undefined;
    return `Search is keyword-only. ${this.#fillers[0]?.failure ?? ''}`;
  }

  /** True while a better model than the given one is not there yet; than any, where none is given. */
  isLoadingBetter(than?: VectorSet): boolean {
    const better = this.#fillers.findIndex(({ set }) => set !== undefined && set === than);
    const fillers = better === -1 ? this.#fillers : this.#fillers.slice(0, better);
    return fillers.some(({ isLoading }) => isLoading);
  }

  /** Why the preferred model does not embed, while another works. */
  get failure(): string | undefined {
    return this.keywordOnlyReason === undefined ? this.#fillers[0]?.failure : undefined;
  }

  /** True from when records wait for a model that is needed until none does, the looking up before included. */
  get isBusy(): boolean {
    return this.#fillers.some((filler) => filler.isBusy || (filler.hasWork && this.#isNeeded(filler)));
  }

  get isCancelled(): boolean {
    return this.#fillers.some(({ isCancelled }) => isCancelled);
  }

  get isPaused(): boolean {
    return this.#fillers.some(({ isPaused }) => isPaused);
  }

  get models(): ModelStatus[] {
    return this.#fillers.flatMap((filler) => {
      const { model, set, rate, averageRate, remainingSeconds, failure } = filler;
      if (model === undefined || set === undefined || !this.#isNeeded(filler)) return [];
      return {
        id: model.id,
        embedded: set.vectors.size,
        waiting: set.waiting,
        ...(rate === undefined ? {} : { rate }),
        ...(averageRate === undefined ? {} : { averageRate }),
        ...(remainingSeconds === undefined ? {} : { remainingSeconds }),
        ...(failure === undefined ? {} : { failure }),
      };
    });
  }

  useRecipe(recipe: SearchRecipe): void {
    for (const filler of this.#fillers) filler.useRecipe(recipe);
  }

  add(slot: number): void {
    for (const filler of this.#fillers) filler.add(slot);
  }

  prefer(slot: number): void {
    for (const filler of this.#fillers) filler.prefer(slot);
  }

  remove(slot: number): void {
    for (const filler of this.#fillers) filler.remove(slot);
  }

  /** Loads the preferred model, and the others where it cannot be loaded. The quick one comes when it is needed. */
  async load(): Promise<void> {
    const [preferred, ...others] = this.#fillers;
    await preferred?.load();
    if (preferred?.model === undefined) await Promise.all(others.map((filler) => filler.load()));
  }

  /** Resolves as soon as a model can answer, or none can. */
  async loadFirst(): Promise<void> {
    for (const filler of this.#quickestFirst()) {
      await filler.load();
      if (filler.model !== undefined) return;
    }
  }

  forgetFailures(): void {
    for (const filler of this.#fillers) filler.forgetFailure();
  }

  /** Fills all: first what caches know, then by every model that is needed. */
  async fill(): Promise<void> {
    await this.#preferredLoaded();
    await this.lookUp();
    await Promise.all(this.#needed().map((filler) => filler.fill()));
    await this.#standIn()?.fill();
  }

  /** Goes on by itself with new records, as `fill` does, unless someone stopped it. */
  async continue(): Promise<void> {
    await this.#preferredLoaded();
    await this.lookUp();
    const needed = this.#needed();
    for (const filler of needed) filler.continue();
    await Promise.all(needed.map(({ idle }) => idle));
    this.#standIn()?.continue();
  }

  /** Gives records the vectors that caches know, but of the quick model, which brings its own when it is needed. */
  async lookUp(): Promise<void> {
    for (const filler of this.#better) if (filler.hasCachedVectors) await filler.lookUp();
  }

  async #preferredLoaded(): Promise<void> {
    const [preferred] = this.#fillers;
    if (preferred?.isLoading !== true) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
    await Promise.race([preferred.load(), patience]);
    clearTimeout(timer);
  }

  /**
   * False for the quick model while the better one has vectors of all but a few records, or can soon have. One that was
   * needed keeps up with what comes.
   */
  #isNeeded(filler: VectorFiller): boolean {
    const [preferred] = this.#fillers;
    if (preferred === undefined || filler === preferred || (filler.set?.vectors.size ?? 0) > 0) return true;
    return preferred.model === undefined || !isWell(preferred) || (preferred.set?.waiting ?? 0) > FEW;
  }

  /** The quick model's filler where the better one failed. */
  #standIn(): VectorFiller | undefined {
    return this.#fillers.length > 1 && this.#fillers[0]?.failure !== undefined
      ? this.#fillers.at(-1)
      : undefined;
  }

  takeFromCache(): void {
    for (const filler of this.#better) if (filler.hasCachedVectors) filler.takeFromCache();
  }

  cancel(): void {
    for (const filler of this.#fillers) filler.cancel();
  }

  /** The quickest goes on, where there are several: from now on it is needed. */
  pause(): void {
    for (const filler of this.#better) filler.pause();
  }

  resume(): void {
    for (const filler of this.#fillers) if (filler.isPaused) filler.resume();
  }

  /** Gives up the quick model while the better one has everything: its cache and 0.2 s bring it back. */
  async releaseUnneeded(): Promise<void> {
    const [preferred, ...others] = this.#fillers;
    if (preferred?.set?.waiting !== 0 || preferred.isBusy || !isWell(preferred)) return;
    await Promise.all(others.map((filler) => filler.release()));
  }

  close(): void {
    for (const filler of this.#fillers) filler.close();
  }

  #needed(): VectorFiller[] {
    return this.#quickestFirst().filter((filler) => this.#isNeeded(filler));
  }

  /** All but the quick model's, where there are others. */
  get #better(): readonly VectorFiller[] {
    return this.#fillers.length === 1 ? this.#fillers : this.#fillers.slice(0, -1);
  }

  #quickestFirst(): VectorFiller[] {
    return [...this.#fillers].reverse();
  }
}

/** True for a model that embeds what comes. */
function isWell({ failure, isPaused, isCancelled }: VectorFiller): boolean {
  return failure === undefined && !isPaused && !isCancelled;
}

/** A filler for each model, in their order of preference. */
export function createFillers(
  { providers, reason }: Providers,
  recipe: SearchRecipe,
  options: Omit<VectorFillerOptions, 'provider' | 'rank' | 'isQuick'>,
): VectorFillers {
  const fillers = providers.map((provider, rank) => {
    const isQuick = provider instanceof StaticModel;
    return new VectorFiller({ ...options, provider, rank, isQuick }, recipe);
  });
  return new VectorFillers(fillers, reason);
}
