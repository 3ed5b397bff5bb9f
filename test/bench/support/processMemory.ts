import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes (PSS: shared pages are divided among those who share them) of a process and all its descendants. Linux only. */
export function treeMegabytes(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    // The name, in brackets, may hold anything; what counts comes after it.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = new Set([root]);
  let size = 0;
  while (tree.size > size) {
    size = tree.size;
    for (const [child, parent] of parents) if (tree.has(parent)) tree.add(child);
  }
  return [...tree].reduce((sum, id) => sum + pss(id), 0) / 1024;
}

function pss(id: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${String(id)}/smaps_rollup`) ?? '')?.[1] ?? 0);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
