import { html, nothing, type TemplateResult } from 'lit';
import type { SearchResult } from '../../../../../../shared/src/protocol/search.ts';
import { cssProperties } from '../../../../cssProperties.ts';
import { excerptOf } from '../../../../excerpt.ts';
import { icon, textView } from '../../../../textView.ts';
import type { ExampleSearch } from '../../exampleSearch.ts';
import { KINDS, nameOf } from '../../labels.ts';
import { checkView, matchView, placeOf, resultLabel, skeletonView, type ResultActs } from '../resultParts.ts';

/** Height of a row in CSS pixels; the style sheet says the same. */
export const ROW_HEIGHT = 74;

/** The id of a row's element. */
export function rowId(rank: number): string {
  return `result-${String(rank)}`;
}

/** What a row depends on besides its result. */
export interface RowPlace {
  rank: number;
  rows: number;
  /** The cursor rests on it. */
  active: boolean;
  selected: boolean;
  scoresShown: boolean;
}

/** One row of the list; a skeleton until its result has been fetched. */
export function rowView(
  result: SearchResult | undefined,
  place: RowPlace,
  search: ExampleSearch,
  acts: ResultActs,
): TemplateResult {
  const { rank, rows, active, selected } = place;
  return html`<div
    id=${rowId(rank)}
    class="row"
    role="option"
    aria-selected=${selected ? 'true' : 'false'}
    ?data-active=${active}
    aria-posinset=${rank + 1}
    aria-setsize=${rows}
    aria-label=${result === undefined ? 'Loading' : resultLabel(result)}
    ${cssProperties({ top: `${String(rank * ROW_HEIGHT)}px` })}
    @click=${(event: MouseEvent) => {
      acts.click(rank, event);
    }}
    @dblclick=${() => {
      search.open(result, false);
    }}
  >
    ${result === undefined ? skeletonView() : html`${checkView(rank, acts)}${rowContent(result, place.scoresShown, search)}`}
  </div>`;
}

function rowContent(result: SearchResult, scoresShown: boolean, search: ExampleSearch): TemplateResult {
  const { terms } = result.match;
  const open = (event: MouseEvent): void => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) search.open(result, false);
  };
  return html`<div class="row-head">
      ${icon(KINDS[result.kind].icon)}
      <span class="row-name" title="Open the file (Enter)" @click=${open}
        >${textView(nameOf(result), terms)}</span
      >
      ${result.unsaved ? html`<span class="tag unsaved">unsaved</span>` : nothing}
      <span class="row-filler"></span>
      ${result.outputText === '' ? html`<span class="row-place">${placeOf(result)}</span>` : nothing}
      ${matchView(result, scoresShown)}
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
