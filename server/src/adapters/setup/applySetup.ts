import { chmodSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from '../importing/writeAtomically.ts';
import type { SetupPlan } from './setupPlan.ts';

/** Writes the files of a plan, each as a whole, and removes those that go, with folders that are empty then. */
export function applySetup({ files }: SetupPlan): void {
  for (const { path: file, before, after, isExecutable } of files) {
    if (before === after) continue;
    if (after === undefined) {
      rmSync(file, { force: true });
      removeIfEmpty(path.dirname(file));
      continue;
    }
    writeAtomically(file, after, before === undefined ? 'absent' : undefined);
    if (isExecutable) chmodSync(file, statSync(file).mode | 0o111);
  }
}

/** Folders of ours only: those of git and of others are left. */
function removeIfEmpty(folder: string): void {
  const isOurs = path.basename(folder) === 'databits' && path.basename(path.dirname(folder)) === '.github';
  if (isOurs && readdirSync(folder).length === 0) rmdirSync(folder);
}
