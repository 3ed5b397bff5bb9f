import { html, nothing, type TemplateResult } from 'lit';
import type { FormControl } from '../../../../../shared/src/protocol/form.ts';
import { icon, textView } from '../../../textView.ts';
import type { FieldHost } from '../fieldHost.ts';
import { elementId } from '../fieldProblems.ts';
import type { PlacedField } from './parts.ts';

type Reference = Extract<FormControl, { type: 'reference' }>;

/** A record that this one names: by its name, with ways to open it and to choose another. */
export function referenceInput(
  { store, control, path, value }: PlacedField<Reference>,
  host: FieldHost,
): TemplateResult {
  const id = typeof value === 'string' ? value.trim().toLowerCase() : '';
  const name = store.answer?.record?.names[id];
  const { kind } = control;
  return html`<span class="reference">
      ${
        id === ''
          ? html`<span class="muted">none</span>`
          : html`${name === undefined ? nothing : html`<strong>${textView(name)}</strong> `}<code
                >${textView(id)}</code
              >`
      }
    </span>
    ${
      id === ''
        ? nothing
        : html`<button
            class="link"
            @click=${() => {
              store.rpc.host('openRecord', { id });
            }}
          >
            Open
          </button>`
    }
    ${
      kind === 'databit' || kind === 'example'
        ? html`<button
            id=${elementId('field', path)}
            class="secondary"
            @click=${() => {
              host.pick([kind], ({ id: chosen }) => {
                store.set(path, chosen);
              });
            }}
          >
            ${icon('search')}Choose…
          </button>`
        : nothing
    }`;
}
