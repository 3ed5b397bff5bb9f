import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { Configuration } from '../../core/configuration/configuration.ts';
import { parseConfiguration, unreadableConfiguration } from '../../core/configuration/parseConfiguration.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import { analyseFile, refusedFile } from '../../core/document/analyseFile.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import type { FileFacts, FileState } from '../../core/rules/rule.ts';
import { describeUnreadableNames, discoverRecordFiles } from '../../adapters/files/discover.ts';
import { hashFile } from '../../adapters/files/hashFile.ts';
import { readSmallFile } from '../../adapters/files/readSmallFile.ts';
import { readRecordFile, stampOf } from '../../adapters/files/recordFile.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** A record file with the values of its documents. */
export interface LoadedFile {
  /** Absolute path. */
  path: string;
  file: AnalysedFile;
  /** In the order of the documents; absent where a document is no mapping. */
  values: readonly (JsonObject | undefined)[];
}

/** The project's configuration with its file, where there is one. */
export interface ProjectFile {
  configuration: Configuration;
  problems: readonly Problem[];
  /** Absolute path. */
  path: string | undefined;
}

/** Reads `databits.yaml` of the folder or of the repository around it. */
export function readProject(folder: string): ProjectFile {
  const file = configurationFile(folder);
  const read = file === undefined ? undefined : readSmallFile(file);
  if (read === undefined) return { ...parseConfiguration(undefined), path: undefined };
  return {
    ...('text' in read ? parseConfiguration(read.text) : unreadableConfiguration(read.reason)),
    path: file,
  };
}

/** Absolute paths of the workspace's record files, in order. `note` hears a sentence about those that cannot be named. */
export function recordFiles(
  folder: string,
  configuration: Configuration,
  note: (sentence: string) => void,
): string[] {
  const ignored = new Map([[folder, configuration.project.ignore ?? []]]);
  const unreadable: string[] = [];
  const found = discoverRecordFiles({
    roots: [folder],
    exclude: [],
    ignored,
    trusted: true,
    onUnreadableName: (file) => unreadable.push(path.relative(folder, file)),
  });
  if (unreadable.length > 0) note(describeUnreadableNames(unreadable));
  return [...found].sort();
}

const FILES_WITHOUT_PAUSE = 8;

/**
 * Reads and analyses record files one after the other. `progress` hears how many are done. Throws where it is cancelled:
 * whoever went on with a part would write, or judge, a part as if it were the whole.
 */
export async function* loadFiles(
  paths: readonly string[],
  token: Cancellation,
  progress: (done: number) => void,
): AsyncGenerator<LoadedFile> {
  for (const [at, file] of paths.entries()) {
    // Without a pause Ctrl+C would not be heard.
    if (at % FILES_WITHOUT_PAUSE === 0) await setImmediate();
    if (token.isCancellationRequested) throw new OperationalError('Stopped.');
    progress(at);
    const loaded = loadFile(file);
    if (loaded !== undefined) yield loaded;
  }
}

function loadFile(file: string): LoadedFile | undefined {
  const uri = pathToFileURL(file).href;
  const kind = kindOfUri(uri);
  if (kind === undefined) return undefined;
  const stamp = stampOf(file);
  // Git also lists what is not in the work tree (deleted, outside a sparse checkout) or no regular file any more.
  if (stamp === undefined) return undefined;
  const read = readRecordFile(file, stamp);
  const analysed = 'problem' in read ? refusedFile(uri, kind, read.problem) : analyseFile(uri, read.text);
  return { path: file, file: analysed.file, values: analysed.values };
}

/** What rules ask of files that records name: answered from the disk, each file once. */
export function fileFacts(): FileFacts {
  const known = new Map<string, FileState>();
  return {
    stateOf: (uri, wantsHash) => {
      const before = known.get(uri);
      if (before !== undefined && (!wantsHash || before.sha256 !== undefined || !before.exists))
        return before;
      const state = stateOfFile(uri, wantsHash);
      if (state !== undefined) known.set(uri, state);
      return state;
    },
  };
}

function stateOfFile(uri: string, wantsHash: boolean): FileState | undefined {
  try {
    const file = fileURLToPath(uri);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return { exists: false };
    const sha256 = wantsHash ? hashFile(file) : undefined;
    return sha256 === undefined ? { exists: true } : { exists: true, sha256 };
  } catch {
    // Not ours to read, or no local address: nothing is known of it.
    return undefined;
  }
}

function configurationFile(folder: string): string | undefined {
  const names = ['databits.yaml', 'databits.yml'].map((name) => path.join(folder, name));
  const found = names.find((name) => existsSync(name));
  const above = path.dirname(folder);
  if (found !== undefined || above === folder || existsSync(path.join(folder, '.git'))) return found;
  return configurationFile(above);
}
