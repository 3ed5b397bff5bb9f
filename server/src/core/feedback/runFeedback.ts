import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import { normaliseId } from '../records/identity.ts';
import type { UsageEvent } from '../usage/usageEvent.ts';
import { countUses, programUses } from './finalPrograms.ts';
import { measuredEffects, type MeasuredEffect } from './measuredEffects.ts';

/** From so many programs on a row's difficulty is worth writing down: with fewer it is hardly more than one answer. */
const LEAST_PROGRAMS = 3;

/** What a run found out of one example. */
export interface RecordFeedback {
  /** Lower-cased. */
  id: string;
  /** The content that the run used; what was found out is of no other. */
  contentHash: string;
  /** How often the example was used, in all. */
  uses?: number;
  /** Its effect, where the run has enough evidence of it. */
  effect?: MeasuredEffect & { lm: string; metric: string };
  /** The share of programs' scores that the row lacks to 1, and the programs behind it. */
  difficulty?: { value: number; programs: number };
}

/** What a run found out of its examples, and what it could not. */
export interface RunFindings {
  records: RecordFeedback[];
  /** Examples and rows that were measured without enough evidence. */
  withoutEvidence: { effects: number; difficulties: number };
  /** Rows that no program answered right: more often a wrong label than a hard row. */
  alwaysFailing: string[];
}

/**
 * What the records may take over from a run: uses, effects that its randomised prompts show, and difficulties of rows of
 * train and val. Nothing comes from rows of test, which would then no longer be unseen. `receipts` are all of the
 * workspace, since uses are counted over all runs.
 */
export function runFindings(
  receipt: RunReceipt,
  receipts: readonly RunReceipt[],
  events: readonly UsageEvent[],
): RunFindings {
  const records = new Map<string, RecordFeedback>();
  const test = new Set((receipt.members?.test ?? []).map(({ id }) => normaliseId(id)));
  const of = (id: string, contentHash: string): RecordFeedback | undefined => {
    if (test.has(id)) return undefined;
    const known = records.get(id);
    if (known !== undefined) return known.contentHash === contentHash ? known : undefined;
    const made = { id, contentHash };
    records.set(id, made);
    return made;
  };
  addUses(receipt, countUses(receipts.flatMap(programUses), events), of);
  const withoutEvidence = { effects: addEffects(receipt, of), difficulties: 0 };
  const alwaysFailing: string[] = [];
  for (const row of receipt.difficulty ?? []) {
    const found = of(normaliseId(row.example_id), row.content_hash);
    if (found === undefined) continue;
    if (row.always_failing) alwaysFailing.push(found.id);
    if (row.difficulty === undefined || row.programs < LEAST_PROGRAMS) withoutEvidence.difficulties += 1;
    else found.difficulty = { value: row.difficulty, programs: row.programs };
  }
  const told = [...records.values()].filter(
    ({ uses, effect, difficulty }) => uses !== undefined || effect !== undefined || difficulty !== undefined,
  );
  return { records: told, withoutEvidence, alwaysFailing };
}

/** Finds what is said of a record in the content that the run used; nothing of rows of test. */
type RecordOf = (id: string, contentHash: string) => RecordFeedback | undefined;

function addUses(receipt: RunReceipt, counts: ReadonlyMap<string, number>, of: RecordOf): void {
  for (const { exampleId, contentHash } of programUses(receipt)) {
    const found = contentHash === undefined ? undefined : of(exampleId, contentHash);
    if (found !== undefined) found.uses = counts.get(exampleId) ?? 1;
  }
}

/** Answers how many effects there is not enough evidence of. */
function addEffects(receipt: RunReceipt, of: RecordOf): number {
  const all = receipt.attribution?.randomised?.effects ?? [];
  let told = 0;
  for (const effect of measuredEffects(receipt)) {
    const { exampleId, contentHash, method, isEnough, lm, metric } = effect;
    if (method !== 'randomised' || !isEnough || lm === undefined || metric === undefined) continue;
    const found = of(exampleId, contentHash);
    if (found === undefined) continue;
    found.effect = { ...effect, lm, metric };
    told += 1;
  }
  return all.length - told;
}
