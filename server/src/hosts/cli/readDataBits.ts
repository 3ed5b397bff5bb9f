import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonObject } from '../../../../shared/src/json.ts';
import { createDatasetResolver, type DatasetRecord } from '../../core/datasets/resolve.ts';
import { compilePredicate } from '../../core/datasets/predicate.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import type { CommandContext } from './commandContext.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { workspaceFolder } from './globalOptions.ts';
import { loadFiles, readProject, recordFiles } from './workspace.ts';

/** A DataBit with its place for people. */
export interface ReadDataBit {
  id: string;
  /** Absent where the record is not JSON. */
  value: JsonObject | undefined;
  place: string;
}

/** The workspace's DataBits, in the order of their files; those that fulfil a predicate, where one is given. */
export async function readDataBits(
  where: JsonObject | undefined,
  { terminal, token, options }: CommandContext,
): Promise<ReadDataBit[]> {
  const folder = workspaceFolder(options);
  const note = terminal.note.bind(terminal);
  const wanted = recordFiles(folder, readProject(folder).configuration, note).filter((file) => {
    const kind = kindOfUri(pathToFileURL(file).href);
    return kind === 'databit' || (kind === 'dataset' && where !== undefined);
  });
  const databits: ReadDataBit[] = [];
  const datasets: DatasetRecord[] = [];
  const progress = (done: number): void =>
    terminal.progress(`Reading ${numeral(done)} of ${counted(wanted.length, 'file')}`);
  for await (const { path: file, file: analysed, values } of loadFiles(wanted, token, progress)) {
    for (const [at, { facts, line }] of analysed.documents.entries()) {
      if (facts?.id === undefined) continue;
      const { id, kind, contentHash, range } = facts;
      const value = contentHash === undefined ? undefined : values[at];
      const place = `${path.relative('', file)}:${String(line + range.start.line + 1)}`;
      if (kind === 'databit') databits.push({ id, value, place });
      else if (value !== undefined) datasets.push({ id, value });
    }
  }
  if (where === undefined) return databits;
  const fulfils = compilePredicate(where);
  const resolver = createDatasetResolver(datasets);
  return databits.filter(
    ({ id, value }) =>
      value !== undefined &&
      fulfils({ kind: 'databit', id, value }, (dataset, record) => resolver.isMember(dataset, record)),
  );
}
