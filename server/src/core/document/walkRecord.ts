import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { normaliseId } from '../records/identity.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition, ReferenceTarget } from '../schema/definition.ts';
import type { Finding } from './finding.ts';
import { describePath } from './finding.ts';
import { checkFormat } from './formats.ts';
import type { ValuePath } from './tree.ts';

/** A reference before it is located. */
export interface ReferenceFact {
  target: ReferenceTarget;
  id: string;
  path: ValuePath;
  /** True where the key at the end of the path is the reference. */
  isKey: boolean;
}

/** A file's name before it is located. */
export interface FileFact {
  uri: string;
  sha256?: string;
  path: ValuePath;
}

/** What a walk over a record's value finds. */
export interface RecordWalk {
  findings: Finding[];
  references: ReferenceFact[];
  files: FileFact[];
  /** True where a number beyond 2^53 may not be what was written. Only the source tells. */
  hasUnsafeNumber: boolean;
}

/** Walks over a record with its definition once, for formats, references and files. Aliases cannot make it long. */
export function walkRecord(value: JsonObject, definition: Definition): RecordWalk {
  const walk: RecordWalk = { findings: [], references: [], files: [], hasUnsafeNumber: false };
  visitObject(value, definition, [], walk, false);
  return walk;
}

/** `isContent` is true within values that the schema leaves open: there a mapping may be a media object. */
function visit(
  value: JsonValue,
  definition: Definition | undefined,
  path: (string | number)[],
  walk: RecordWalk,
  isContent: boolean,
): void {
  if (typeof value === 'string') visitText(value, definition, path, walk);
  else if (typeof value === 'number') walk.hasUnsafeNumber ||= Math.abs(value) > Number.MAX_SAFE_INTEGER;
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      path.push(index);
      visit(item, childDefinition(definition, index), path, walk, isContent || isOpen(definition));
      path.pop();
    }
  } else if (isJsonObject(value)) visitObject(value, definition, path, walk, isContent || isOpen(definition));
}

function visitObject(
  value: JsonObject,
  definition: Definition | undefined,
  path: (string | number)[],
  walk: RecordWalk,
  isContent: boolean,
): void {
  if (isContent) visitMediaObject(value, path, walk);
  for (const name of Object.keys(value)) {
    path.push(name);
    if (definition?.propertyNames !== undefined) visitName(name, definition.propertyNames, path, walk);
    visit(value[name] ?? null, childDefinition(definition, name), path, walk, isContent);
    path.pop();
  }
}

function visitText(
  text: string,
  definition: Definition | undefined,
  path: ValuePath,
  walk: RecordWalk,
): void {
  if (definition?.format === undefined) return;
  const { format, reference } = definition;
  if (reference !== undefined) addReference(text, reference, path, false, walk);
  const isRight = checkText(format, text, path, 'value', walk);
  if (format === 'uri-reference' && isRight && isFileName(text)) {
    walk.files.push({ uri: text, path: [...path] });
  }
}

function visitName(name: string, definition: Definition, path: ValuePath, walk: RecordWalk): void {
  if (definition.reference !== undefined) addReference(name, definition.reference, path, true, walk);
  if (definition.format !== undefined) checkText(definition.format, name, path, 'key', walk);
}

function addReference(
  text: string,
  target: ReferenceTarget,
  path: ValuePath,
  isKey: boolean,
  walk: RecordWalk,
): void {
  const id = normaliseId(text);
  if (id !== '') walk.references.push({ target, id, path: [...path], isKey });
}

/** Reports a text that does not fit its format; true where it fits. */
function checkText(
  format: string,
  text: string,
  path: ValuePath,
  at: 'value' | 'key',
  walk: RecordWalk,
): boolean {
  const mistake = checkFormat(format, text);
  if (mistake === undefined) return true;
  const place = describePath(path);
  const message =
    at === 'key' ? mistake.message : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${mistake.message}`;
  walk.findings.push({ ...mistake, message, path: [...path], at });
  return false;
}

/** Any mapping with a text `uri` is a media object; one with a file's name refers to a file. */
function visitMediaObject(value: JsonObject, path: ValuePath, walk: RecordWalk): void {
  const uri = value['uri'];
  if (typeof uri !== 'string' || !isFileName(uri)) return;
  const file: FileFact = { uri, path: [...path, 'uri'] };
  if (typeof value['sha256'] === 'string') file.sha256 = value['sha256'].trim().toLowerCase();
  walk.files.push(file);
}

/** True where the schema allows any value, as in `content`, `input` and `expected_output`. */
function isOpen(definition: Definition | undefined): boolean {
  return definition?.types.length === 0 && definition.properties.size === 0;
}

/** True for relative paths and `file:` addresses; one letter before a colon is a drive. Paths of other machines are no files here. */
function isFileName(uri: string): boolean {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1];
  if (scheme !== undefined) return scheme.toLowerCase() === 'file';
  return uri.trim() !== '' && !uri.startsWith('//') && !uri.startsWith('#') && !/[\r\n]/.test(uri);
}
