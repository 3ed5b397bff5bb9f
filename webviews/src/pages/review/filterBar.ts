import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { REVIEW_STANDS, type ReviewPageFilter } from '../../../../shared/src/protocol/reviewPage.ts';
import { RECORD_CHANGES } from '../../../../shared/src/protocol/review.ts';
import { icon, plainText } from '../../textView.ts';
import type { ReviewStore } from './reviewStore.ts';
import { CHANGES, KINDS, STANDS } from './words.ts';

interface Choice {
  value: string;
  label: string;
  filter: ReviewPageFilter;
}

/** What the list is restricted to. */
export function filterBar(store: ReviewStore): TemplateResult {
  const { filter } = store.view;
  const kinds = [...new Set(store.records.map(({ kind }) => kind))].map((kind): Choice => ({
    ...{ value: kind, label: KINDS[kind].many },
    filter: { kind },
  }));
  const changes = RECORD_CHANGES.map((change) => ({
    value: change,
    label: CHANGES[change].label,
    filter: { change },
  }));
  const stands = REVIEW_STANDS.map((stand) => ({
    value: stand,
    label: STANDS[stand].label,
    filter: { stand },
  }));
  const used = new Set(store.records.flatMap(({ datasets = [] }) => datasets));
  const datasets = (store.answer?.overview.datasets ?? [])
    .filter(({ id }) => used.has(id))
    .map(({ id, name }) => ({ value: id, label: plainText(name), filter: { dataset: id } }));
  return html`<div class="filters" role="search" aria-label="Filter records">
    <input
      type="search"
      placeholder="Name, id or path  (/)"
      aria-label="Name, id or path"
      .value=${live(filter.text ?? '')}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement)
          store.filterBy({ text: event.target.value === '' ? undefined : event.target.value });
      }}
    />
    ${selectView(store, 'kind', 'Kind', kinds)} ${selectView(store, 'change', 'Change', changes)}
    ${selectView(store, 'stand', 'Review', stands)}
    ${datasets.length === 0 ? nothing : selectView(store, 'dataset', 'Dataset', datasets)}
    <button
      class="toggle"
      aria-pressed=${filter.notViewed === true ? 'true' : 'false'}
      title="Hide records that you marked as viewed"
      @click=${() => {
        store.filterBy({ notViewed: filter.notViewed === true ? undefined : true });
      }}
    >
      ${icon('eye-closed')}Not viewed
    </button>
    <span class="muted count" role="status">${countText(store)}</span>
    ${
      Object.keys(filter).length === 0
        ? nothing
        : html`<button
            class="link"
            @click=${() => {
              store.show({ filter: {} });
            }}
          >
            Clear
          </button>`
    }
  </div>`;
}

function selectView(
  store: ReviewStore,
  name: 'kind' | 'change' | 'stand' | 'dataset',
  label: string,
  choices: readonly Choice[],
): TemplateResult {
  const present = store.view.filter[name];
  return html`<select
    aria-label=${label}
    title=${label}
    data-on=${present === undefined ? 'false' : 'true'}
    @change=${(event: Event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const { value } = event.target;
      store.filterBy(choices.find((choice) => choice.value === value)?.filter ?? { [name]: undefined });
    }}
  >
    <option value="" ?selected=${present === undefined}>${label}: any</option>
    ${choices.map(({ value, label: words }) => html`<option value=${value} ?selected=${present === value}>${words}</option>`)}
  </select>`;
}

function countText({ shown, records, viewedCount }: ReviewStore): string {
  const of =
    shown.length === records.length
      ? counted(records.length, 'record')
      : `${numeral(shown.length)} of ${numeral(records.length)}`;
  return viewedCount === 0 ? of : `${of} · ${numeral(viewedCount)} viewed`;
}
