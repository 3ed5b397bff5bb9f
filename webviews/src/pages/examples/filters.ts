import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FacetCount, FacetName, SearchFilters } from '../../../../shared/src/protocol/search.ts';
import { numeral } from '../../../../shared/src/counted.ts';
import { icon, plainText, textView } from '../../textView.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import { FACETS, facetValue } from './labels.ts';
import { LONGEST_VALUE, type PageState } from './state.ts';

/** Values of a facet before "Show all", and at most. */
const FEW_VALUES = 7;
const MOST_VALUES = 200;

/** The column of filters: each facet with its values and counts, and the lowest quality. */
export function filtersView(state: PageState, search: ExampleSearch): TemplateResult {
  const facets = FACETS.map(({ name, title }) => facetView(name, title, state, search));
  return html`<section class="filters" aria-label="Filters" ?data-shown=${state.filtersShown}>
    ${facets}${qualityView(state.query.filters, search)}
  </section>`;
}

function facetView(
  name: FacetName,
  title: string,
  state: PageState,
  search: ExampleSearch,
): TemplateResult | typeof nothing {
  const values = facetValues(state, name);
  if (values.length === 0) return nothing;
  const expanded = state.expandedFacets.has(name);
  const shown = values.slice(0, expanded ? MOST_VALUES : FEW_VALUES);
  const visited = state.tabStops[name];
  const stop = shown.find(({ value }) => value === visited)?.value ?? shown[0]?.value;
  return html`<fieldset class="facet" @keydown=${moveWithArrows}>
    <legend>${title}</legend>
    ${repeat(
      shown,
      ({ value }) => value,
      (facet) => valueView(name, facet, facet.value === stop, state.query.filters, search),
    )}
    ${
      values.length > FEW_VALUES
        ? html`<button
            class="link"
            tabindex="-1"
            aria-expanded=${expanded ? 'true' : 'false'}
            @click=${() => {
              search.toggleFacet(name);
            }}
          >
            ${expanded ? 'Show fewer' : `Show all ${numeral(values.length)}`}
          </button>`
        : nothing
    }
  </fieldset>`;
}

/** Within a group of filters arrows move: Tab stops at each group once, and goes on to the list soon. */
function moveWithArrows(event: KeyboardEvent): void {
  const group = event.currentTarget;
  if (!(group instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...group.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((stop) => stop === event.target);
  const targets: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: stops.length - 1,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  stops[target]?.focus();
}

/** The values with counts; chosen ones come first, also where nothing has them any more. */
function facetValues({ answer, query }: PageState, name: FacetName): FacetCount[] {
  const counted = (answer?.facets[name] ?? []).filter(({ value }) => value.length <= LONGEST_VALUE);
  const chosen: readonly string[] = query.filters[name] ?? [];
  const countOf = new Map(counted.map(({ value, count: number }) => [value, number]));
  return [
    ...chosen.map((value) => ({ value, count: countOf.get(value) ?? 0 })),
    ...counted.filter(({ value }) => !chosen.includes(value)),
  ];
}

function valueView(
  name: FacetName,
  facet: FacetCount,
  isTabStop: boolean,
  filters: SearchFilters,
  search: ExampleSearch,
): TemplateResult {
  const chosen: readonly string[] = filters[name] ?? [];
  const text = facetValue(name, facet.value);
  return html`<label class="facet-value" title=${plainText(text)}>
    <input
      type="checkbox"
      tabindex=${isTabStop ? '0' : '-1'}
      @focus=${() => {
        search.setTabStop(name, facet.value);
      }}
      .checked=${chosen.includes(facet.value)}
      @change=${() => {
        search.toggleFilter(name, facet.value);
      }}
    />
    <span class="box">${icon('check')}</span>
    <span class="facet-text">${textView(text)}</span>
    <span class="facet-count">${numeral(facet.count)}</span>
  </label>`;
}

function qualityView(filters: SearchFilters, search: ExampleSearch): TemplateResult {
  const value = filters.minimumQuality ?? 0;
  const text = value === 0 ? 'any' : `≥ ${value.toFixed(2)}`;
  return html`<fieldset class="facet">
    <legend>Quality</legend>
    <label class="quality">
      <span class="sr-only">Minimum quality score</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        aria-valuetext=${text}
        .value=${String(value)}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) search.setMinimumQuality(Number(event.target.value));
        }}
      />
      <span class="quality-value" aria-hidden="true">${text}</span>
    </label>
  </fieldset>`;
}
