import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runFiles, runsFolder } from '../dspy/locations.ts';
import { PrivateRun } from './privateRun.ts';

/** The runs that were started on this machine, each read once and then followed. */
export class PrivateRuns {
  readonly #cacheFolder: string;
  readonly #known = new Map<string, PrivateRun>();

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
  }

  /** By run id. Those whose folders are gone are forgotten. */
  all(): ReadonlyMap<string, PrivateRun> {
    const ids = new Set(folderNames(runsFolder(this.#cacheFolder)));
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
    for (const id of ids)
      if (!this.#known.has(id)) this.#known.set(id, new PrivateRun(runFiles(this.#cacheFolder, id)));
    return this.#known;
  }

  /** `undefined` where this machine has nothing of it. */
  find(runId: string): PrivateRun | undefined {
    // Only names of folders that are there: what is asked for may be anything.
    return this.all().get(runId);
  }

  /** Those of workspace folders, which are absolute paths. */
  of(roots: readonly string[]): Map<string, PrivateRun> {
    const isOurs = ({ head }: PrivateRun): boolean =>
      head !== undefined &&
      roots.some((root) => head.workspace === root || head.workspace.startsWith(root + path.sep));
    return new Map([...this.all()].filter(([, run]) => isOurs(run)));
  }
}

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
