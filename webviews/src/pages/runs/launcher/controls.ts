import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import { valueAt } from '../../../../../shared/src/valueAt.ts';
import type { DraftPath } from './draft.ts';
import { fieldNameView } from '../../../fieldName.ts';
import type { Parameter } from './parameters.ts';

/** A place of the draft, and how it is changed; `undefined` takes the value out. */
export interface DraftPlace {
  draft: JsonObject;
  path: DraftPath;
  /** Of the control. */
  id: string;
  set: (path: DraftPath, value: JsonValue | undefined) => void;
}

/** Finds a place of the draft by its path. */
export type PlaceOf = (...path: (string | number)[]) => DraftPlace;

/** A control with its name and what it is about. */
export function labelled(
  { id }: DraftPlace,
  label: string | TemplateResult,
  control: TemplateResult,
  about = '',
): TemplateResult {
  return html`<div class="field">
    <label class="field-label" for=${id}>${label}</label>${control}<span
      class="muted about"
      id=${`${id}-about`}
      >${about}</span
    >
  </div>`;
}

/** A text of one line. It is bound without `live`, so that what is being typed is never overwritten. */
export function textControl({ draft, path, id, set }: DraftPlace, placeholder = ''): TemplateResult {
  const value = valueAt(draft, path);
  return html`<input
    id=${id}
    aria-describedby=${`${id}-about`}
    type="text"
    autocomplete="off"
    placeholder=${placeholder}
    .value=${typeof value === 'string' ? value : ''}
    @input=${(event: Event) => {
      const text = textOf(event).trim();
      set(path, text === '' ? undefined : text);
    }}
  />`;
}

/** A number from 0 on; what is none is not taken, and gone once the control is left. */
export function numberControl(
  { draft, path, id, set }: DraftPlace,
  { isWhole, placeholder = '' }: { isWhole: boolean; placeholder?: string },
): TemplateResult {
  const value = valueAt(draft, path);
  const shown = typeof value === 'number' ? String(value) : '';
  return html`<input
    id=${id}
    aria-describedby=${`${id}-about`}
    type="text"
    inputmode=${isWhole ? 'numeric' : 'decimal'}
    autocomplete="off"
    placeholder=${placeholder}
    .value=${shown}
    @input=${(event: Event) => {
      const text = textOf(event).trim();
      const number = Number(text);
      if (text === '') set(path, undefined);
      else if (number >= 0 && Number.isFinite(number) && (!isWhole || Number.isSafeInteger(number)))
        set(path, number);
    }}
    @change=${({ target }: Event) => {
      if (target instanceof HTMLInputElement && Number(target.value) !== value) target.value = shown;
    }}
  />`;
}

/** One of some values, or none of them. */
export function choiceControl(
  { draft, path, id, set }: DraftPlace,
  options: readonly (readonly [value: string, label: string])[],
  empty?: string,
): TemplateResult {
  const value = valueAt(draft, path);
  const chosen = typeof value === 'string' ? value : '';
  return html`<select
    id=${id}
    aria-describedby=${`${id}-about`}
    @change=${(event: Event) => {
      const text = textOf(event);
      set(path, text === '' ? undefined : text);
    }}
  >
    ${empty === undefined ? '' : html`<option value="" .selected=${live(chosen === '')}>${empty}</option>`}
    ${options.map(([one, label]) => html`<option value=${one} .selected=${live(one === chosen)}>${label}</option>`)}
  </select>`;
}

/** The control of a parameter; what is left empty is not written. */
export function parameterControl(place: DraftPlace, { name, type, usual, about }: Parameter): TemplateResult {
  const usually = usual === undefined ? '' : `usually ${wordOf(usual)}`;
  const label = fieldNameView(name);
  switch (type) {
    case 'whole':
    case 'number':
      return labelled(
        place,
        label,
        numberControl(place, { isWhole: type === 'whole', placeholder: usually }),
        about,
      );
    case 'text':
      return labelled(place, label, textControl(place, usually), about);
    case 'flag':
      return labelled(place, label, flagControl(place, usually), about);
    default:
      return labelled(
        place,
        label,
        choiceControl(
          place,
          type.map((one) => [one, one]),
          usually,
        ),
        about,
      );
  }
}

/** Yes, no, or what is usual. */
function flagControl({ draft, path, id, set }: DraftPlace, usually: string): TemplateResult {
  const value = valueAt(draft, path);
  const words: DraftPlace = {
    draft: typeof value === 'boolean' ? { flag: wordOf(value) } : {},
    path: ['flag'],
    id,
    set: (_, word) => {
      set(path, word === undefined ? undefined : word === wordOf(true));
    },
  };
  const choices = [true, false].map((one): [string, string] => [wordOf(one), wordOf(one)]);
  return choiceControl(words, choices, usually);
}

function wordOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
