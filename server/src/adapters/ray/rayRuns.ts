import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RunFiles } from '../dspy/locations.ts';

/** Keeps which cluster a run was submitted to: that one has its answers. */
export function keepCluster({ cluster }: Pick<RunFiles, 'cluster'>, address: string): void {
  writeFileSync(cluster, `${address}\n`, { mode: 0o600 });
}

/** The address of the cluster that a run was submitted to; `undefined` where it began on this machine. */
export function keptCluster({ cluster }: Pick<RunFiles, 'cluster'>): string | undefined {
  return existsSync(cluster) ? readFileSync(cluster, 'utf8').trim() : undefined;
}
