import { parsePath, type PathStep } from '../../core/importing/fieldPath.ts';
import { mapConflict, parseMapEntry, type MapEntry } from '../../core/importing/mapping.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** Reads the `--map FIELD=SOURCE` options. */
export function readMap(texts: readonly string[]): MapEntry[] {
  const entries = texts.map((text) => {
    const parsed = parseMapEntry(text);
    if ('mistake' in parsed) throw new OperationalError(`--map: ${parsed.mistake}`);
    return parsed.entry;
  });
  const conflict = mapConflict(entries);
  if (conflict !== undefined) throw new OperationalError(`--map: ${conflict}`);
  return entries;
}

/** Reads a field path of an option. */
export function readPath(text: string, option: string): PathStep[] {
  const parsed = parsePath(text);
  if ('mistake' in parsed) throw new OperationalError(`${option}: ${parsed.mistake}`);
  return parsed.steps;
}
