import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { mergedView } from '../../../difference/valueView.ts';
import { textView } from '../../../textView.ts';
import { commonDemos } from '../model/commonDemos.ts';
import { demoView } from '../results/promptView.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';
import type { RunsStore } from '../runsStore.ts';

/** The final prompts of two runs: how their instructions differ, and which examples both have. */
export function programsView(
  store: RunsStore,
  [before, after]: readonly [ReceivedRun, ReceivedRun],
  labels: readonly [string, string],
): TemplateResult {
  const programs = [before.receipt.program, after.receipt.program];
  const [one, other] = programs;
  if (one === undefined || other === undefined)
    return html`<h3>Prompts</h3>
      <p class="quiet">${labels[one === undefined ? 0 : 1]} came to no program.</p>`;
  return html`${one.map((predictor) => {
    const same = other.find((found) => found.predictor === predictor.predictor);
    const title =
      one.length > 1 ? html` <span class="muted">${textView(predictor.predictor)}</span>` : nothing;
    if (same === undefined)
      return html`<h3>Prompts${title}</h3>
        <p class="quiet">Only ${labels[0]} has this predictor.</p>`;
    const { both, first, second } = commonDemos(predictor.demos, same.demos);
    return html`<h3>Instructions${title}</h3>
      ${
        predictor.instructions === same.instructions
          ? html`<p class="quiet">The same in both.</p>`
          : html`<div class="value">${mergedView(predictor.instructions, same.instructions, true)}</div>`
      }
      <h3>Examples in the prompt${title}</h3>
      <p>
        ${counted(both.length, 'example')} in both, ${numeral(first.length)} in ${labels[0]} only,
        ${numeral(second.length)} in ${labels[1]} only.
      </p>
      ${
        both.length + first.length + second.length === 0
          ? nothing
          : html`<details class="fold">
              <summary>Show them</summary>
              ${(
                [
                  ['In both', both],
                  [`In ${labels[0]} only`, first],
                  [`In ${labels[1]} only`, second],
                ] as const
              ).map(([heading, demos]) =>
                demos.length === 0
                  ? nothing
                  : html`<h4>${heading}</h4>
                      <ul class="demos">
                        ${demos.map((demo) => html`<li>${demoView(store, demo, { ...before.names, ...after.names })}</li>`)}
                      </ul>`,
              )}
            </details>`
      }`;
  })}`;
}
