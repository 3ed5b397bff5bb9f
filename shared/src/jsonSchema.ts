import type { JsonValue } from './json.ts';
import type { RecordKind } from './recordKind.ts';

/** The part of JSON Schema 2020-12 that our schemas use, with our annotations (`x-…`) and editor keywords. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  type?: string | readonly string[];
  const?: JsonValue;
  default?: JsonValue;
  enum?: readonly JsonValue[];
  enumDescriptions?: readonly string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  minLength?: number;
  uniqueItems?: boolean;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  dependentRequired?: Record<string, readonly string[]>;
  items?: JsonSchema;
  oneOf?: readonly JsonSchema[];
  examples?: readonly JsonValue[];
  /** The message where `oneOf` fails. */
  errorMessage?: string;
  defaultSnippets?: readonly { label: string; description: string; body: string }[];
  'x-role'?: 'content' | 'annotation' | 'derived';
  'x-search'?: 'vector' | 'keyword' | 'none';
  'x-search-weight'?: number;
  'x-reference'?: RecordKind | 'member';
  'x-merge'?: 'set' | 'whole';
}

/** A record kind's schema: the root says what the kind is. */
export interface RecordSchema extends JsonSchema {
  title: string;
  description: string;
  'x-record': { kind: RecordKind; suffix: string; id: string; plural: string };
}
