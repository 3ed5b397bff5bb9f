import { describeTimeLeft } from '../../../../shared/src/duration.ts';
import type { IndexStatus } from '../../../../shared/src/protocol/status.ts';
import { createIndexEngine } from '../../adapters/index/createIndexEngine.ts';
import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import { findModelFolder } from '../../adapters/index/locations.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { CommandContext } from './commandContext.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { cacheFolderOf, workspaceFolder } from './globalOptions.ts';
import type { EmbeddingSettings } from './modelOptions.ts';

export interface EngineUse {
  /** False: search by keywords only, and no model is loaded. */
  embedding: boolean;
  /** The model; the shipped one when left out. */
  model?: EmbeddingSettings;
  /** Hears of the analysed files; the index tells of none where left out, which saves time. */
  onFiles?: (files: readonly AnalysedFile[], deleted: readonly string[]) => void;
}

/** Starts the index of the workspace, hands it to `use`, and stops it whatever happens. */
export async function withEngine<R>(
  { embedding, model = {}, onFiles }: EngineUse,
  context: CommandContext,
  use: (engine: IndexEngine) => Promise<R>,
): Promise<R> {
  const { options, terminal } = context;
  const modelFolder = embedding ? findModelFolder() : undefined;
  const engine = createIndexEngine({
    roots: [workspaceFolder(options)],
    exclude: [],
    cacheFolder: cacheFolderOf(options),
    ...(modelFolder === undefined ? {} : { modelFolder }),
    embedding: { enabled: embedding, threads: 1, ...model },
    trusted: true,
    reportFiles: onFiles !== undefined,
  });
  if (onFiles !== undefined) engine.onFiles(onFiles);
  engine.onStatus((status) => terminal.progress(progressOf(status)));
  try {
    await engine.start();
    if (context.token.isCancellationRequested) throw new OperationalError('Stopped.');
    return await use(engine);
  } finally {
    terminal.clearProgress();
    await engine.dispose();
  }
}

/** Embeds every record that has no vector yet; stops where the user asks for it. */
export async function buildVectors(engine: IndexEngine, context: CommandContext): Promise<IndexStatus> {
  const timer = setInterval(() => {
    if (!context.token.isCancellationRequested) return;
    clearInterval(timer);
    // The answer of the build says what was done.
    void engine.call('index/cancel', {}, { isCancellationRequested: false }).catch(() => undefined);
  }, 100);
  try {
    return await engine.call('index/build', {}, { isCancellationRequested: false });
  } finally {
    clearInterval(timer);
  }
}

/** A line about how far the index is: each model that still has work, with its speed and the time it needs. */
export function progressOf({ phase, records, tables, plan, neighbours, models = [] }: IndexStatus): string {
  if (plan !== undefined) return `Planning: ${numeral(plan.done)} of ${counted(plan.total, 'record')}`;
  if (tables !== undefined)
    return `Filling the tables: ${numeral(tables.done)} of ${counted(tables.total, 'record')}`;
  if (neighbours !== undefined)
    return `${neighbours.step}: ${numeral(neighbours.done)} of ${numeral(neighbours.total)}`;
  const working = models.filter(({ waiting }) => waiting > 0);
  if (phase !== 'embedding' || working.length === 0) return `Index: ${phase}, ${counted(records, 'record')}`;
  const parts = working.map(({ id, embedded, waiting, rate, remainingSeconds }) => {
    const speed = rate === undefined ? '' : `, ${numeral(Math.round(rate))} texts a second`;
    const left = remainingSeconds === undefined ? '' : `, ${describeTimeLeft(remainingSeconds)}`;
    return `${id} ${numeral(embedded)} of ${numeral(embedded + waiting)}${speed}${left}`;
  });
  return `Embedding: ${parts.join('; ')}`;
}
