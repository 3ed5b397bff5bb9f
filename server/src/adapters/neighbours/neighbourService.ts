import type {
  DuplicatesAnswer,
  DuplicatesParams,
  MapAnswer,
  MapParams,
  NeighbourProgress,
  OutliersAnswer,
  OutliersParams,
} from '../../../../shared/src/protocol/neighbours.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { RecordDigests } from '../../core/neighbours/recordDigests.ts';
import { drawMap } from './drawMap.ts';
import { findDuplicates } from './findDuplicates.ts';
import { findOutliers } from './findOutliers.ts';
import { neighbourhoodOf, type NeighbourhoodSource } from './neighbourhood.ts';
import { NeighbourMaps } from './neighbourMaps.ts';
import type { NeighbourParts } from './neighbourParts.ts';
import { NeighbourTables } from './neighbourTables.ts';
import { NeighbourThread } from './neighbourThread.ts';
import { RecordGroups } from './recordGroups.ts';
import type { ResultFile } from './storedResults.ts';

/** The map, the duplicates and the outliers of a workspace: what comes of comparing all vectors with each other. */
export class NeighbourService {
  readonly #source: NeighbourhoodSource;
  readonly #thread: NeighbourThread;
  readonly #parts: NeighbourParts;

  /** `fileOf` names the files in which results outlive the session. */
  constructor(source: NeighbourhoodSource, fileOf: ResultFile, onProgress: () => void) {
    this.#source = source;
    this.#thread = new NeighbourThread(onProgress);
    this.#parts = {
      tables: new NeighbourTables(this.#thread, fileOf),
      maps: new NeighbourMaps(this.#thread, fileOf),
      digests: new RecordDigests(),
      groups: new RecordGroups(),
      scores: new WeakMap(),
      usage: source.usage,
    };
  }

  /** What is being computed; absent where nothing is. */
  get progress(): NeighbourProgress | undefined {
    return this.#thread.progress;
  }

  async map(params: MapParams, token: Cancellation): Promise<MapAnswer> {
    return drawMap(this.#parts, await neighbourhoodOf(this.#source, params), params, token);
  }

  async duplicates(params: DuplicatesParams, token: Cancellation): Promise<DuplicatesAnswer> {
    return findDuplicates(this.#parts, await neighbourhoodOf(this.#source, params), params, token);
  }

  async outliers(params: OutliersParams, token: Cancellation): Promise<OutliersAnswer> {
    return findOutliers(this.#parts, await neighbourhoodOf(this.#source, params), params, token);
  }

  dispose(): Promise<void> {
    return this.#thread.dispose();
  }
}
