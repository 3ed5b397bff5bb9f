import { html, type TemplateResult } from 'lit';
import { icon } from '../../../textView.ts';

/** A list to choose one value from. */
export function picker(
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="picker"
    >${label}
    <select
      aria-label=${label}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) choose(event.target.value);
      }}
    >
      ${options.map(([name, shown]) => html`<option value=${name} .selected=${name === value}>${shown}</option>`)}
    </select>
  </label>`;
}

/** A button with an icon and a word. */
export function button(
  name: string,
  label: string,
  act: () => void,
  { title = '', isPrimary = false, keys = '' }: { title?: string; isPrimary?: boolean; keys?: string } = {},
): TemplateResult {
  return html`<button
    class=${isPrimary ? 'primary' : 'secondary'}
    title=${title === '' ? label : title}
    aria-keyshortcuts=${keys}
    @click=${act}
  >
    ${icon(name)}<span>${label}</span>
  </button>`;
}
