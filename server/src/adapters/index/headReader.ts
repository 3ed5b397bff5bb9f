import { URI } from 'vscode-uri';
import path from 'node:path';
import type { HeadRecords } from '../../core/examination/movedMembers.ts';
import { HeadComparison, type ComparedFile } from '../git/headComparison.ts';

/** Reads what HEAD has of the files that differ from it, of all roots together; nothing unless the workspace is trusted. */
export function createHeadReader(
  roots: readonly string[],
  isTrusted: () => boolean,
): (files: readonly ComparedFile[]) => Promise<HeadRecords | undefined> {
  const comparison = new HeadComparison();
  return async (files) => {
    const all: { changed: Set<string>; records: HeadRecords['records']; datasets: HeadRecords['datasets'] } =
      {
        changed: new Set(),
        records: [],
        datasets: [],
      };
    if (!isTrusted()) return undefined;
    for (const root of roots) {
      const isInside = ({ uri }: ComparedFile): boolean => URI.parse(uri).fsPath.startsWith(root + path.sep);
      const found = await comparison.read(root, roots.length === 1 ? files : files.filter(isInside));
      if (found === undefined) return undefined;
      for (const uri of found.changed) all.changed.add(uri);
      all.records = [...all.records, ...found.records];
      all.datasets = [...all.datasets, ...found.datasets];
    }
    return all;
  };
}
