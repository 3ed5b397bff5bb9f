import { html, nothing, type TemplateResult } from 'lit';
import { textView } from '../../textView.ts';
import type { FormStore } from './formStore.ts';

/** Asks before a record goes, and says what refers to it. */
export function deleteDialog(store: FormStore): TemplateResult {
  const record = store.answer?.record;
  const places = record?.referredBy ?? 0;
  const close = (): void => {
    document.querySelector<HTMLDialogElement>('#delete-record')?.close();
  };
  return html`<dialog id="delete-record" class="dialog" aria-labelledby="delete-title">
    <h2 id="delete-title">Delete ${record === undefined ? nothing : html`“${textView(record.name)}”`}?</h2>
    <p>
      ${
        places === 0
          ? 'Nothing refers to it. '
          : `${String(places)} ${places === 1 ? 'place refers' : 'places refer'} to it and will have a problem. `
      }
      Undo brings it back.
    </p>
    <div class="dialog-foot">
      <button class="secondary" autofocus @click=${close}>Cancel</button>
      <button
        class="primary"
        @click=${() => {
          close();
          store.change({ delete: true });
        }}
      >
        Delete
      </button>
    </div>
  </dialog>`;
}
