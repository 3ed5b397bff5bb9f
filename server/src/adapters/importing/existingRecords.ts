import { pathToFileURL } from 'node:url';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import { analyseFile } from '../../core/document/analyseFile.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { discoverRecordFiles } from '../files/discover.ts';
import { readRecordFile, stampOf } from '../files/recordFile.ts';
import { OperationalError } from '../operationalError.ts';
import { readIndexSettings } from '../index/indexSettings.ts';

/** A record at its place. */
export interface ExistingRecord {
  file: string;
  /** Line of the record's first line in the file, from 1. */
  line: number;
  name: string;
  /** Absent where the record is not JSON: it cannot be merged. */
  value: JsonObject | undefined;
}

/** The records of one kind that are there already. */
export interface ExistingRecords {
  /** By id, lower-cased. Of several with one id the first counts; the others are reported by `check`. */
  byId: ReadonlyMap<string, ExistingRecord>;
  /** How many documents each file holds, by absolute path. */
  counts: ReadonlyMap<string, number>;
}

/**
 * Reads the records of a kind in the workspace and in the folder that the import writes to, ignored or not. Throws an
 * OperationalError where one of their files cannot be read: its records would be imported a second time.
 */
export function readExistingRecords(folder: string, out: string, kind: SearchableKind): ExistingRecords {
  const { ignored } = readIndexSettings([folder]);
  const found = discoverRecordFiles({ roots: [folder], exclude: [], ignored, trusted: true });
  const inOut = discoverRecordFiles({ roots: [out], exclude: [], ignored: new Map(), trusted: false });
  for (const file of inOut) found.add(file);
  const byId = new Map<string, ExistingRecord>();
  const counts = new Map<string, number>();
  for (const file of [...found].filter((name) => kindOfUri(name) === kind).sort()) {
    counts.set(file, readFile(file, byId));
  }
  return { byId, counts };
}

function readFile(file: string, byId: Map<string, ExistingRecord>): number {
  const stamp = stampOf(file);
  const read = stamp === undefined ? undefined : readRecordFile(file, stamp);
  if (read === undefined) return 0;
  if ('problem' in read) {
    throw new OperationalError(
      `${file} may hold records of this import, but is not read: ${read.problem.message} Mend or move it, then import again.`,
    );
  }
  const { file: analysed, values } = analyseFile(pathToFileURL(file).href, read.text);
  for (const [at, { facts, line }] of analysed.documents.entries()) {
    if (facts?.id === undefined || byId.has(facts.id)) continue;
    const value = facts.contentHash === undefined ? undefined : values[at];
    byId.set(facts.id, { file, line: line + facts.range.start.line + 1, name: facts.name, value });
  }
  return analysed.documents.filter(({ facts }) => facts !== undefined).length;
}
