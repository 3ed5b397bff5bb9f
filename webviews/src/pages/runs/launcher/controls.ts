import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { JsonObject, JsonValue } from '../../../../../shared/src/json.ts';
import { valueAt } from '../../../../../shared/src/valueAt.ts';
import type { Parameter } from './parameters.ts';

/** A place of the draft, and how it is changed; `undefined` takes the value out. */
export interface DraftPlace {
  draft: JsonObject;
  path: readonly string[];
  set: (path: readonly string[], value: JsonValue | undefined) => void;
}

/** A labelled control with what it is about. */
export function labelled(label: string, control: TemplateResult, about = ''): TemplateResult {
  return html`<label class="field"
    ><span class="field-label">${label}</span>${control}<span class="muted about">${about}</span></label
  >`;
}

/** A text of one line. */
export function textControl({ draft, path, set }: DraftPlace, placeholder = ''): TemplateResult {
  const value = valueAt(draft, path);
  return html`<input
    type="text"
    autocomplete="off"
    placeholder=${placeholder}
    .value=${live(typeof value === 'string' ? value : '')}
    @change=${(event: Event) => {
      const text = textOf(event).trim();
      set(path, text === '' ? undefined : text);
    }}
  />`;
}

/** A number; what is none is not taken. */
export function numberControl(
  { draft, path, set }: DraftPlace,
  { isWhole, placeholder = '' }: { isWhole: boolean; placeholder?: string },
): TemplateResult {
  const value = valueAt(draft, path);
  return html`<input
    type="number"
    min="0"
    step=${isWhole ? '1' : 'any'}
    placeholder=${placeholder}
    .value=${live(typeof value === 'number' ? String(value) : '')}
    @change=${(event: Event) => {
      const text = textOf(event).trim();
      const number = Number(text);
      const fits = text !== '' && Number.isFinite(number) && number >= 0;
      set(path, fits ? (isWhole ? Math.round(number) : number) : undefined);
    }}
  />`;
}

/** One of some values, or none of them. */
export function choiceControl(
  { draft, path, set }: DraftPlace,
  options: readonly (readonly [value: string, label: string])[],
  empty?: string,
): TemplateResult {
  const value = valueAt(draft, path);
  const chosen = typeof value === 'string' ? value : '';
  return html`<select
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
  const usually = usual === undefined ? '' : `usually ${String(usual)}`;
  if (type === 'whole' || type === 'number')
    return labelled(name, numberControl(place, { isWhole: type === 'whole', placeholder: usually }), about);
  if (type === 'text') return labelled(name, textControl(place, usually), about);
  if (type !== 'flag')
    return labelled(
      name,
      choiceControl(
        place,
        type.map((one) => [one, one]),
        usually,
      ),
      about,
    );
  const value = valueAt(place.draft, place.path);
  const shown = {
    ...place,
    draft: {},
    path: ['flag'],
    set: (_: readonly string[], text: JsonValue | undefined) => {
      place.set(place.path, text === undefined ? undefined : text === 'yes');
    },
  };
  return labelled(
    name,
    choiceControl(
      { ...shown, draft: value === undefined ? {} : { flag: value === true ? 'yes' : 'no' } },
      [
        ['yes', 'yes'],
        ['no', 'no'],
      ],
      usual === undefined ? 'not set' : `usually ${usual === true ? 'yes' : 'no'}`,
    ),
    about,
  );
}

function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
