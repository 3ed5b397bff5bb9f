import { createHash } from 'node:crypto';
import path from 'node:path';
import type { VectorIndex } from '../../core/search/vectorIndex.ts';
import { GraphKeeper } from './graph/graphKeeper.ts';
import type { GraphProgress } from './graph/graphMessages.ts';
import { PlannedVectorIndex } from './plannedVectorIndex.ts';

export interface VectorEnginesOptions {
  /** The folder for caches; graphs lie in a folder of their own in it. */
  cacheFolder: string;
  /** Absolute paths of the workspace's folders: each workspace has graphs of its own. */
  roots: readonly string[];
}

/** Makes the vector indexes of a workspace and ends what they have running. */
export class VectorEngines {
  readonly #options: VectorEnginesOptions;
  readonly #keepers = new Map<string, GraphKeeper>();

  constructor(options: VectorEnginesOptions) {
    this.#options = options;
  }

  /**
   * An empty index for the vectors of a model, which its description names; it replaces the model's index before.
   * Without a description nothing is kept between starts: no graph is built, and the vectors are kept in 8 bits.
   */
  create(dimensions: number, model: string): VectorIndex {
    const { cacheFolder, roots } = this.#options;
    const index = new PlannedVectorIndex(dimensions, { isRounded: model === '' });
    const { vectors } = index;
    if (vectors === undefined || model === '') return index;
    const name = [model, String(dimensions), ...roots].join('\0');
    const key = createHash('sha256').update(name).digest('hex').slice(0, 16);
    void this.#keepers.get(key)?.dispose();
    const keeper = new GraphKeeper(vectors, {
      place: { folder: path.join(cacheFolder, 'graphs'), key, dimensions },
    });
    this.#keepers.set(key, keeper);
    index.useGraphs(keeper);
    return index;
  }

  /** What does not stop search, but should be known. */
  get notice(): string | undefined {
    return [...this.#keepers.values()].find(({ problem }) => problem !== undefined)?.problem;
  }

  /** How far the graph is that is being built; absent while none is. */
  get graphProgress(): GraphProgress | undefined {
    return [...this.#keepers.values()].find(({ progress }) => progress !== undefined)?.progress;
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.dispose()));
  }
}
