import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import { shiftRange } from '../document/positions.ts';
import { idAt } from './place.ts';
import type { RecordFile } from './recordFile.ts';

/** Where the records are that have the id at the position; more than one where the id is a duplicate. */
export function definitionAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  _token: Cancellation,
): Promise<Location[] | undefined> {
  const id = idAt(file, position);
  if (id === undefined) return Promise.resolve(undefined);
  const entries = context.index.byId(id);
  return Promise.resolve(entries.length === 0 ? undefined : entries.map(declarationOf));
}

/** The id of a record at its place. */
export function declarationOf({ uri, line, facts }: RecordEntry): Location {
  return { uri, range: shiftRange(facts.idRange, line) };
}
