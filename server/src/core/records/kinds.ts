import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { SCHEMAS } from '../../../../shared/src/generated/schemas.ts';

/** What the schema of a record kind says about the kind itself (`x-record`). */
export interface KindDescription {
  kind: RecordKind;
  /** Files of the kind end in `.<suffix>.yaml` or `.<suffix>.yml`. */
  suffix: string;
  /** The property that holds the identity. */
  idProperty: string;
  title: string;
  plural: string;
  description: string;
}

/** All record kinds, in the order of the schemas. */
export const RECORD_KINDS: readonly KindDescription[] = Object.values(SCHEMAS.records).map((schema) => ({
  kind: schema['x-record'].kind,
  suffix: schema['x-record'].suffix,
  idProperty: schema['x-record'].id,
  title: schema.title,
  plural: schema['x-record'].plural,
  description: schema.description,
}));

const byKind = new Map(RECORD_KINDS.map((description) => [description.kind, description]));
const bySuffix = new Map(RECORD_KINDS.map((description) => [description.suffix, description.kind]));

/** The description of a kind. */
export function describeKind(kind: RecordKind): KindDescription {
  const description = byKind.get(kind);
  if (description === undefined) throw new Error(`No schema describes the record kind ${kind}.`);
  return description;
}

/** The kind of record that a file holds, by the suffix of its path or URI; `undefined` for any other file. */
export function kindOfUri(uri: string): RecordKind | undefined {
  const suffix = /\.([a-z]+)\.ya?ml$/.exec(uri)?.[1];
  return suffix === undefined ? undefined : bySuffix.get(suffix);
}

/** True for the comments on a record, `.databits/reviews/<record id>.yaml`. */
export function isCommentsUri(uri: string): boolean {
  return /\/\.databits\/reviews\/[^/]+\.yaml$/.test(uri);
}

/** True for the project configuration `databits.yaml`, at any depth. */
export function isConfigurationUri(uri: string): boolean {
  return /(^|\/)databits\.ya?ml$/.test(uri);
}
