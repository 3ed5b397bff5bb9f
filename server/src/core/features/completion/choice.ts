import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';

/** A value to choose, before it is placed in the text. */
export interface ValueChoice {
  value: JsonValue;
  kind: CompletionItemKind;
  detail?: string;
  documentation?: string;
  /** A predicate whose records are counted when the choice is looked at. */
  matches?: JsonObject;
}
