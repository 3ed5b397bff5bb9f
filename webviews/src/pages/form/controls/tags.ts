import { html, type TemplateResult } from 'lit';
import type { FieldPath, FormControl } from '../../../../../shared/src/protocol/form.ts';
import { icon, plainText, textView } from '../../../textView.ts';
import { elementId } from '../fieldProblems.ts';
import type { FormStore } from '../formStore.ts';
import { described, type PlacedField } from './parts.ts';
import { wordList } from './textInput.ts';
import { nothing } from 'lit';

type Tags = Extract<FormControl, { type: 'tags' }>;

/** A list of texts as chips: those that the schema names as switches, others to add and take out. */
export function tagsInput({ store, field, control, path, value }: PlacedField<Tags>): TemplateResult {
  const tags = Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : [];
  const { options } = control;
  if (options !== undefined) {
    return html`<div class="chips" role="group" aria-labelledby=${elementId('label', path)}>
      ${options.map((option) => {
        const isOn = tags.includes(option.value);
        return html`<button
          class="toggle"
          aria-pressed=${isOn ? 'true' : 'false'}
          title=${option.description}
          @click=${() => {
            change(store, path, isOn ? tags.filter((tag) => tag !== option.value) : [...tags, option.value]);
          }}
        >
          ${option.value}
        </button>`;
      })}
    </div>`;
  }
  const { id, describedBy, invalid } = described(store, path, true);
  return html`<div class="chips">
    <ul class="chip-list">
      ${tags.map(
        (tag, at) =>
          html`<li class="chip">
            ${textView(tag)}<button
              class="icon-button"
              aria-label=${`Remove ${plainText(tag)}`}
              @click=${() => {
                removeAt(store, path, tags, at);
              }}
            >
              ${icon('close')}
            </button>
          </li>`,
      )}
    </ul>
    <input
      id=${id}
      type="text"
      autocomplete="off"
      placeholder="Type and press Enter"
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
      list=${field.words === undefined ? nothing : elementId('words', path)}
      @focus=${() => {
        if (field.words !== undefined) void store.suggest(field.words);
      }}
      @keydown=${(event: KeyboardEvent) => {
        pressed(store, path, tags, event);
      }}
      @blur=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) addTyped(store, path, tags, event.target);
      }}
    />${field.words === undefined ? nothing : wordList(store, path, field.words)}
  </div>`;
}

function pressed(store: FormStore, path: FieldPath, tags: readonly string[], event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || event.isComposing) return;
  if (event.key === 'Enter' || event.key === ',') {
    event.preventDefault();
    addTyped(store, path, tags, target);
  } else if (event.key === 'Backspace' && target.value === '' && tags.length > 0)
    removeAt(store, path, tags, tags.length - 1);
}

function addTyped(store: FormStore, path: FieldPath, tags: readonly string[], input: HTMLInputElement): void {
  const tag = input.value.trim();
  input.value = '';
  if (tag !== '' && !tags.includes(tag)) change(store, path, [...tags, tag]);
}

function removeAt(store: FormStore, path: FieldPath, tags: readonly string[], at: number): void {
  change(
    store,
    path,
    tags.filter((_, position) => position !== at),
  );
}

/** An empty list says nothing: the field stays open, and the property goes. */
function change(store: FormStore, path: FieldPath, tags: readonly string[]): void {
  if (tags.length > 0) store.set(path, [...tags]);
  else {
    store.remove(path);
    store.open(path);
  }
}
