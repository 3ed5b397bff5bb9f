import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describeTimeLeft } from '../../../../shared/src/duration.ts';
import type { FacetName } from '../../../../shared/src/protocol/search.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { icon, plainText, textView } from '../../textView.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import { FACETS, MODES, facetValue } from './labels.ts';
import { QUERY_ID } from './queryBox.ts';
import { hasFilters, isRanked, type PageState } from './state.ts';
import { viewSwitch } from './views/viewSwitch.ts';

/** The top of the page: query box, switches, active filters, and the line that counts. */
export function headerView(state: PageState, search: ExampleSearch): TemplateResult {
  return html`<header class="top">
    <div class="query-line">
      <search class="query-box">
        ${icon('search')}
        <input
          id=${QUERY_ID}
          type="text"
          role="searchbox"
          autocomplete="off"
          spellcheck="false"
          maxlength="1000"
          placeholder='Search by meaning or words; "exact words", refun*, -without'
          aria-label="Search examples and DataBits"
          aria-controls="results"
          aria-describedby="summary"
          .value=${live(state.query.text)}
          @input=${(event: InputEvent) => {
            if (event.target instanceof HTMLInputElement) search.setText(event.target.value);
          }}
        />
        ${
          state.query.text === ''
            ? nothing
            : iconButton('close', 'Clear the query', () => {
                search.clearQuery();
              })
        }
      </search>
      ${toggle(
        'symbol-numeric',
        'Raw scores',
        state.scoresShown,
        'Show cosine and BM25 of every result',
        () => {
          search.toggleScores();
        },
      )}
      ${toggle(
        'layout-sidebar-right',
        'Preview',
        !state.previewHidden,
        'Show the selected record beside the results (P)',
        () => {
          search.togglePreview();
        },
      )}
      <span class="narrow-only">
        ${toggle('filter', 'Filters', state.filtersShown, 'Show the filters', () => {
          search.toggleFilters();
        })}
      </span>
    </div>
    ${chipsView(state, search)}
    <div class="summary-line">
      <div id="summary" role="status" aria-live="polite">${summary(state)}</div>
      ${indexingView(state)} ${viewSwitch(state, search)}
    </div>
  </header>`;
}

/** One line for eyes and screen readers: how many results, found how. */
function summary({ answer, query, loading, error }: PageState): string {
  if (error?.code === 'no-folder') return '';
  if (error !== undefined) return 'The search failed.';
  if (answer === undefined) return loading ? 'Searching…' : '';
  const noun = isRanked(query) ? 'result' : 'record';
  const found = counted(answer.total, noun);
  const mode = isRanked(query) ? MODES[answer.mode] : '';
  // What stands there while it searches answers the query before.
  const close = answer.noGoodMatch && answer.total > 0 && !loading ? ', none of them a good match' : '';
  return mode === '' ? `${found}${close}` : `${found} ${mode}${close}`;
}

function indexingView({ status }: PageState): TemplateResult | typeof nothing {
  if (status === undefined) return nothing;
  const { phase, embedded, searchable, rate, remainingSeconds } = status;
  if (phase === 'scanning' || phase === 'starting') {
    return html`<div class="indexing">
      <progress aria-label="Reading record files"></progress>
      <span>Reading files: ${counted(status.records, 'record')} so far</span>
    </div>`;
  }
  if (phase !== 'embedding' && phase !== 'paused') return nothing;
  if (phase === 'embedding' && rate === undefined && embedded === searchable) {
    return html`<div class="indexing">
      <progress aria-label="Loading the embedding model"></progress>
      <span>Loading the embedding model</span>
    </div>`;
  }
  const speed = rate === undefined ? '' : `, ${numeral(Math.round(rate))} a second`;
  const left = remainingSeconds === undefined ? '' : `, ${describeTimeLeft(remainingSeconds)}`;
  const what = phase === 'paused' ? 'Paused:' : 'Embedding';
  return html`<div class="indexing">
    <progress aria-label="Embedding records" max=${Math.max(1, searchable)} .value=${embedded}></progress>
    <span>${what} ${numeral(embedded)} of ${numeral(searchable)}${speed}${left}</span>
  </div>`;
}

/** A chip for each active filter and for the record that others shall be like; a click takes it away. */
function chipsView({ query }: PageState, search: ExampleSearch): TemplateResult | typeof nothing {
  const { filters, similarTo, similarName } = query;
  if (similarTo === undefined && !hasFilters(filters)) return nothing;
  const chips = FACETS.flatMap(({ name, noun }) =>
    ((filters[name] ?? []) as readonly string[]).map((value) => facetChip(name, noun, value, search)),
  );
  const quality = filters.minimumQuality;
  return html`<div class="chips" role="group" aria-label="Active filters">
    ${
      similarTo === undefined
        ? nothing
        : chip(
            html`Similar to ${textView(similarName ?? similarTo)}`,
            `Similar to ${similarName ?? similarTo}`,
            () => {
              search.clearQuery();
            },
          )
    }
    ${chips}
    ${
      quality === undefined
        ? nothing
        : chip(html`Quality ≥ ${quality.toFixed(2)}`, `Quality at least ${quality.toFixed(2)}`, () => {
            search.setMinimumQuality(0);
          })
    }
    ${
      hasFilters(filters)
        ? html`<button
            class="link"
            @click=${() => {
              search.clearFilters();
            }}
          >
            Clear filters
          </button>`
        : nothing
    }
  </div>`;
}

function facetChip(name: FacetName, noun: string, value: string, search: ExampleSearch): TemplateResult {
  const shown = facetValue(name, value);
  return chip(html`${noun}: ${textView(shown)}`, `${noun} ${shown}`, () => {
    search.toggleFilter(name, value);
  });
}

function chip(content: TemplateResult, label: string, remove: () => void): TemplateResult {
  const name = `Remove: ${plainText(label)}`;
  return html`<button class="chip" title=${name} aria-label=${name} @click=${remove}>
    <span class="chip-text">${content}</span>${icon('close')}
  </button>`;
}

function iconButton(name: string, label: string, act: () => void): TemplateResult {
  return html`<button class="icon-button" title=${label} aria-label=${label} @click=${act}>
    ${icon(name)}
  </button>`;
}

function toggle(name: string, text: string, on: boolean, label: string, act: () => void): TemplateResult {
  return html`<button class="toggle" title=${label} aria-pressed=${on ? 'true' : 'false'} @click=${act}>
    ${icon(name)}<span>${text}</span>
  </button>`;
}
