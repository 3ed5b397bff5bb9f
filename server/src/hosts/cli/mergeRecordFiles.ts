import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { counted } from '../../../../shared/src/counted.ts';
import { readRecordFile, stampOf, type FileStamp } from '../../adapters/files/recordFile.ts';
import { mergeByLines } from '../../adapters/git/mergeByLines.ts';
import { writeAtomically } from '../../adapters/importing/writeAtomically.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { escapeControls } from '../../core/features/yamlText.ts';
import { mergeFiles, type LeftConflict, type MergedFile } from '../../core/merging/mergeFiles.ts';
import type { MarkerStyle } from '../../core/merging/pieces.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import type { CommandContext } from './commandContext.ts';

/** The files of a merge, and how conflicts are written. */
export interface MergeInput {
  base: string;
  ours: string;
  theirs: string;
  /** The file's path in the repository. */
  path: string;
  style: MarkerStyle;
}

/** Most conflicts that are named one by one. */
const SHOWN = 20;

/** Merges three files and writes the result in the place of ours. Failures are OperationalErrors; nothing is written then. */
export async function mergeRecordFiles(
  input: MergeInput,
  { terminal, options }: CommandContext,
): Promise<{ conflicts: number }> {
  const files = {
    base: path.resolve(input.base),
    ours: path.resolve(input.ours),
    theirs: path.resolve(input.theirs),
  };
  const stamp = requireFile(files.ours);
  const merged = asRecords(files, input);
  const report =
    'reason' in merged
      ? writeLines(files, stamp, input, merged.reason)
      : writeRecords(files.ours, stamp, input.path, merged);
  // Names and ids come from a repository: nothing in them steers the terminal.
  for (const line of report.notes) terminal.note(`databits: ${escapeControls(line)}`);
  if (options.json === true) {
    const { conflicts, left, by } = report;
    const dropped = 'reason' in merged ? [] : merged.dropped;
    await terminal.line(JSON.stringify({ path: input.path, by, conflicts, left, dropped }, undefined, 2));
  }
  return { conflicts: report.conflicts };
}

function asRecords(
  files: { base: string; ours: string; theirs: string },
  { path: name, style }: MergeInput,
): MergedFile | { reason: string } {
  const texts = { base: '', ours: '', theirs: '' };
  for (const side of ['base', 'ours', 'theirs'] as const) {
    const read = readRecordFile(files[side], requireFile(files[side]));
    if ('problem' in read) return { reason: read.problem.message };
    texts[side] = read.text;
  }
  const kind = kindOfUri(pathToFileURL(path.resolve(name)).href);
  return kind === undefined
    ? { reason: 'It is not named like a record file.' }
    : mergeFiles(texts, kind, style);
}

function requireFile(file: string): FileStamp {
  const stamp = stampOf(file);
  if (stamp === undefined)
    throw new OperationalError(`${file} is no file that can be read; nothing was merged.`);
  return stamp;
}

/** What was done, for people and programs. */
interface MergeReport {
  by: 'records' | 'lines' | 'nothing';
  conflicts: number;
  left: readonly LeftConflict[];
  notes: string[];
}

function writeRecords(file: string, stamp: FileStamp, name: string, merged: MergedFile): MergeReport {
  writeAtomically(file, merged.text, stamp);
  const left = merged.conflicts;
  const notes = left.slice(0, SHOWN).map((conflict) => `${name}: ${sentence(conflict)}`);
  if (left.length > SHOWN) notes.push(`${name}: and ${counted(left.length - SHOWN, 'more conflict')}`);
  for (const { id, properties } of merged.dropped)
    notes.push(
      `${name}: ${properties.join(', ')} of ${id ?? 'a record'} left out: computed for other content than it has now`,
    );
  return { by: 'records', conflicts: left.length, left, notes };
}

function sentence({ id, about }: LeftConflict): string {
  const record = id ?? 'a record that has no id';
  if (about === 'removed') return `conflict: one side removed ${record}, the other changed it`;
  return about === undefined ? `conflict in ${record}` : `conflict in ${about} of ${record}`;
}

/** The whole file by its lines, where its records cannot be told apart. */
function writeLines(
  files: { base: string; ours: string; theirs: string },
  stamp: FileStamp,
  { path: name, style }: MergeInput,
  reason: string,
): MergeReport {
  const merged = mergeByLines(files, style);
  if (merged === undefined)
    throw new OperationalError(`${name} can be merged by its lines only, and git did not run: ${reason}`);
  if (merged === 'binary') {
    const notes = [`${name}: not merged, and left as our side has it: ${reason}`];
    return { by: 'nothing', conflicts: 1, left: [], notes };
  }
  writeAtomically(files.ours, merged.content, stamp);
  const notes = [`${name}: merged by lines, not by records: ${reason}`];
  return { by: 'lines', conflicts: merged.conflicts, left: [], notes };
}
