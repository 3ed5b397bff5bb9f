import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { declarationOf } from './definition.ts';
import { shiftRange } from '../document/positions.ts';
import { idAt } from './place.ts';
import type { RecordFile } from './recordFile.ts';

/** What to look for: the declaration is the record itself. */
export interface ReferenceOptions {
  includeDeclaration: boolean;
}

/** All places that name the id at the position. */
export function referencesAt(
  file: RecordFile,
  position: Position,
  options: ReferenceOptions,
  context: FeatureContext,
  _token: Cancellation,
): Promise<Location[] | undefined> {
  const id = idAt(file, position);
  if (id === undefined) return Promise.resolve(undefined);
  const declarations = options.includeDeclaration ? context.index.byId(id).map(declarationOf) : [];
  const uses = context.index.referencesTo(id).map(({ from, reference }) => ({
    uri: from.uri,
    range: shiftRange(reference.range, from.line),
  }));
  return Promise.resolve([...declarations, ...uses]);
}
