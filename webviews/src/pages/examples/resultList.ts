import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SearchResult } from '../../../../shared/src/protocol/search.ts';
import { cssProperties } from '../../cssProperties.ts';
import { excerptOf } from '../../excerpt.ts';
import { icon, plainText, textView } from '../../textView.ts';
import type { RowWindow } from '../../window.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import { KINDS, MATCHES, facetValue } from './labels.ts';
import type { PageState } from './state.ts';

/** Height of a row in CSS pixels; the style sheet says the same. */
export const ROW_HEIGHT = 74;

/** The list of results: only the rows of the window are in the document, and the selected one. */
export function resultListView(
  state: PageState,
  search: ExampleSearch,
  window: RowWindow,
  list: Ref<HTMLElement>,
  onScroll: () => void,
): TemplateResult {
  const rows = state.answer?.reachable ?? 0;
  const ranks = ranksIn(window, rows, state.active);
  return html`<div
    ${ref(list)}
    id="results"
    class="results"
    role="listbox"
    tabindex="0"
    aria-label="Results"
    aria-busy=${state.loading ? 'true' : 'false'}
    aria-activedescendant=${state.active >= 0 ? rowId(state.active) : nothing}
    @scroll=${onScroll}
  >
    <div class="spacer" role="presentation" ${cssProperties({ height: `${String(rows * ROW_HEIGHT)}px` })}>
      ${repeat(
        ranks,
        (rank) => rank,
        (rank) => {
          // Rows that scrolling leaves as they are cost nothing.
          const shown = [state.answer?.results[rank], rank === state.active, rows, state.scoresShown];
          return guard(shown, () => rowView(rank, rows, state, search));
        },
      )}
    </div>
  </div>`;
}

/** The id of a row's element. */
export function rowId(rank: number): string {
  return `result-${String(rank)}`;
}

/** The ranks in the document. The selected row stays there, since the list's focus points to it. */
function ranksIn(window: RowWindow, rows: number, active: number): number[] {
  const end = Math.min(window.end, rows);
  const ranks = Array.from(
    { length: Math.max(0, end - window.first) },
    (_, position) => window.first + position,
  );
  if (active >= 0 && active < rows && (active < window.first || active >= end)) ranks.push(active);
  return ranks;
}

function rowView(rank: number, rows: number, state: PageState, search: ExampleSearch): TemplateResult {
  const result = state.answer?.results[rank];
  const selected = rank === state.active;
  return html`<div
    id=${rowId(rank)}
    class="row"
    role="option"
    aria-selected=${selected ? 'true' : 'false'}
    aria-posinset=${rank + 1}
    aria-setsize=${rows}
    aria-label=${result === undefined ? 'Loading' : rowLabel(result)}
    ${cssProperties({ top: `${String(rank * ROW_HEIGHT)}px` })}
    @click=${() => {
      search.select(rank);
    }}
    @dblclick=${() => {
      search.open(result, false);
    }}
  >
    ${result === undefined ? skeleton() : rowContent(result, state, search)}
  </div>`;
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
}

function rowContent(result: SearchResult, state: PageState, search: ExampleSearch): TemplateResult {
  const { terms } = result.match;
  const open = (event: MouseEvent): void => {
    search.open(result, event.ctrlKey || event.metaKey);
  };
  return html`<div class="row-head">
      ${icon(KINDS[result.kind].icon)}
      <span class="row-name" title="Open the file (Enter)" @click=${open}
        >${textView(nameOf(result), terms)}</span
      >
      ${result.unsaved ? html`<span class="tag unsaved">unsaved</span>` : nothing}
      <span class="row-filler"></span>
      ${result.outputText === '' ? html`<span class="row-place">${placeOf(result)}</span>` : nothing}
      ${matchView(result, state.scoresShown)}
    </div>
    ${
      result.outputText === ''
        ? html`<div class="row-input two-lines">${textView(excerptOf(result.inputText, terms), terms)}</div>`
        : html`<div class="row-input">${textView(excerptOf(result.inputText, terms), terms)}</div>
            ${footView(result)}`
    }`;
}

/** The expected output and where the record belongs; a record without output shows more of its content instead. */
function footView(result: SearchResult): TemplateResult {
  const { terms } = result.match;
  return html`<div class="row-foot">
    <span class="row-output"
      >${icon('arrow-right')}${textView(excerptOf(result.outputText, terms), terms)}</span
    >
    <span class="row-place">${placeOf(result)}</span>
  </div>`;
}

/** Badge and numbers: what found the record and how it is scored. */
function matchView(result: SearchResult, scoresShown: boolean): TemplateResult | typeof nothing {
  const { by, cosine, bm25 } = result.match;
  if (by === 'filter') return nothing;
  const match = MATCHES[by];
  return html`${
      scoresShown
        ? html`<span class="raw"
            >${cosine === undefined ? nothing : html`cos ${cosine.toFixed(2)}`}
            ${bm25 === undefined ? nothing : html`BM25 ${bm25.toFixed(1)}`}</span
          >`
        : nothing
    }
    <span class="badge" data-match=${by} role="img" title=${match.sentence} aria-label=${match.label}
      >${match.icons.map(icon)}</span
    >
    <span class="score" title="Fused score: orders the results, is not a similarity"
      >${result.score.toFixed(2)}</span
    >`;
}

/** What identifies a result for people. */
export function nameOf(result: SearchResult): string {
  if (result.name !== '') return result.name;
  return result.id === '' ? '(no id)' : result.id;
}

function placeOf(result: SearchResult): TemplateResult {
  const parts = [result.functionName, result.domain, result.status?.replaceAll('_', ' ')];
  const texts = parts.filter((part) => part !== undefined && part !== '');
  return html`${texts.map((part, position) => html`${position === 0 ? nothing : ' · '}${textView(part ?? '')}`)}`;
}

/** What a screen reader says for a row. */
function rowLabel(result: SearchResult): string {
  const { by } = result.match;
  const score = by === 'filter' ? '' : `, score ${result.score.toFixed(2)}, ${MATCHES[by].label}`;
  const status = result.status === undefined ? '' : `, ${facetValue('statuses', result.status)}`;
  const about = result.functionName === undefined ? '' : `, ${result.functionName}`;
  const text = firstLine(result.inputText).slice(0, 200);
  return plainText(`${KINDS[result.kind].one} ${nameOf(result)}${score}${about}${status}. ${text}`);
}

function firstLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
