import { search_run as isSearchParams } from '../../../../shared/src/generated/validators.js';
import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import { parseJson } from '../../core/importing/parseJson.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** Reads a predicate tree written as JSON, as `--where` takes it. */
export function readPredicate(text: string): JsonObject {
  const parsed = parseJson(text);
  if ('mistake' in parsed) throw new OperationalError(`--where is ${parsed.mistake}`);
  const { value } = parsed;
  // The search takes the same predicate: its schema is the check.
  if (!isJsonObject(value) || !isSearchParams({ where: value }))
    throw new OperationalError(
      '--where is no predicate. It has the form of a dataset’s members, for example {"field": "domain", "eq": "billing"}.',
    );
  return value;
}
