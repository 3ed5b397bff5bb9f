import type { Position } from 'vscode-languageserver-types';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { fieldAt } from './rename/fieldTarget.ts';
import { idTargetAt } from './rename/idTarget.ts';
import { planRename, type RenamePlan } from './rename/planRename.ts';
import type { Refusal, RenameTarget } from './rename/target.ts';
import { termAt } from './rename/termTarget.ts';
import type { RecordFile } from './recordFile.ts';

/** What can be renamed at the position: its place and present name; `undefined` where there is nothing to rename. */
export async function prepareRenameAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<{ range: TextRange; placeholder: string } | Refusal | undefined> {
  const target = targetAt(file, position, context);
  if (target === undefined) return undefined;
  // With the old name: what stands against any rename of it.
  const reason = await refusalOf(target, target.name, context, token);
  return reason === undefined ? { range: target.range, placeholder: target.name } : { reason };
}

/**
 * The edits that give what stands at the position another name, in all files and unsaved buffers, the versions of
 * records whose content changes included. A refusal where the name cannot be given.
 */
export async function renameAt(
  file: RecordFile,
  position: Position,
  newName: string,
  context: FeatureContext,
  token: Cancellation,
): Promise<RenamePlan | Refusal | undefined> {
  const target = targetAt(file, position, context);
  if (target === undefined) return undefined;
  const name = newName.trim();
  const reason = await refusalOf(target, name, context, token);
  if (reason !== undefined) return { reason };
  return planRename(target, name, context, token);
}

function targetAt(file: RecordFile, position: Position, context: FeatureContext): RenameTarget | undefined {
  return idTargetAt(file, position) ?? fieldAt(file, position) ?? termAt(file, position, context);
}

async function refusalOf(
  target: RenameTarget,
  name: string,
  context: FeatureContext,
  token: Cancellation,
): Promise<string | undefined> {
  if (!context.knowsAllFiles()) return 'The workspace is still being read; rename again in a moment.';
  if (name === '') return `A ${target.title} cannot be empty.`;
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return `A ${target.title} is one line of text without tabs.`;
  return target.refusal(name, context, token);
}
