import type { LineageGraph, LineageParams } from '../../../../shared/src/protocol/lineage.ts';
import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import { lineageWorld } from '../../adapters/index/lineageWorld.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { orCancelled } from '../../adapters/orCancelled.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { DatasetFacts } from '../../core/examination/datasetFacts.ts';
import { lineageGraph } from '../../core/lineage/lineageGraph.ts';
import type { LineageMembers } from '../../core/lineage/lineageSources.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import type { KnownHistory } from './recordHistories.ts';

/** What lineages are told from. */
export interface LineageAnswersSources {
  /** The records of every buffer's newest text. */
  index: () => RecordIndex;
  /** Absent before the workspace is known and after it failed. */
  engine: () => IndexEngine | undefined;
  /** True once every file was read. */
  isReady: () => boolean;
  /** What was found out about datasets by now. */
  datasets: () => DatasetFacts;
  /** Nothing in Restricted Mode, where git does not run. */
  histories: { known(): readonly KnownHistory[]; upToDate(): Promise<readonly KnownHistory[]> };
}

/** Answers what records came from and what depends on them, in slices: a keystroke waits for one at most. */
export class LineageAnswers {
  readonly #sources: LineageAnswersSources;

  constructor(sources: LineageAnswersSources) {
    this.#sources = sources;
  }

  /** Rejects with an OperationalError where nothing has the id. */
  async graph(params: LineageParams, token: Cancellation): Promise<LineageGraph> {
    const { index, engine, isReady, histories, datasets } = this.#sources;
    const known = params.waits === true ? await orCancelled(histories.upToDate(), token) : histories.known();
    const wasReady = isReady();
    const facts = datasets();
    const sizeOf: LineageMembers['sizeOf'] = (id, contentHash) => {
      const report = facts.reportOf(id);
      return report?.contentHash === contentHash ? report?.members : undefined;
    };
    const asked = wasReady ? engine() : undefined;
    const executions = (await asked?.executions(params.runRows === true, token)) ?? [];
    const world = lineageWorld(index(), asked, known, { executions, isExact: false, sizeOf });
    const graph = await lineageGraph(params, world, token);
    if ('mistake' in graph) throw new OperationalError(graph.mistake);
    return { ...graph, isComplete: graph.isComplete && wasReady };
  }
}
