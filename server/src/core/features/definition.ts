import type { Location, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import { keyText } from '../document/buildTree.ts';
import { shiftRange } from '../document/positions.ts';
import { functionKey } from '../workspace/links.ts';
import { idAt, placeAt } from './place.ts';
import { pythonDefinitionAt } from './python/pythonDefinition.ts';
import type { RecordFile } from './recordFile.ts';

/**
 * Where the records are that have the id at the position (more than one where the id is a duplicate), the templates of
 * the function at the position, or the Python line of a template's signature or field.
 */
export async function definitionAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<Location[] | undefined> {
  const id = idAt(file, position);
  const entries = id === undefined ? templatesOfFunctionAt(file, position, context) : context.index.byId(id);
  if (entries.length > 0) return entries.map(declarationOf);
  return pythonDefinitionAt(file, position, context, token);
}

/** The templates whose name stands for the function that an example names at the position. */
function templatesOfFunctionAt(
  file: RecordFile,
  position: Position,
  { index }: FeatureContext,
): readonly RecordEntry[] {
  const { document, pair, map } = placeAt(file, position) ?? {};
  const functionName = document?.facts?.functionName;
  const isFunction = pair !== undefined && map === document?.root && keyText(pair.key) === 'function_name';
  return isFunction && functionName !== undefined ? index.linked(functionKey(functionName)) : [];
}

/** The id of a record at its place. */
export function declarationOf({ uri, line, facts }: RecordEntry): Location {
  return { uri, range: shiftRange(facts.idRange, line) };
}
