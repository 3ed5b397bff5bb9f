import type { JsonValue } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';

/** Who owns a property: `content` makes the version, `annotation` is people's, `derived` is written by tools. */
export type Role = 'content' | 'annotation' | 'derived';

/** What a reference may point at. `member`: a DataBit or an example. */
export type ReferenceTarget = RecordKind | 'member';

/** One place of a schema, compiled from JSON Schema: what a value there means, and what may stand in it. */
export interface Definition {
  /** Name of the shared definition in `$defs` that the place refers to, for example `predicate`. */
  name?: string;
  title: string;
  description: string;
  /** Allowed JSON types; empty where any value may stand. */
  types: readonly string[];
  enumValues: readonly JsonValue[];
  /** Prose for each of `enumValues`, in the same order. */
  enumDescriptions: readonly string[];
  /** Some of the values that may stand there, worth offering; others may, too. */
  examples: readonly JsonValue[];
  /** The only value, where the schema says `const`. */
  constant?: JsonValue;
  default?: JsonValue;
  /** `uuid`, `date-time`, `uri-reference`, `spdx-expression`, `rule-code`, `python-class`. */
  format?: string;
  /** The lowest and the highest number. */
  minimum?: number;
  maximum?: number;
  role?: Role;
  search: 'vector' | 'keyword' | 'none';
  searchWeight: number;
  reference?: ReferenceTarget;
  /** How two changes of one value become one: a list as a `set`, an object only as a `whole`. */
  merge?: 'set' | 'whole';
  properties: ReadonlyMap<string, Definition>;
  required: readonly string[];
  /** Properties of which exactly one may stand, where the schema says so. */
  alternatives?: readonly string[];
  /** What a property cannot stand without, by its name. */
  companions?: ReadonlyMap<string, readonly string[]>;
  /** Definition of properties that have no entry of their own; `false`: there may be none; absent: any value. */
  additional?: Definition | false;
  /** Definition of keys, for maps whose keys are references or have a format. */
  propertyNames?: Definition;
  items?: Definition;
  snippets: readonly DefinitionSnippet[];
  /** What is said where the alternatives of the schema (`oneOf`) do not fit. */
  errorMessage?: string;
}

/** A whole value to insert; `${id}` and `${now}` stand for a fresh id and the current time, the rest is LSP snippet syntax. */
export interface DefinitionSnippet {
  label: string;
  description: string;
  body: string;
}
