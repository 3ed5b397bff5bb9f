import type { JsonObject } from '../../../../shared/src/json.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { FieldValue } from '../../../../shared/src/protocol/writing.ts';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { parsePath } from '../../core/importing/fieldPath.ts';
import { parseJson } from '../../core/importing/parseJson.ts';
import { OperationalError } from '../../adapters/operationalError.ts';

/** Reads `FIELD=VALUE`. What is JSON is taken as JSON, everything else as text. */
export function readFieldValue(text: string): FieldValue {
  const equals = text.indexOf('=');
  if (equals <= 0) throw new OperationalError(`--set ${text} does not have the form FIELD=VALUE.`);
  const written = text.slice(equals + 1);
  const parsed = parseJson(written);
  return {
    path: readFieldPath(text.slice(0, equals), '--set'),
    value: 'value' in parsed ? parsed.value : written,
  };
}

/** Reads the path of a property. */
export function readFieldPath(text: string, option: string): string[] {
  const parsed = parsePath(text.trim());
  if ('mistake' in parsed) throw new OperationalError(`${option}: ${parsed.mistake}`);
  const names = parsed.steps.flatMap((step) => ('name' in step ? [step.name] : []));
  if (names.length < parsed.steps.length)
    throw new OperationalError(`${option} ${text}: give a property; lists are set as a whole.`);
  return names;
}

/** Reads one record written as YAML or JSON. */
export function readRecordText(text: string, kind: SearchableKind, place: string): JsonObject {
  const [segment, ...others] = splitDocuments(text.replace(/^\ufeff/, ''));
  if (segment === undefined || others.length > 0)
    throw new OperationalError(`${place} must hold exactly one record.`);
  const { document, value } = analyseSegment(segment, kind);
  if (value === undefined || document.facts?.contentHash === undefined) {
    const reason = document.problems[0]?.message ?? 'It holds no record.';
    throw new OperationalError(`${place} cannot be read: ${reason}`);
  }
  return value;
}
