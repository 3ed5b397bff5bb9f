import path from 'node:path';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { readReceipt } from '../../adapters/dspy/receipts.ts';
import { commitState, type CommitState } from '../../adapters/git/commitState.ts';
import {
  readCommittedValue,
  readVersionValues,
  versionKey,
} from '../../adapters/git/history/versionValues.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { planExactRun, statesOf, type UsedState } from '../../core/optimization/exactRun.ts';
import { planRun, type RunPlan } from '../../core/optimization/planRun.ts';
import type { CommandContext } from './commandContext.ts';
import { cacheFolderOf, workspaceFolder } from './globalOptions.ts';
import { LocatedError, type FilePlace } from './locatedError.ts';
import { readRecords, type ReadRecords } from './readRecords.ts';
import { readRun } from './readRunRecords.ts';

/** A run that can be started. */
export interface PreparedRun {
  plan: RunPlan;
  /** Its specification, or the receipt that it is made of. */
  place: FilePlace;
  /** Absolute path of the receipt that an execution writes. */
  receiptOf: (runId: string) => string;
  /** True where records are taken as they were, and are not any more. */
  isOfThePast: boolean;
  /** The commit that its records are of. */
  commit: () => Promise<CommitState>;
}

/** Prepares the run of a specification. Throws an error with its place where something keeps it from being one. */
export async function prepareRun(
  specification: string,
  endpoint: string | undefined,
  context: CommandContext,
): Promise<PreparedRun> {
  const { records, file, line, files } = await readRun(specification, context);
  const place = { file, line };
  const name = path.basename(file).replace(/\.run\.ya?ml$/, '');
  return {
    plan: orRefused(planRun({ ...records, endpoint }), place),
    place,
    isOfThePast: false,
    receiptOf: (runId) => receiptFile(path.dirname(file), name, runId),
    commit: () => commitState(workspaceFolder(context.options), files),
  };
}

/**
 * Prepares the run of a receipt once more: each record as it was then, from the workspace where it is the same, else from git.
 * Throws an error with its place where one of them is nowhere.
 */
export async function prepareExactRun(file: string, context: CommandContext): Promise<PreparedRun> {
  const { options } = context;
  const receipt = readReceipt(file);
  if (receipt === undefined)
    throw new OperationalError(`${file} is no receipt of a run that can be read; give a *.result.json file.`);
  const absolute = path.resolve(file);
  const place = { file: absolute, line: 1 };
  const name = path.basename(absolute, '.result.json').replace(`.${receipt.run_id}`, '');
  const read = await readRecords(['run', 'template', 'example'], context);
  const present = new Map(
    KINDS.flatMap((kind) => read.of(kind).map((record) => [versionKey(record), record])),
  );
  const wanted = statesOf(receipt).filter((state) => !present.has(versionKey(state)));
  const past = await pastValues(
    wanted,
    { receipt, read, stem: path.join(path.dirname(absolute), name) },
    context,
  );
  const plan = planExactRun(receipt, (state) => {
    const value = past.get(versionKey(state));
    return present.get(versionKey(state)) ?? (value && { value });
  });
  const { commit, dirty } = receipt;
  const ofReceipt = { ...(commit !== undefined && { commit }), ...(dirty !== undefined && { dirty }) };
  return {
    plan: orRefused(plan, place),
    place,
    isOfThePast: past.size > 0,
    receiptOf: (runId) => receiptFile(path.dirname(absolute), name, runId),
    // Records of the past are those of the receipt's commit.
    commit: () =>
      past.size > 0 ? Promise.resolve(ofReceipt) : commitState(workspaceFolder(options), read.files),
  };
}

const KINDS = ['run', 'template', 'example'] as const;

/** What the records of a receipt were in git's history, by `versionKey`. */
async function pastValues(
  wanted: readonly UsedState[],
  { receipt, read, stem }: { receipt: RunReceipt; read: ReadRecords; stem: string },
  { options, token }: CommandContext,
): Promise<ReadonlyMap<string, JsonObject>> {
  const root = workspaceFolder(options);
  const [specification] = statesOf(receipt);
  const isSpecification = ({ id }: UsedState): boolean => id === specification?.id;
  const others = wanted.filter((state) => !isSpecification(state));
  const values = new Map(
    await readVersionValues({ root, cacheFolder: cacheFolderOf(options) }, others, token),
  );
  const sought = wanted.find(isSpecification);
  if (sought === undefined) return values;
  // The history has no versions of specifications: they are looked for where the receipt and the present one are.
  const known = read.of('run').find(isSpecification)?.file;
  const files = [`${stem}.run.yaml`, `${stem}.run.yml`, ...(known === undefined ? [] : [known])];
  const paths = [...new Set(files)].map((one) => path.relative(root, one).replaceAll(path.sep, '/'));
  const record = { root, paths, kind: 'run' as const, id: sought.id };
  const value = await readCommittedValue(record, sought.contentHash, token);
  if (value !== undefined) values.set(versionKey(sought), value);
  return values;
}

function receiptFile(folder: string, name: string, runId: string): string {
  return path.join(folder, `${name}.${runId}.result.json`);
}

function orRefused(plan: RunPlan | { problems: string[] }, place: FilePlace): RunPlan {
  if ('problems' in plan) throw new LocatedError(plan.problems, place);
  return plan;
}
