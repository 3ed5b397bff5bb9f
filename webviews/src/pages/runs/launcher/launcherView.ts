import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../../textView.ts';
import type { RunsStore } from '../runsStore.ts';
import { draftOf } from './draft.ts';
import { planView } from './planView.ts';
import { specificationForm } from './specificationForm.ts';

/** Chooses a specification to plan and start, or makes a new one. */
export function launcherView(store: RunsStore): TemplateResult {
  const specifications = store.list.answer?.specifications ?? [];
  const { specId } = store.view;
  const chosen = specifications.find(({ id }) => id === specId?.toLowerCase());
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Start a run">
    <div class="toolbar">
      <label
        >Specification
        <select
          @change=${(event: Event) => {
            if (!(event.target instanceof HTMLSelectElement)) return;
            const { value } = event.target;
            store.launch(value === '' ? undefined : value);
          }}
        >
          <option value="" .selected=${live(specId === undefined)}>a new one</option>
          ${specifications.map(
            ({ id, name }) =>
              html`<option value=${id} .selected=${live(id === chosen?.id)}>${plainText(name)}</option>`,
          )}
        </select>
      </label>
      ${
        chosen === undefined
          ? nothing
          : html`<button
              class="secondary"
              title="Start a new specification from this one"
              @click=${() => {
                void copy(store, chosen.id);
              }}
            >
              Copy into a new one
            </button>`
      }
    </div>
    ${bodyView(store, chosen)}
  </div>`;
}

function bodyView(store: RunsStore, chosen: Parameters<typeof planView>[1] | undefined): TemplateResult {
  if (chosen !== undefined) return planView(store, chosen);
  if (store.view.specId !== undefined)
    return html`<p class="quiet" role="status">
      ${store.list.isRunning ? 'Looking for the specification…' : 'The specification is not in a saved file yet, or it is gone.'}
    </p>`;
  const { answer, error } = store.choices;
  if (answer === undefined)
    return error === undefined
      ? html`<p class="quiet" role="status">Reading templates and datasets…</p>`
      : html`<p class="quiet" role="alert">${error.message}</p>`;
  return specificationForm(store, answer);
}

async function copy(store: RunsStore, id: string): Promise<void> {
  const record = await store.rpc.call('records/get', { id }).catch(() => undefined);
  if (record === null || record === undefined) return;
  store.show({ draft: draftOf(record.value) });
  store.launch();
}
