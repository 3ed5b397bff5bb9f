import type { TellableEffect } from '../../../../shared/src/protocol/effectiveness.ts';
import type { Influence, InfluenceParams, NearExample } from '../../../../shared/src/protocol/influence.ts';
import { toldEffect } from '../../core/feedback/effectiveness.ts';
import type { ExecutionUse } from '../../core/lineage/executions.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { SearchIndex } from '../../core/search/searchIndex.ts';
import { cosinesWith } from '../../core/search/similarities.ts';
import type { RecordStore } from '../index/recordStore.ts';
import { OperationalError } from '../operationalError.ts';
import type { ReceiptDigest, ReceiptDigests } from './receiptDigests.ts';

const DEFAULT_LIMIT = 10;

export interface InfluenceSources {
  store: RecordStore;
  index: SearchIndex;
  digests: ReceiptDigests;
}

/** Finds which examples of a run are nearest to one of its rows. */
export class InfluenceAnswers {
  readonly #sources: InfluenceSources;

  constructor(sources: InfluenceSources) {
    this.#sources = sources;
  }

  /** Throws an OperationalError for a run without a receipt, and for what is no row of it. */
  nearest({ runId, row: given, limit = DEFAULT_LIMIT }: InfluenceParams): Influence {
    const { store, index, digests } = this.#sources;
    const row = normaliseId(given);
    const digest = digests.read().find(({ execution }) => execution.id === normaliseId(runId));
    if (digest === undefined)
      throw new OperationalError(`No receipt beside a run specification tells of a run ${runId}.`);
    const { uses } = digest.execution;
    if (!uses.some(({ id, as }) => id === row && (as === 'val' || as === 'test')))
      throw new OperationalError(`${given} is no row of val or test of this run.`);
    const pool = poolOf(uses);
    const { model, cosines } = cosinesWith(index, row, [...pool.keys()]);
    const near = [...pool.values()].flatMap((one, at) => {
      const cosine = cosines[at] ?? null;
      const found = cosine === null ? undefined : this.#nearExample(one, cosine, digest);
      return found === undefined ? [] : [found];
    });
    return {
      row: { id: row, name: store.find(row)?.name ?? row },
      ...(model !== undefined && { model }),
      nearest: near.sort((one, other) => other.cosine - one.cosine).slice(0, limit),
      unknown: pool.size - near.length,
    };
  }

  #nearExample(
    { id, contentHash, isDemo }: PoolExample,
    cosine: number,
    { effects }: ReceiptDigest,
  ): NearExample | undefined {
    const record = this.#sources.store.find(id);
    if (record?.kind !== 'example') return undefined;
    const measured = effects.find(({ exampleId, method }) => exampleId === id && method === 'randomised');
    const effect: TellableEffect | undefined = measured && toldEffect(measured);
    const { name, uri, position } = record;
    return {
      ...{ id, name, cosine, isDemo },
      isCurrent: contentHash === undefined || contentHash === record.contentHash,
      ...(effect !== undefined && { effect }),
      place: { uri, position },
    };
  }
}

/** What a run could show: examples of train, and those of its final prompt. */
interface PoolExample {
  id: string;
  contentHash?: string;
  isDemo: boolean;
}

function poolOf(uses: readonly ExecutionUse[]): Map<string, PoolExample> {
  const pool = new Map<string, PoolExample>();
  for (const { id, contentHash, as } of uses) {
    if (as !== 'final program' && as !== 'train') continue;
    const isDemo = as === 'final program' || pool.get(id)?.isDemo === true;
    pool.set(id, { id, ...(contentHash !== undefined && { contentHash }), isDemo });
  }
  return pool;
}
