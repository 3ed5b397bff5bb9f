import { html, nothing, type TemplateResult } from 'lit';
import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { FieldPath, FormControl, FormField } from '../../../../shared/src/protocol/form.ts';
import { icon } from '../../textView.ts';
import type { PlacedField } from './controls/parts.ts';
import { wordList } from './controls/textInput.ts';
import { elementId, problemsAt, problemsView } from './fieldProblems.ts';
import type { FieldHost } from './fieldHost.ts';
import type { FormStore } from './formStore.ts';

type Of<T extends FormControl['type']> = Extract<FormControl, { type: T }>;

/** A list of groups, such as the sources of a record. */
export function itemsView(
  host: FieldHost,
  { store, control, path, value }: PlacedField<Of<'list'>>,
): TemplateResult {
  const items = Array.isArray(value) ? value : [];
  return html`<div class="items">
    ${items.map((item, at) => itemView(store, host, control, [...path, at], isJsonObject(item) ? item : {}))}
    <div class="actions">
      ${control.sources.length === 0 ? nothing : chooseSource(store, host, control, path, items.length)}
      <button
        class="link add"
        @click=${() => {
          store.set([...path, items.length], {});
        }}
      >
        ${icon('add')} Add an empty one
      </button>
    </div>
  </div>`;
}

function itemView(
  store: FormStore,
  host: FieldHost,
  { item }: Of<'list'>,
  path: FieldPath,
  value: JsonObject,
): TemplateResult {
  const title = `${item.title} ${String(Number(path.at(-1)) + 1)}`;
  const fields = item.control.type === 'group' ? item.control.fields : [];
  return html`<div class="item" role="group" aria-labelledby=${elementId('label', path)}>
    <div class="field-head">
      <h4 class="title" id=${elementId('label', path)}>${title}</h4>
      <button
        class="icon-button"
        aria-label=${`Remove ${title}`}
        @click=${() => {
          store.change({ remove: path });
        }}
      >
        ${icon('trash')}
      </button>
    </div>
    ${host.fields(store, fields, path, value)} ${problemsView(store, path, problemsAt(store, path, false))}
  </div>`;
}

/** Adds an item that names a record of the workspace, as it is now. */
function chooseSource(
  store: FormStore,
  host: FieldHost,
  { sources }: Of<'list'>,
  path: FieldPath,
  count: number,
): TemplateResult {
  return html`<button
    class="secondary"
    @click=${() => {
      host.pick(
        sources.map(({ kind }) => kind),
        ({ id, kind, version }) => {
          const source = sources.find((known) => known.kind === kind);
          if (source === undefined) return;
          const item = { [source.property]: id, ...(version !== undefined && { version }) };
          store.set([...path, count], item);
        },
      );
    }}
  >
    ${icon('search')}Choose a record…
  </button>`;
}

/** Values of one type by names of the user's own, such as quality scores. */
export function mapView(
  host: FieldHost,
  { store, field, control, path, value }: PlacedField<Of<'map'>>,
): TemplateResult {
  const entries = Object.entries(isJsonObject(value) ? value : {});
  const { words } = field;
  const id = elementId('new', path);
  return html`<div class="items">
    ${entries.map(([name, item]) => host.field(store, namedItem(control.item, name), [...path, name], item))}
    <input
      id=${id}
      type="text"
      autocomplete="off"
      placeholder="Name of a new one, then Enter"
      aria-label=${`Name of a new ${control.item.title.toLowerCase()}`}
      list=${words === undefined ? nothing : elementId('words', path)}
      @focus=${() => {
        if (words !== undefined) void store.suggest(words);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
        const name = event.target.value.trim();
        event.target.value = '';
        if (name !== '' && !entries.some(([known]) => known === name))
          store.set([...path, name], initialOf(control.item));
      }}
    />${words === undefined ? nothing : wordList(store, path, words)}
  </div>`;
}

function namedItem(item: FormField, name: string): FormField {
  return { ...item, name, title: name, description: '', required: false };
}

/** In the middle of its range, or nothing at all. */
function initialOf({ control }: FormField): number | string {
  if (control.type !== 'number') return '';
  return ((control.minimum ?? 0) + (control.maximum ?? 0)) / 2;
}
