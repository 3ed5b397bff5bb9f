import { pathToFileURL } from 'node:url';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import type { PlannedRecord } from '../../core/optimization/planRun.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import type { CommandContext } from './commandContext.ts';
import { workspaceFolder } from './globalOptions.ts';
import { loadFiles, readProject, recordFiles } from './workspace.ts';

/** A record with the file (absolute path) that it stands in. */
export interface ReadRecord extends PlannedRecord {
  file: string;
  /** The record's first line, from 1. */
  line: number;
}

/** The workspace's records of some kinds; without those that are no JSON or have no id, which `check` names. */
export interface ReadRecords {
  /** In the order of their files. */
  of: (kind: RecordKind) => readonly ReadRecord[];
  /** Absolute paths of all files that were read. */
  files: readonly string[];
}

/** Reads the records of some kinds. */
export async function readRecords(
  kinds: readonly RecordKind[],
  { terminal, token, options }: CommandContext,
): Promise<ReadRecords> {
  const folder = workspaceFolder(options);
  const note = terminal.note.bind(terminal);
  const files = recordFiles(folder, readProject(folder).configuration, note).filter((file) => {
    const kind = kindOfUri(pathToFileURL(file).href);
    return kind !== undefined && kinds.includes(kind);
  });
  const found = new Map<RecordKind, ReadRecord[]>(kinds.map((kind) => [kind, []]));
  const progress = (done: number): void =>
    terminal.progress(`Reading ${numeral(done)} of ${counted(files.length, 'file')}`);
  for await (const { path: file, file: analysed, values } of loadFiles(files, token, progress)) {
    for (const [at, { facts, line: start }] of analysed.documents.entries()) {
      const value = values[at];
      if (facts?.id === undefined || facts.contentHash === undefined || value === undefined) continue;
      const line = start + facts.range.start.line + 1;
      found.get(facts.kind)?.push({ id: facts.id, value, contentHash: facts.contentHash, file, line });
    }
  }
  terminal.clearProgress();
  return { of: (kind) => found.get(kind) ?? [], files };
}
