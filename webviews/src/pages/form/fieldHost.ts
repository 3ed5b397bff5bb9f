import type { TemplateResult } from 'lit';
import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';
import type { FieldPath, FormField } from '../../../../shared/src/protocol/form.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { FormStore } from './formStore.ts';

/** A record that someone chose. */
export interface PickedRecord {
  kind: SearchableKind;
  id: string;
  version?: number;
}

/** What fields need of the page around them: other fields, which nest, and the search for a record. */
export interface FieldHost {
  field(store: FormStore, field: FormField, path: FieldPath, value: JsonValue | undefined): TemplateResult;
  fields(store: FormStore, fields: readonly FormField[], path: FieldPath, value: JsonObject): TemplateResult;
  /** Shows a field that has no value yet, and gives it the keyboard. */
  add(path: FieldPath): void;
  /** Lets the user choose a record of some kinds. */
  pick(kinds: readonly SearchableKind[], chosen: (record: PickedRecord) => void): void;
}
