import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormControl } from '../../../../../shared/src/protocol/form.ts';
import { icon, textView } from '../../../textView.ts';
import { fieldText } from '../fieldText.ts';
import { described, numberDraft, plainDraft, shownText, textOf, type PlacedField } from './parts.ts';

type Of<T extends FormControl['type']> = Extract<FormControl, { type: T }>;

/** One of few values; without one where the record has none. */
export function choiceInput({
  store,
  field,
  control,
  path,
  value,
}: PlacedField<Of<'choice'>>): TemplateResult {
  const { id, describedBy, invalid } = described(store, path, true);
  const chosen = control.options.find((option) => option.value === value);
  return html`<select
      id=${id}
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      @change=${(event: Event) => {
        const text = textOf(event);
        if (text === '') store.remove(path);
        else store.set(path, text);
      }}
    >
      ${
        value === undefined || !field.required
          ? html`<option value="" .selected=${live(value === undefined)}>not set</option>`
          : nothing
      }
      ${control.options.map(
        (option) =>
          html`<option value=${option.value} .selected=${live(option.value === value)}>
            ${option.value.replaceAll('_', ' ')}
          </option>`,
      )}
    </select>
    ${chosen === undefined ? nothing : html`<span class="muted">${chosen.description}</span>`}`;
}

/** A number; between two bounds with a slider beside it. */
export function numberInput({ store, control, path, value }: PlacedField<Of<'number'>>): TemplateResult {
  const { id, describedBy, invalid } = described(store, path, true);
  const { minimum, maximum, integer } = control;
  const text = shownText(store, path, typeof value === 'number' ? String(value) : '');
  const type = (event: Event): void => {
    store.type(path, numberDraft(textOf(event), integer));
  };
  const number = html`<input
    id=${id}
    class="number"
    type="text"
    inputmode=${integer ? 'numeric' : 'decimal'}
    autocomplete="off"
    aria-describedby=${describedBy}
    aria-invalid=${invalid}
    @input=${type}
    @blur=${() => {
      store.leave(path);
    }}
    ${fieldText(text)}
  />`;
  const range = rangeText(minimum, maximum);
  if (minimum === undefined || maximum === undefined || integer)
    return html`${number}${range === '' ? nothing : html`<span class="muted">${range}</span>`}`;
  const place = Number(text);
  return html`<input
      class="slider"
      type="range"
      min=${minimum}
      max=${maximum}
      step="0.01"
      aria-labelledby=${id.replace(/^field/, 'label')}
      aria-valuetext=${text === '' ? 'not set' : text}
      .value=${live(String(text === '' || !Number.isFinite(place) ? minimum : place))}
      @input=${type}
      @change=${() => {
        store.leave(path);
      }}
    />${number}<span class="muted">${range}</span>`;
}

function rangeText(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `${String(minimum)} to ${String(maximum)}`;
  if (minimum !== undefined) return `${String(minimum)} or more`;
  return maximum === undefined ? '' : `at most ${String(maximum)}`;
}

/** Local date and time, and the offset behind it, of RFC 3339. */
const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A point in time: the editor's own date picker where the text is one, in the time zone that the text names. */
export function dateInput({ store, path, value }: PlacedField): TemplateResult {
  const { id, describedBy, invalid } = described(store, path, true);
  const text = typeof value === 'string' ? value : '';
  const [, local, offset = 'Z'] = DATE.exec(text) ?? [];
  const now = html`<button
    class="secondary"
    @click=${() => {
      store.set(path, new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
    }}
  >
    Now
  </button>`;
  if (local === undefined && text !== '')
    return html`<input
        id=${id}
        type="text"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        @input=${(event: Event) => {
          store.type(path, plainDraft(textOf(event)));
        }}
        @blur=${() => {
          store.leave(path);
        }}
        ${fieldText(shownText(store, path, text))}
      />${now}`;
  return html`<input
      id=${id}
      type="datetime-local"
      step="1"
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      .value=${live(local ?? '')}
      @change=${(event: Event) => {
        const typed = textOf(event);
        if (typed !== '') store.set(path, `${typed.length === 16 ? `${typed}:00` : typed}${offset}`);
      }}
    /><span class="muted">${/^z$/i.test(offset) ? 'UTC' : offset}</span>${now}`;
}

/** What tools write: shown, not edited. */
export function fixedValue({ value }: PlacedField): TemplateResult {
  if (typeof value === 'string') return html`<span class="fixed">${textView(value)}</span>`;
  const text = JSON.stringify(value ?? null);
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return html`<span class="fixed">${icon('lock')} ${textView(shown)}</span>`;
}
