import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { createDatasetResolver } from '../../core/datasets/resolve.ts';
import type { PlannedRecord, RunRecords } from '../../core/optimization/planRun.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { CommandContext } from './commandContext.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { workspaceFolder } from './globalOptions.ts';
import { loadFiles, readProject, recordFiles } from './workspace.ts';

/** The records that a run is made of, with the file of its specification. */
export interface ReadRun {
  records: RunRecords;
  /** Absolute path. */
  file: string;
  /** Absolute paths of all files that were read. */
  files: readonly string[];
}

const KINDS: readonly RecordKind[] = ['run', 'template', 'dataset', 'example'];

/**
 * Reads what a run needs: the specification with an id, or the only one of a file. Throws an operational error where it is
 * not there, or not the only one.
 */
export async function readRun(wanted: string, context: CommandContext): Promise<ReadRun> {
  const { terminal, token, options } = context;
  const folder = workspaceFolder(options);
  const note = terminal.note.bind(terminal);
  const project = readProject(folder);
  const files = recordFiles(folder, project.configuration, note).filter((file) => {
    const kind = kindOfUri(pathToFileURL(file).href);
    return kind !== undefined && KINDS.includes(kind);
  });
  const found: Record<string, PlannedRecord[]> = { run: [], template: [], dataset: [], example: [] };
  const places = new Map<PlannedRecord, string>();
  const progress = (done: number): void =>
    terminal.progress(`Reading ${numeral(done)} of ${counted(files.length, 'file')}`);
  for await (const { path: file, file: analysed, values } of loadFiles(files, token, progress)) {
    for (const [at, { facts }] of analysed.documents.entries()) {
      const value = values[at];
      if (facts?.id === undefined || facts.contentHash === undefined || value === undefined) continue;
      const record = { id: facts.id, value, contentHash: facts.contentHash };
      found[facts.kind]?.push(record);
      if (facts.kind === 'run') places.set(record, file);
    }
  }
  const specification = chosen(wanted, found['run'] ?? [], places);
  const byId = (kind: string): ReadonlyMap<string, PlannedRecord> =>
    new Map((found[kind] ?? []).map((record) => [record.id, record]));
  const [templates, datasets] = [byId('template'), byId('dataset')];
  return {
    file: places.get(specification) ?? folder,
    files,
    records: {
      specification,
      templateOf: (id) => templates.get(id),
      datasetOf: (id) => datasets.get(id),
      resolver: createDatasetResolver(datasets.values()),
      examples: found['example'] ?? [],
      defaultModel: undefined,
    },
  };
}

function chosen(
  wanted: string,
  runs: readonly PlannedRecord[],
  places: ReadonlyMap<PlannedRecord, string>,
): PlannedRecord {
  const file = path.resolve(wanted);
  const id = normaliseId(wanted);
  const fitting = runs.filter((run) => run.id === id || places.get(run) === file);
  const [only] = fitting;
  if (only === undefined)
    throw new OperationalError(
      `No run specification of this workspace has the id or file ${wanted}, or it has mistakes: databits check names them.`,
    );
  if (fitting.length > 1)
    throw new OperationalError(
      `${wanted} stands for ${String(fitting.length)} run specifications; give an id.`,
    );
  return only;
}
