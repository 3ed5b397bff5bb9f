import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

/** Ends the processes that a server started. */
export function killChildren(pid: number | undefined): void {
  if (pid === undefined || process.platform !== 'linux') return;
  const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').trim();
  for (const child of children === '' ? [] : children.split(' ')) process.kill(Number(child), 'SIGKILL');
}

/** Shortens or deletes some files of a folder, or all of it. */
export function damageFiles(folder: string, how: number): void {
  if (!existsSync(folder)) return;
  for (const [at, name] of readdirSync(folder, { recursive: true, encoding: 'utf8' }).entries()) {
    const file = path.join(folder, name);
    const state = statSync(file, { throwIfNoEntry: false });
    if (state?.isFile() !== true || (at + how) % 2 === 0) continue;
    if (how % 3 === 0) rmSync(file, { force: true });
    else truncateSync(file, Math.floor((state.size * (how % 7)) / 7));
  }
  if (how % 8 === 0) rmSync(folder, { recursive: true, force: true });
}
