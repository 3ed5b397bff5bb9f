import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { flips, pairRuns, type PairedRuns } from '../model/sharedRows.ts';
import { intervalView, scaleView } from '../plots/intervalPlot.ts';
import { scoreScale } from '../plots/scale.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';
import { recordLink } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import { differenceText, hasEvidence, scoreText, signedMark, signedText, toneOf } from '../words.ts';

const MOST_FLIPS = 100;

/** The difference of two best programs on the rows that both runs evaluated in the same content. */
export function pairedView(
  store: RunsStore,
  [before, after]: readonly [ReceivedRun, ReceivedRun],
  labels: readonly [string, string],
): TemplateResult {
  if (before.receipt.metric !== after.receipt.metric)
    return html`<p class="quiet">
      ${labels[0]} was judged by ${before.receipt.metric ?? 'no metric'}, ${labels[1]} by
      ${after.receipt.metric ?? 'no metric'}: no difference is reckoned.
    </p>`;
  return html`${(['test', 'val'] as const).map((split) => {
    const paired = pairRuns(before, after, split);
    const chosenBy =
      split === 'val' ? html`<span class="muted">by which the best of each was chosen</span>` : nothing;
    return html`<h3>On the shared rows of ${split} ${chosenBy}</h3>
      ${differenceView(paired, labels)} ${flipsView(store, paired, labels)}`;
  })}
  ${
    before.receipt.specification_hash === after.receipt.specification_hash
      ? nothing
      : html`<p class="quiet">
          The specifications differ. Receipts tell the metric’s name only: look whether its parameters are the
          same.
        </p>`
  }`;
}

function differenceView(
  { sizes, shared, difference }: PairedRuns,
  labels: readonly [string, string],
): TemplateResult {
  const sizesText = `${labels[0]} has ${counted(sizes[0], 'row')}, ${labels[1]} ${counted(sizes[1], 'row')}; ${numeral(shared.length)} of the same content ${shared.length === 1 ? 'was' : 'were'} evaluated by both.`;
  if (difference === undefined)
    return html`<p class="quiet">
      ${sizesText}
      ${shared.length === 0 ? 'Without shared rows there is no fair difference.' : 'None has a score in both.'}
    </p>`;
  const scale = scoreScale([0, difference.difference, difference.low ?? 0, difference.high ?? 0], [-1, 1]);
  const tone = toneOf(difference);
  return html`<p class="quiet">${sizesText}</p>
    <div class="verdict" data-tone=${tone}>
      <span
        >${labels[1]} less ${labels[0]}: ${differenceText(difference)} on
        ${counted(difference.rows, 'row')}.</span
      >
      <div class="gain-plot">
        ${intervalView({ value: difference.difference, low: difference.low, high: difference.high, tone }, scale, true)}
        ${scaleView(scale, signedMark)}
      </div>
      <strong
        >${
          hasEvidence(difference)
            ? `${labels[difference.difference > 0 ? 1 : 0]} is better on these rows: the interval does not hold 0.`
            : 'Not enough evidence that either is better.'
        }</strong
      >
    </div>`;
}

function flipsView(
  store: RunsStore,
  { shared }: PairedRuns,
  labels: readonly [string, string],
): TemplateResult | typeof nothing {
  const found = flips(shared);
  if (shared.length === 0) return nothing;
  if (found.length === 0) return html`<p class="quiet">Every shared row has the same score in both.</p>`;
  return html`<details class="fold">
    <summary>${counted(found.length, 'row')} with another score</summary>
    <table class="pairs">
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">${labels[0]}</th>
          <th scope="col">${labels[1]}</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        ${found.slice(0, MOST_FLIPS).map(
          ({ id, name, before, after }) =>
            html`<tr>
              <th scope="row">${recordLink(store, id, name)}</th>
              <td>${before === null ? 'error' : scoreText(before)}</td>
              <td>${after === null ? 'error' : scoreText(after)}</td>
              <td>
                ${before === null || after === null ? html`<span class="muted">an error has no score</span>` : signedText(after - before)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${found.length > MOST_FLIPS ? html`<p class="quiet">The first ${MOST_FLIPS} are listed.</p>` : nothing}
  </details>`;
}
