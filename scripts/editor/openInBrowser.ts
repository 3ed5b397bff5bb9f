import { spawn } from 'node:child_process';
import { findOnPath } from '../process/paths.ts';

/** True if a window could appear on this machine. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

/** Opens an address in the user's own browser where there is a display; the address was printed anyway. */
export function openInBrowser(address: string): void {
  if (!hasDisplay()) return;
  const openers = { darwin: 'open', linux: 'xdg-open', win32: 'explorer' } as const;
  const opener = findOnPath(openers[process.platform as keyof typeof openers]);
  if (opener === undefined) return;
  const child = spawn(opener, [address], { detached: true, stdio: 'ignore' });
  // Not opening is no failure: the user has the address.
  child.on('error', () => undefined);
  child.unref();
}
