import { html, type TemplateResult } from 'lit';
import type { RunSummary } from '../../../../../shared/src/protocol/runs.ts';
import { plainText } from '../../../textView.ts';
import { agoView, runLink, staleView, statusView } from '../parts.ts';
import { intervalView } from '../plots/intervalPlot.ts';
import { scoreScale, type ScoreScale } from '../plots/scale.ts';
import type { RunsStore } from '../runsStore.ts';
import { costText, gainText, measuredText, runName, scoreText, shortId, toneOf } from '../words.ts';

/** One execution as a row; `toggle` chooses it for a comparison. */
export function runRow(
  store: RunsStore,
  run: RunSummary,
  { scale, isChosen, toggle }: { scale: ScoreScale; isChosen: boolean; toggle: () => void },
): TemplateResult {
  const { runId, status, scores, usage, startedAt } = run;
  const gain = scores.gain_test;
  const unmeasured = html`<span class="muted">${status === 'running' ? 'not yet' : 'not measured'}</span>`;
  return html`<tr data-status=${status}>
    <td>
      <input
        type="checkbox"
        aria-label=${`Choose ${plainText(runName(run))}`}
        .checked=${isChosen}
        @change=${toggle}
      />
    </td>
    <th scope="row">${runLink(store, runId, shortId(runId))} ${staleView(run)}</th>
    <td data-label="State">${statusView(status)}</td>
    <td data-label="Best on val" title=${measuredText(scores.best_val)}>
      ${scores.best_val === undefined ? unmeasured : scoreText(scores.best_val.score)}
    </td>
    <td data-label="Gain on test">
      ${
        gain === undefined
          ? unmeasured
          : html`<div class="gain">
              ${intervalView(
                { value: gain.difference, low: gain.low, high: gain.high, tone: toneOf(gain) },
                scale,
                true,
              )}<span>${gainText(gain)}</span>
            </div>`
      }
    </td>
    <td data-label="Cost">${costText(usage.cost)}</td>
    <td data-label="Started">${agoView(startedAt)}</td>
  </tr>`;
}

/** The scale of the gains of all runs that are listed, so that they can be compared at a glance. */
export function gainScale(runs: readonly RunSummary[]): ScoreScale {
  const gains = runs.flatMap(({ scores: { gain_test: gain } }) =>
    gain === undefined ? [] : [gain.difference, gain.low ?? 0, gain.high ?? 0],
  );
  return scoreScale([0, ...gains], [-1, 1]);
}
