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
 * The fillers of all models, the preferred one first. The quickest model goes first, so that everything is searchable
 * within seconds; the better one fills in behind it. Pausing holds all but the quickest.
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

  get isBusy(): boolean {
    return this.#fillers.some(({ isBusy }) => isBusy);
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

  async load(): Promise<void> {
    await Promise.all(this.#fillers.map((filler) => filler.load()));
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

  /** Fills all: first what caches know, then by the quickest model, then by the better ones. */
  async fill(): Promise<void> {
    await this.#preferredLoaded();
    await this.lookUp();
    for (const filler of this.#quickestFirst()) if (this.#isNeeded(filler)) await filler.fill();
    await this.#standIn()?.fill();
  }

  /** Goes on by itself with new records, in the order of `fill`, unless someone stopped it. */
  async continue(): Promise<void> {
    await this.#preferredLoaded();
    await this.lookUp();
    let before: VectorFiller | undefined;
    for (const filler of this.#quickestFirst()) {
      await before?.idle;
      if (!this.#isNeeded(filler)) continue;
      filler.continue();
      before = filler;
    }
    await before?.idle;
    this.#standIn()?.continue();
  }

  /** Gives records the vectors that caches know. */
  async lookUp(): Promise<void> {
    for (const filler of this.#fillers) if (filler.hasCachedVectors) await filler.lookUp();
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
    const { model, set, failure, isPaused, isCancelled } = preferred;
    return (
      model === undefined || failure !== undefined || isPaused || isCancelled || (set?.waiting ?? 0) > FEW
    );
  }

  /** The quick model's filler where the better one failed. */
  #standIn(): VectorFiller | undefined {
    return this.#fillers.length > 1 && this.#fillers[0]?.failure !== undefined
      ? this.#fillers.at(-1)
      : undefined;
  }

  takeFromCache(): void {
    for (const filler of this.#fillers) if (filler.hasCachedVectors) filler.takeFromCache();
  }

  cancel(): void {
    for (const filler of this.#fillers) filler.cancel();
  }

  /** The quickest goes on, where there are several: from now on it is needed. */
  pause(): void {
    const slow = this.#fillers.length === 1 ? this.#fillers : this.#fillers.slice(0, -1);
    for (const filler of slow) filler.pause();
  }

  resume(): void {
    for (const filler of this.#fillers) if (filler.isPaused) filler.resume();
  }

  close(): void {
    for (const filler of this.#fillers) filler.close();
  }

  #quickestFirst(): VectorFiller[] {
    return [...this.#fillers].reverse();
  }
}

/** A filler for each model, in their order of preference. The quick model's vectors are not kept on disk. */
export function createFillers(
  { providers, reason }: Providers,
  recipe: SearchRecipe,
  options: Omit<VectorFillerOptions, 'provider' | 'rank'>,
): VectorFillers {
  const fillers = providers.map((provider, rank) => {
    const { cacheFolder } = options;
    const isQuick = provider instanceof StaticModel;
    return new VectorFiller(
      { ...options, provider, rank, cacheFolder: isQuick ? undefined : cacheFolder },
      recipe,
    );
  });
  return new VectorFillers(fillers, reason);
}
