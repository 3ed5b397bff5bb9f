import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { walkRecord } from '../document/walkRecord.ts';
import { replaceAt } from '../records/replaceAt.ts';
import { definitionOf } from '../schema/compile.ts';

/** An address with a scheme, or a path from the root. */
const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|[\\/])/i;

/**
 * The record with the relative paths of its files as they are from another folder. Folders are paths with slashes, from
 * one root.
 */
export function withMovedFiles(
  kind: RecordKind,
  value: JsonObject,
  fromFolder: string,
  toFolder: string,
): JsonObject {
  if (fromFolder === toFolder) return value;
  let moved: JsonValue = value;
  for (const { uri, path } of walkRecord(value, definitionOf(kind)).files) {
    if (uri === '' || uri.startsWith('#') || ABSOLUTE.test(uri)) continue;
    moved = replaceAt(moved, path, false, relative(toFolder, `${fromFolder}/${uri.replaceAll('\\', '/')}`));
  }
  return isJsonObject(moved) ? moved : value;
}

/** A path as it is from a folder. */
function relative(folder: string, path: string): string {
  const from = stepsOf(folder);
  const to = stepsOf(path);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function stepsOf(path: string): string[] {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps;
}
