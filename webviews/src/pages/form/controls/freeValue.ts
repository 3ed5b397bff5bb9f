import { numeral } from '../../../../../shared/src/counted.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isJsonObject, type JsonValue } from '../../../../../shared/src/json.ts';
import type { FieldPath } from '../../../../../shared/src/protocol/form.ts';
import { icon, plainText } from '../../../textView.ts';
import type { Draft } from '../drafts.ts';
import { keyOf } from '../editQueue.ts';
import { elementId, problemsAt, problemsView } from '../fieldProblems.ts';
import { fieldText } from '../fieldText.ts';
import type { FormStore } from '../formStore.ts';
import { convert, freshName, typeOf, VALUE_TYPES } from '../values.ts';
import { described, numberDraft, shownText, textOf } from './parts.ts';
import { textInput } from './textInput.ts';

/** Rows of one list or object that are shown, and how deep rows nest: beyond, the value is edited as JSON. */
const MOST_ROWS = 100;
const DEEPEST = 8;

/** Any JSON value as rows of name, type and value, which nest; or its JSON as text. */
export function freeValue(store: FormStore, path: FieldPath, value: JsonValue, depth = 0): TemplateResult {
  if (store.raw.has(keyOf(path)) || depth > DEEPEST) return rawValue(store, path, value);
  if (Array.isArray(value))
    return rows(
      store,
      path,
      value.map((item, at) => [at, item] as const),
      depth,
    );
  if (isJsonObject(value)) return rows(store, path, Object.entries(value), depth);
  return scalar(store, path, value);
}

/** The switch between rows and JSON. */
export function rawSwitch(store: FormStore, path: FieldPath): TemplateResult {
  return html`<button
    class="link"
    @click=${() => {
      store.toggleRaw(path);
    }}
  >
    ${store.raw.has(keyOf(path)) ? 'Edit as fields' : 'Edit as JSON'}
  </button>`;
}

/** The type of a value, to be changed. */
export function typeSelect(
  store: FormStore,
  path: FieldPath,
  value: JsonValue,
  name: string,
): TemplateResult {
  const type = typeOf(value);
  return html`<select
    class="type"
    aria-label=${`Type of ${plainText(name)}`}
    @change=${(event: Event) => {
      const chosen = VALUE_TYPES.find((known) => known === textOf(event));
      if (chosen !== undefined) store.set(path, convert(value, chosen));
    }}
  >
    ${VALUE_TYPES.map(
      (known) => html`<option value=${known} .selected=${live(known === type)}>${known}</option>`,
    )}
  </select>`;
}

function rows(
  store: FormStore,
  path: FieldPath,
  entries: readonly (readonly [string | number, JsonValue])[],
  depth: number,
): TemplateResult {
  const more = entries.length - MOST_ROWS;
  return html`<div class="rows" role="group" aria-labelledby=${elementId('label', path)}>
    ${entries.slice(0, MOST_ROWS).map(([step, value]) => row(store, [...path, step], step, value, depth))}
    ${
      more > 0 ? html`<p class="muted">${numeral(more)} more: edit them as JSON or in the text.</p>` : nothing
    }
    ${addButton(store, path, entries)}
  </div>`;
}

function row(
  store: FormStore,
  path: FieldPath,
  step: string | number,
  value: JsonValue,
  depth: number,
): TemplateResult {
  const isNested = typeof value === 'object' && value !== null;
  const name = typeof step === 'number' ? `Item ${String(step + 1)}` : step;
  const problems = problemsAt(store, path, !isNested || store.raw.has(keyOf(path)));
  return html`<div class="row" data-nested=${isNested ? 'true' : 'false'}>
    <div class="row-head">
      ${
        typeof step === 'number'
          ? html`<span class="row-name" id=${elementId('label', path)}>${name}</span>`
          : nameInput(store, path, step)
      }
      ${typeSelect(store, path, value, name)}
      <button
        class="icon-button"
        aria-label=${`Remove ${plainText(name)}`}
        @click=${() => {
          store.change({ remove: path });
        }}
      >
        ${icon('trash')}
      </button>
    </div>
    <div class="row-value">${freeValue(store, path, value, depth + 1)}</div>
    ${problemsView(store, path, problems)}
  </div>`;
}

/** A key: it gets its new name when it is left or Enter is pressed, not at every letter. */
function nameInput(store: FormStore, path: FieldPath, name: string): TemplateResult {
  return html`<input
    id=${elementId('label', path)}
    class="row-name"
    type="text"
    autocomplete="off"
    aria-label=${`Name of ${plainText(name)}`}
    .value=${name}
    @change=${(event: Event) => {
      const to = textOf(event);
      if (to !== '' && to !== name) store.change({ rename: path, to });
      else if (event.target instanceof HTMLInputElement) event.target.value = name;
    }}
  />`;
}

function addButton(
  store: FormStore,
  path: FieldPath,
  entries: readonly (readonly [string | number, JsonValue])[],
): TemplateResult {
  const isList = Array.isArray(store.valueAt(path));
  return html`<button
    class="link add"
    @click=${() => {
      const names = Object.fromEntries(entries.map(([name]) => [name, true]));
      const step = isList ? entries.length : freshName(names, 'field');
      store.set([...path, step], '');
    }}
  >
    ${icon('add')} ${isList ? 'Add an item' : 'Add a field'}
  </button>`;
}

function scalar(store: FormStore, path: FieldPath, value: JsonValue): TemplateResult {
  const name = plainText(String(path.at(-1) ?? ''));
  if (typeof value === 'string')
    return textInput(store, path, value, { multiline: true, label: name, hasHelp: false });
  if (typeof value === 'boolean')
    return html`<input
      id=${elementId('field', path)}
      type="checkbox"
      aria-label=${name}
      .checked=${live(value)}
      @change=${() => {
        store.set(path, !value);
      }}
    />`;
  if (value === null) return html`<span class="muted">null</span>`;
  return typedInput(store, path, JSON.stringify(value), name, (text) => numberDraft(text, false));
}

/** A value as JSON text; it goes to the document whenever it is whole. */
function rawValue(store: FormStore, path: FieldPath, value: JsonValue): TemplateResult {
  const { id, describedBy, invalid } = described(store, path, false);
  return html`<textarea
    id=${id}
    class="raw"
    rows="3"
    spellcheck="false"
    aria-label=${`${plainText(String(path.at(-1) ?? ''))} as JSON`}
    aria-describedby=${describedBy}
    aria-invalid=${invalid}
    @input=${(event: Event) => {
      store.type(path, jsonDraft(textOf(event)));
    }}
    @blur=${() => {
      store.leave(path);
    }}
    ${fieldText(shownText(store, path, JSON.stringify(value, undefined, 2)))}
  ></textarea>`;
}

function jsonDraft(text: string): Draft {
  try {
    return { text, meaning: { value: JSON.parse(text) as JsonValue } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { text, meaning: { mistake: `No JSON yet: ${reason}` } };
  }
}

function typedInput(
  store: FormStore,
  path: FieldPath,
  text: string,
  label: string,
  draft: (text: string) => Draft,
): TemplateResult {
  const { id, describedBy, invalid } = described(store, path, false);
  return html`<input
    id=${id}
    class="number"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${label}
    aria-describedby=${describedBy}
    aria-invalid=${invalid}
    @input=${(event: Event) => {
      store.type(path, draft(textOf(event)));
    }}
    @blur=${() => {
      store.leave(path);
    }}
    ${fieldText(shownText(store, path, text))}
  />`;
}
