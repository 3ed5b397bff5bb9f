import { nothing } from 'lit';
import type { JsonValue } from '../../../../../shared/src/json.ts';
import type { FieldPath, FormField } from '../../../../../shared/src/protocol/form.ts';
import type { Draft } from '../drafts.ts';
import { elementId, problemsAt } from '../fieldProblems.ts';
import type { FormStore } from '../formStore.ts';

/** A field at its place in the record. */
export interface PlacedField<C = FormField['control']> {
  store: FormStore;
  field: FormField;
  control: C;
  path: FieldPath;
  /** Absent where the record has none. */
  value: JsonValue | undefined;
}

/** What an input says of itself to screen readers. */
export interface Described {
  id: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | 'false';
}

/** The ids of a field's help and problems, and whether it has an error. */
export function described(store: FormStore, path: FieldPath, hasHelp: boolean): Described {
  const problems = problemsAt(store, path, true);
  const isWrong = store.draft(path)?.meaning;
  const parts = [
    ...(hasHelp ? [elementId('help', path)] : []),
    ...(problems.length > 0 ? [elementId('problems', path)] : []),
    ...(isWrong !== undefined && 'mistake' in isWrong ? [elementId('mistake', path)] : []),
  ];
  return {
    id: elementId('field', path),
    describedBy: parts.length > 0 ? parts.join(' ') : nothing,
    invalid:
      problems.some(({ severity }) => severity === 'error') || (isWrong && 'mistake' in isWrong)
        ? 'true'
        : 'false',
  };
}

/** The text that an input shows: what is typed, else the document's. */
export function shownText(store: FormStore, path: FieldPath, text: string): string {
  return store.draft(path)?.text ?? text;
}

/** Text as a draft that means itself. */
export function plainDraft(text: string): Draft {
  return { text, meaning: { value: text } };
}

/** A typed number as a draft. */
export function numberDraft(text: string, integer: boolean): Draft {
  const number = Number(text.trim());
  const isNumber =
    text.trim() !== '' && Number.isFinite(number) && (!integer || Number.isSafeInteger(number));
  const what = integer ? 'Type a whole number.' : 'Type a number.';
  return { text, meaning: isNumber ? { value: number } : { mistake: what } };
}

/** The text of an input that an event is about. */
export function textOf(event: Event): string {
  const { target } = event;
  const isInput =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  return isInput ? target.value : '';
}
