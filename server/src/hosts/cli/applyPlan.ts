import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { EditedRecord, RecordEdits, RefusedRecord } from '../../../../shared/src/protocol/writing.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { applyEdits } from '../../adapters/writing/applyEdits.ts';
import type { CommandContext } from './commandContext.ts';
import { EXIT } from './exitCodes.ts';

/** What happened to the records, as a word. */
export type PlanVerb = 'created' | 'updated' | 'deleted';

export interface PlanUse {
  kind: SearchableKind;
  verb: PlanVerb;
  isDry: boolean;
}

/** Writes a planned change and says what was done. Answers the exit code: refused records are problems. */
export async function applyPlan(
  plan: RecordEdits,
  { kind, verb, isDry }: PlanUse,
  { terminal, options }: CommandContext,
): Promise<number> {
  const stranger = plan.edited.find((record) => record.kind !== kind && record.kind !== 'dataset');
  if (stranger !== undefined)
    throw new OperationalError(
      `${stranger.id} is of the kind ${stranger.kind}, not ${kind}; nothing was changed.`,
    );
  if (!isDry) applyEdits(plan.files);
  const { edited, refused, unchanged } = plan;
  if (options.json === true) {
    const files = plan.files.map(({ uri, action }) => ({ file: relative(uri), action }));
    await terminal.line(JSON.stringify({ written: !isDry, edited, refused, unchanged, files }, undefined, 2));
  } else {
    for (const record of edited) await terminal.line(`${isDry ? 'would be ' : ''}${lineOf(record, verb)}`);
    for (const id of unchanged) await terminal.line(`unchanged ${id}`);
    for (const record of refused) for (const line of refusalLines(record)) terminal.note(line);
  }
  return refused.length > 0 ? EXIT.problems : EXIT.ok;
}

function lineOf({ id, name, uri, version, isNewVersion }: EditedRecord, verb: PlanVerb): string {
  const step = verb === 'updated' && isNewVersion ? `, now version ${String(version)}` : '';
  return `${verb} ${id} (${name}) in ${relative(uri)}${step}`;
}

function refusalLines({ id, reason, referredBy = [] }: RefusedRecord): string[] {
  const places = referredBy.map(
    ({ kind, name, uri, position, path: field }) =>
      `  ${relative(uri)}:${String(position.line + 1)}: ${kind} ${name}, ${field}`,
  );
  return [`${id === '' ? 'The record' : id} was left as it is: ${reason}`, ...places];
}

function relative(uri: string): string {
  return path.relative('', fileURLToPath(uri));
}
