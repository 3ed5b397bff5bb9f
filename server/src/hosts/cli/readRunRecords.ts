import path from 'node:path';
import type { RunRecords } from '../../core/optimization/planRun.ts';
import { runRecordsOf } from '../../core/optimization/runRecords.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { CommandContext } from './commandContext.ts';
import { readRecords, type ReadRecord } from './readRecords.ts';

/** The records that a run is made of, with the file of its specification. */
export interface ReadRun {
  records: RunRecords;
  /** Absolute path. */
  file: string;
  /** The specification's first line, from 1. */
  line: number;
  /** Absolute paths of all files that were read. */
  files: readonly string[];
}

/**
 * Reads what a run needs: the specification with an id, or the only one of a file. Throws an operational error where it is
 * not there, or not the only one.
 */
export async function readRun(wanted: string, context: CommandContext): Promise<ReadRun> {
  const read = await readRecords(['run', 'template', 'dataset', 'example'], context);
  const specification = chosenRecord(wanted, read.of('run'), 'run specification');
  return {
    file: specification.file,
    line: specification.line,
    files: read.files,
    records: runRecordsOf(specification, {
      templates: read.of('template'),
      datasets: read.of('dataset'),
      examples: read.of('example'),
    }),
  };
}

/** The record with an id, or the only one of a file; throws an operational error where that is none, or not one. */
export function chosenRecord(wanted: string, records: readonly ReadRecord[], what: string): ReadRecord {
  const file = path.resolve(wanted);
  const id = normaliseId(wanted);
  const fitting = records.filter((record) => record.id === id || record.file === file);
  const [only] = fitting;
  if (only === undefined)
    throw new OperationalError(
      `No ${what} of this workspace has the id or file ${wanted}, or it has mistakes: databits check names them.`,
    );
  if (fitting.length > 1)
    throw new OperationalError(`${wanted} stands for ${String(fitting.length)} records; give an id.`);
  return only;
}
