import { html, svg, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import type { LabelDistribution } from '../../../../shared/src/protocol/review.ts';
import { fieldNameView } from '../../fieldName.ts';
import { plainText, textView } from '../../textView.ts';

/** Labels of a field that are drawn; those that changed most come first. */
const MOST_DRAWN = 20;

/** How often each label of a field occurs, before and after, as bars with their numbers. */
export function labelChart({
  field,
  functionName,
  labels,
  more,
  before,
  after,
}: LabelDistribution): TemplateResult {
  const drawn = labels.slice(0, MOST_DRAWN);
  const largest = Math.max(1, ...drawn.flatMap((label) => [label.before, label.after]));
  const left = labels.length - drawn.length + more;
  return html`<figure class="chart">
    <figcaption>
      <strong>${fieldNameView(field)}</strong>
      <span class="muted"
        >${functionName === undefined || functionName === '' ? '' : html`of ${textView(functionName)} · `}${counted(before, 'record')}
        → ${numeral(after)}</span
      >
    </figcaption>
    <table class="bars">
      <thead class="sr-only">
        <tr>
          <th scope="col">Label</th>
          <th scope="col">Bars</th>
          <th scope="col">Before and after</th>
        </tr>
      </thead>
      <tbody>
        ${drawn.map(
          (label) =>
            html`<tr>
              <th scope="row" title=${plainText(label.label)}>
                ${textView(label.label === '' ? '(empty)' : label.label)}
              </th>
              <td class="bar-cell" aria-hidden="true">
                ${barsView(label.before / largest, label.after / largest)}
              </td>
              <td class="bar-number">
                ${numeral(label.before)} → ${numeral(label.after)}
                <span class="delta">${deltaText(label.after - label.before)}</span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${left > 0 ? html`<p class="quiet">${counted(left, 'more label')}.</p>` : ''}
  </figure>`;
}

/** Two bars, as shares of the width. Sizes are attributes: the page's policy forbids styles in markup. */
function barsView(before: number, after: number): TemplateResult {
  const width = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return html`<svg width="100%" height="16" focusable="false">
    ${svg`<rect class="bar-before" x="0" y="1" width=${width(before)} height="6"></rect>
      <rect class="bar-after" x="0" y="9" width=${width(after)} height="6"></rect>`}
  </svg>`;
}

function deltaText(delta: number): string {
  if (delta === 0) return '';
  return delta > 0 ? `+${numeral(delta)}` : `−${numeral(-delta)}`;
}
