import { html, nothing, type TemplateResult } from 'lit';
import type { SearchResult } from '../../../../../shared/src/protocol/search.ts';
import { icon, plainText, textView } from '../../../textView.ts';
import { KINDS, MATCHES, facetValue, nameOf } from '../labels.ts';

/** Badge and numbers: what found the record and how it is scored. */
export function matchView(result: SearchResult, scoresShown: boolean): TemplateResult | typeof nothing {
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

/** Function, domain and status of a record. */
export function placeOf(result: SearchResult): TemplateResult {
  const parts = [result.functionName, result.domain, result.status?.replaceAll('_', ' ')];
  const texts = parts.filter((part) => part !== undefined && part !== '');
  return html`${texts.map((part, position) => html`${position === 0 ? nothing : ' · '}${textView(part ?? '')}`)}`;
}

/** What a screen reader says for a row. */
export function resultLabel(result: SearchResult): string {
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

/** What the mouse does with results. */
export interface ResultActs {
  click(rank: number, event: MouseEvent): void;
  toggle(rank: number): void;
}

/** The mark of a selected record, which the mouse can set too; keys and screen readers have the result itself. */
export function checkView(rank: number, acts: ResultActs): TemplateResult {
  return html`<span
    class="row-check"
    aria-hidden="true"
    title="Select (Space)"
    @click=${(event: MouseEvent) => {
      event.stopPropagation();
      acts.toggle(rank);
    }}
    >${icon('check')}</span
  >`;
}

/** Stands where a result will be. */
export function skeletonView(): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;
}
