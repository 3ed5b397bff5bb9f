import { html, nothing, type TemplateResult } from 'lit';
import type { FieldPath, FormField } from '../../../../shared/src/protocol/form.ts';
import { elementId } from './fieldProblems.ts';
import type { FormStore } from './formStore.ts';

/** The schema's prose about a field; code in it as code. */
export function helpView({ description }: FormField, path: FieldPath): TemplateResult | typeof nothing {
  if (description === '') return nothing;
  const parts = description.split('`');
  const shown = parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));
  return html`<p class="help" id=${elementId('help', path)}>${shown}</p>`;
}

/** Why what is typed means nothing yet. */
export function mistakeView(store: FormStore, path: FieldPath): TemplateResult | typeof nothing {
  const meaning = store.draft(path)?.meaning;
  if (meaning === undefined || !('mistake' in meaning)) return nothing;
  return html`<p class="mistake" id=${elementId('mistake', path)} role="status">${meaning.mistake}</p>`;
}
