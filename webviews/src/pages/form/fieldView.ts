import { html, nothing, type TemplateResult } from 'lit';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { FieldPath, FormField } from '../../../../shared/src/protocol/form.ts';
import { icon, plainText } from '../../textView.ts';
import { freeValue, rawSwitch, typeSelect } from './controls/freeValue.ts';
import type { PlacedField } from './controls/parts.ts';
import { referenceInput } from './controls/reference.ts';
import { choiceInput, dateInput, fixedValue, numberInput } from './controls/simple.ts';
import { tagsInput } from './controls/tags.ts';
import { textInput } from './controls/textInput.ts';
import { keyOf } from './editQueue.ts';
import { elementId, problemsAt, problemsView } from './fieldProblems.ts';
import { helpView, mistakeView } from './fieldHelp.ts';
import { itemsView, mapView } from './collections.ts';
import type { FormStore } from './formStore.ts';
import type { FieldHost } from './fieldHost.ts';
import { fits } from './values.ts';

/** The fields of a record or of a group in it: what is set or needed, and a way to add what is not. */
export function fieldsView(
  store: FormStore,
  host: FieldHost,
  fields: readonly FormField[],
  path: FieldPath,
  value: JsonObject,
): TemplateResult {
  const isShown = (field: FormField): boolean =>
    Object.hasOwn(value, field.name) || field.required || store.opened.has(keyOf([...path, field.name]));
  const known = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(value).filter((name) => !known.has(name));
  return html`${fields
    .filter(isShown)
    .map((field) => fieldView(store, host, field, [...path, field.name], value[field.name]))}
  ${unknown.map((name) => fieldView(store, host, unknownField(name), [...path, name], value[name]))}
  ${addFieldView(
    host,
    path,
    fields.filter((field) => !isShown(field) && field.control.type !== 'fixed'),
  )}`;
}

/** A field with its title, help, control and problems. */
export function fieldView(
  store: FormStore,
  host: FieldHost,
  field: FormField,
  path: FieldPath,
  value: JsonValue | undefined,
): TemplateResult {
  const control = fits(field, value) ? field.control : ({ type: 'free', isObject: false } as const);
  const isContainer = ['group', 'list', 'map', 'free'].includes(control.type);
  const isNested = isContainer && typeof value === 'object' && value !== null && !store.raw.has(keyOf(path));
  const problems = problemsAt(store, path, !isNested);
  const placed = { store, field, control, path, value };
  return html`<div class="field" data-control=${control.type} data-name=${field.name}>
    <div class="field-head">
      ${
        isContainer
          ? html`<h3 class="title" id=${elementId('label', path)}>${field.title}</h3>`
          : html`<label class="title" id=${elementId('label', path)} for=${elementId('field', path)}
              >${field.title}</label
            >`
      }
      ${field.required && control.type !== 'fixed' ? html`<span class="muted">required</span>` : nothing}
      ${
        control.type === 'free' && value !== undefined
          ? html`${typeSelect(store, path, value, field.title)}${rawSwitch(store, path)}`
          : nothing
      }
      ${field.required ? nothing : removeButton(store, path, field.title)}
    </div>
    ${helpView(field, path)}
    <div class="value">${controlView(host, placed)}</div>
    ${mistakeView(store, path)}${problemsView(store, path, problems)}
  </div>`;
}

function controlView(host: FieldHost, placed: PlacedField): TemplateResult {
  const { store, field, control, path, value } = placed;
  switch (control.type) {
    case 'text':
      return textInput(store, path, typeof value === 'string' ? value : '', {
        multiline: control.multiline,
        words: field.words,
        hasHelp: true,
      });
    case 'choice':
      return choiceInput({ ...placed, control });
    case 'number':
      return numberInput({ ...placed, control });
    case 'date':
      return dateInput(placed);
    case 'reference':
      return referenceInput({ ...placed, control }, host);
    case 'tags':
      return tagsInput({ ...placed, control });
    case 'group':
      return html`<div class="group" role="group" aria-labelledby=${elementId('label', path)}>
        ${fieldsView(store, host, control.fields, path, isJsonObject(value) ? value : {})}
      </div>`;
    case 'list':
      return itemsView(host, { ...placed, control });
    case 'map':
      return mapView(host, { ...placed, control });
    case 'free':
      return freeValue(store, path, value ?? (control.isObject ? {} : ''));
    case 'fixed':
      return fixedValue(placed);
  }
}

function removeButton(store: FormStore, path: FieldPath, title: string): TemplateResult {
  return html`<button
    class="icon-button"
    aria-label=${`Remove ${plainText(title)}`}
    title="Remove this field"
    @click=${() => {
      store.remove(path);
    }}
  >
    ${icon('trash')}
  </button>`;
}

/** A property that the schema does not know: its value can be seen, mended or taken out. */
function unknownField(name: string): FormField {
  return { name, title: name, description: '', required: false, control: { type: 'free', isObject: false } };
}

function addFieldView(
  host: FieldHost,
  path: FieldPath,
  fields: readonly FormField[],
): TemplateResult | typeof nothing {
  if (fields.length === 0) return nothing;
  return html`<select
    class="add-field"
    aria-label="Add a field"
    @change=${(event: Event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const { value } = event.target;
      event.target.value = '';
      host.add([...path, value]);
    }}
  >
    <option value="">Add a field…</option>
    ${fields.map((field) => html`<option value=${field.name}>${field.title}</option>`)}
  </select>`;
}
