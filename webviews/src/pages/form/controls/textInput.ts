import { numeral } from '../../../../../shared/src/counted.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldPath } from '../../../../../shared/src/protocol/form.ts';
import { plainText } from '../../../textView.ts';
import { fieldText } from '../fieldText.ts';
import { elementId } from '../fieldProblems.ts';
import type { FormStore } from '../formStore.ts';
import { described, plainDraft, shownText, textOf } from './parts.ts';

/** How a text is typed. */
export interface TextInputOptions {
  multiline: boolean;
  /** What to suggest; absent where nothing is. */
  words?: string | undefined;
  /** Name for screen readers, where no label stands beside it. */
  label?: string;
  hasHelp: boolean;
}

/** Texts of more characters are not put into an input: it would be slow, and nobody reads them there. */
export const LONGEST_TEXT = 100_000;

/** A text, on one line or as many as it has. */
export function textInput(
  store: FormStore,
  path: FieldPath,
  text: string,
  options: TextInputOptions,
): TemplateResult {
  const shown = shownText(store, path, text);
  if (shown.length > LONGEST_TEXT)
    return html`<p class="muted">A text of ${numeral(shown.length)} characters: edit it in the text.</p>`;
  const { id, describedBy, invalid } = described(store, path, options.hasHelp);
  const label = options.label ?? nothing;
  const type = (event: Event): void => {
    store.type(path, plainDraft(textOf(event)));
  };
  const leave = (): void => {
    store.leave(path);
  };
  if (options.multiline || shown.includes('\n'))
    return html`<textarea
      id=${id}
      rows="1"
      aria-label=${label}
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      @input=${type}
      @blur=${leave}
      ${fieldText(shown)}
    ></textarea>`;
  const { words } = options;
  return html`<input
      id=${id}
      type="text"
      autocomplete="off"
      aria-label=${label}
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      list=${words === undefined ? nothing : elementId('words', path)}
      @focus=${() => {
        if (words !== undefined) void store.suggest(words);
      }}
      @input=${type}
      @blur=${leave}
      ${fieldText(shown)}
    />${words === undefined ? nothing : wordList(store, path, words)}`;
}

/** The suggestions of a field. */
export function wordList(store: FormStore, path: FieldPath, words: string): TemplateResult {
  return html`<datalist id=${elementId('words', path)}>
    ${(store.words.get(words) ?? []).map((word) => html`<option value=${plainText(word)}></option>`)}
  </datalist>`;
}
