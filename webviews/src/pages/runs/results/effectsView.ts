import { html, nothing, type TemplateResult } from 'lit';
import type { Effect, RunReceipt } from '../../../../../shared/src/generated/records.ts';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { icon } from '../../../textView.ts';
import { intervalView, scaleView } from '../plots/intervalPlot.ts';
import { scoreScale, type ScoreScale } from '../plots/scale.ts';
import { recordLink } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import { intervalText, NOT_ENOUGH, signedMark, signedText } from '../words.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

type Attribution = NonNullable<RunReceipt['attribution']>;

const MOST_SHOWN = 200;

/** What single examples change in the score, with intervals: only some of them are told from 0. */
export function effectsView(store: RunsStore, run: ReceivedRun): TemplateResult {
  const { attribution } = run.receipt;
  if (attribution === undefined)
    return html`<p class="quiet">
      This run did not measure its examples. Give the specification <code>attribution: {}</code>, and run it
      again. The trials of an optimizer say nothing of single examples: it picks them by how well they did.
    </p>`;
  const { randomised, shapley, leave_one_out: leftOut = [] } = attribution;
  return html`${effectivenessLink(store, run)}
  ${randomised === undefined ? nothing : randomisedView(store, run, randomised)}
  ${shapley === undefined ? nothing : shapleyView(store, run, shapley)}
  ${
    leftOut.length === 0
      ? nothing
      : html`<h3>The final prompt without one of its examples</h3>
          <p class="quiet">
            Examples that say the same mask each other, and the prompt was chosen on these rows: its examples
            look better here than they are.
          </p>
          ${effectTable(store, run, leftOut)}`
  }`;
}

function effectivenessLink(
  store: RunsStore,
  { summary: { runId } }: ReceivedRun,
): TemplateResult | typeof nothing {
  const action = 'databits.showEffectiveness';
  if (!store.has(action)) return nothing;
  return html`<div class="toolbar">
    <button
      class="secondary"
      title="Rank the examples by these effects, with those of other runs and the DataBits that they derive from"
      @click=${() => {
        store.rpc.host('runAction', { action, runId });
      }}
    >
      ${icon('graph')}Show on the page of effectiveness
    </button>
  </div>`;
}

function randomisedView(
  store: RunsStore,
  run: ReceivedRun,
  { subsets, planned, size, rows, effects }: NonNullable<Attribution['randomised']>,
): TemplateResult {
  return html`<h3>With and without, in random prompts</h3>
    <p class="quiet">
      ${counted(subsets.length, 'prompt')} of ${numeral(planned)} planned, each of
      ${counted(size, 'example')}, scored on ${counted(rows, 'row')} of val. Prompts are equally long: an
      effect is the score with the example less that with others of the pool in its place. So the effects of a
      pool add up to 0, and one below 0 says less good than the others, not harmful. Evidence is reckoned with
      all of them in mind: of many intervals some leave out 0 by chance.
    </p>
    ${effectTable(store, run, effects)}`;
}

function shapleyView(
  store: RunsStore,
  run: ReceivedRun,
  { orders, prompts, rows, effects }: NonNullable<Attribution['shapley']>,
): TemplateResult {
  return html`<h3>Shapley values</h3>
    <p class="quiet">
      What an example adds to the score when it joins a prompt, on average over ${counted(orders, 'order')} of
      the pool: ${counted(prompts, 'prompt')}, scored on ${counted(rows, 'row')} of val. With few orders
      intervals are wide.
    </p>
    ${orders === 0 ? html`<p class="quiet">No order was gone through to its end.</p>` : effectTable(store, run, effects)}`;
}

function effectTable(store: RunsStore, { names }: ReceivedRun, effects: readonly Effect[]): TemplateResult {
  const sorted = effects.toSorted((one, other) => (other.estimate ?? -2) - (one.estimate ?? -2));
  const known = effects.flatMap(({ estimate, low, high }) =>
    estimate === undefined ? [] : [estimate, low ?? estimate, high ?? estimate],
  );
  const scale = scoreScale([0, ...known], [-1, 1]);
  const certain = effects.filter((one) => one.enough_evidence).length;
  return html`<p role="status">
      ${certain === 0 ? 'None of them is told from 0.' : `${numeral(certain)} of ${numeral(effects.length)} are told from 0.`}
    </p>
    <table class="intervals effects">
      <thead>
        <tr>
          <th scope="col">Example</th>
          <th scope="col" class="plot-cell">
            ${scaleView(scale, signedMark)}<span class="sr-only">Plot</span>
          </th>
          <th scope="col">Effect</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Scores</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.slice(0, MOST_SHOWN).map((effect) => effectRow(store, effect, names, scale))}
      </tbody>
    </table>
    ${sorted.length > MOST_SHOWN ? html`<p class="quiet">The first ${MOST_SHOWN} are listed.</p>` : nothing}`;
}

function effectRow(
  store: RunsStore,
  { example_id: id, demo, estimate, low, high, evaluations, enough_evidence: isCertain }: Effect,
  names: Readonly<Record<string, string>>,
  scale: ScoreScale,
): TemplateResult {
  const tone = isCertain && estimate !== undefined ? (estimate > 0 ? 'good' : 'bad') : 'plain';
  return html`<tr>
    <th scope="row">
      ${id === undefined ? `Example ${String((demo ?? 0) + 1)} of the prompt` : recordLink(store, id, names[id.toLowerCase()])}
    </th>
    ${
      estimate === undefined
        ? html`<td colspan="3" class="muted">could not be measured</td>`
        : html`<td class="plot-cell">${intervalView({ value: estimate, low, high, tone }, scale, true)}</td>
            <td>
              ${signedText(estimate)}${isCertain ? nothing : html`<span class="muted evidence">${NOT_ENOUGH}</span>`}
            </td>
            <td>
              ${intervalText({ ...(low !== undefined && { low }), ...(high !== undefined && { high }) }, true)}
            </td>`
    }
    <td>${numeral(evaluations)}</td>
  </tr>`;
}
