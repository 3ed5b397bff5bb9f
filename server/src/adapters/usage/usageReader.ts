import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { distinctEvents } from '../../core/usage/summariseUsage.ts';
import { parseEvents, type UsageEvent } from '../../core/usage/usageEvent.ts';
import { isSameStamp, stampOf, type FileStamp } from '../files/recordFile.ts';
import { usageFolder } from './usageFolder.ts';

interface ReadLog {
  stamp: FileStamp;
  events: UsageEvent[];
  damagedLines: number;
}

/** Every event of the workspace, each once. */
export interface UsageEvents {
  events: readonly UsageEvent[];
  damagedLines: number;
}

/** Reads the usage logs of the workspace's folders; a log is read again only when it has changed. */
export class UsageReader {
  readonly #roots: readonly string[];
  #logs = new Map<string, ReadLog>();
  #all: UsageEvents | undefined;

  constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  read(): UsageEvents {
    const logs = new Map<string, ReadLog>();
    let isSame = true;
    for (const file of this.#roots.flatMap((root) => logsIn(usageFolder(root)))) {
      const stamp = stampOf(file);
      if (stamp === undefined) continue;
      const before = this.#logs.get(file);
      const isKnown = before !== undefined && isSameStamp(before.stamp, stamp);
      const log = isKnown ? before : readLog(file, stamp);
      isSame &&= isKnown;
      logs.set(file, log);
    }
    isSame &&= logs.size === this.#logs.size;
    this.#logs = logs;
    if (!isSame || this.#all === undefined) this.#all = joined([...logs.values()]);
    return this.#all;
  }
}

function joined(logs: readonly ReadLog[]): UsageEvents {
  return {
    events: distinctEvents(logs.flatMap(({ events }) => events)),
    damagedLines: logs.reduce((sum, log) => sum + log.damagedLines, 0),
  };
}

function logsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    return names.sort().map((name) => path.join(folder, name));
  } catch {
    // No use was logged yet.
    return [];
  }
}

function readLog(file: string, stamp: FileStamp): ReadLog {
  try {
    return { stamp, ...parseEvents(readFileSync(file, 'utf8')) };
  } catch {
    return { stamp: { size: -1, changed: -1, statusChanged: -1 }, events: [], damagedLines: 0 };
  }
}
