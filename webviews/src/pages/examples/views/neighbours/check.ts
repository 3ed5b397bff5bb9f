import { html, type TemplateResult } from 'lit';
import { icon } from '../../../../textView.ts';
import type { Selection } from '../../selection.ts';

/** The box that selects a row by the pointer; the row itself says whether it is selected, and Space toggles it. */
export function checkView(selection: Selection, id: string): TemplateResult {
  return html`<span
    class="check"
    aria-hidden="true"
    ?data-on=${selection.has(id)}
    @click=${(event: Event) => {
      event.stopPropagation();
      if (id !== '') selection.toggle(id);
    }}
    >${selection.has(id) ? icon('check') : ''}</span
  >`;
}
