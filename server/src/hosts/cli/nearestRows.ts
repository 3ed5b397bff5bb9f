import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { RunPlan } from '../../core/optimization/planRun.ts';
import { buildVectors, withEngine } from './engine.ts';
import type { CommandContext } from './commandContext.ts';

/** The neighbours of the rows that a run measures, and what they were found by. */
export interface NearestRows {
  /** Ids of train, the nearest first, by the id of a row of val or test. */
  neighbours: Record<string, string[]>;
  /** A sentence for people. */
  note: string;
}

/** Neighbours that are asked for beside those wanted: some may be no rows of the run, since they lack a field. */
const SPARE = 8;
/** As the runner has it where the parameters do not say. */
const DEFAULT_K = 3;

/**
 * Looks up the examples of train that are nearest to each row of val and test, as few-shot selection does without variety: neither
 * equal inputs nor the row's own group are among them. By meaning where a model is there, which embeds what has no vector
 * yet; else by words. Throws an operational error where a row has no neighbour.
 */
export async function nearestRows(plan: RunPlan, context: CommandContext): Promise<NearestRows> {
  const { terminal } = context;
  try {
    return await withEngine({ embedding: true }, context, async (engine) => {
      await buildVectors(engine, context);
      return lookUp(plan, engine, context);
    });
  } finally {
    terminal.clearProgress();
  }
}

async function lookUp(
  { input }: RunPlan,
  engine: IndexEngine,
  { terminal, token }: CommandContext,
): Promise<NearestRows> {
  const { splits, provenance, optimizer } = input;
  const rows = [...splits.val, ...splits.test];
  const train = new Set(splits.train.map(({ id }) => id));
  const k = numberOf(optimizer['parameters']) ?? DEFAULT_K;
  const dataset = provenance.dataset['id'];
  const neighbours: Record<string, string[]> = {};
  let foundBy = '';
  for (const [at, { id }] of rows.entries()) {
    if (token.isCancellationRequested) throw new OperationalError('Stopped.');
    terminal.progress(`Looking up neighbours: ${String(at)} of ${String(rows.length)}`);
    const wanted = { for: id, ...(typeof dataset === 'string' && { dataset }), k: k + SPARE, diversity: 1 };
    const { picks, mode, model, notice } = await engine.call('examples/select', wanted, token);
    const near = picks.map((pick) => pick.id).filter((one) => train.has(one));
    if (near.length === 0)
      throw new OperationalError(
        `No example of train may stand beside ${id}: all are of its group, rejected or have the same input.`,
      );
    neighbours[id] = near.slice(0, k);
    foundBy =
      mode === 'hybrid' ? `by meaning and words (${model ?? 'a model'})` : `by words only. ${notice ?? ''}`;
  }
  return { neighbours, note: `Neighbours were found ${foundBy}`.trim() };
}

function numberOf(parameters: JsonValue | undefined): number | undefined {
  const k = isJsonObject(parameters) ? parameters['k'] : undefined;
  return typeof k === 'number' ? k : undefined;
}
