import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { textView } from '../../../textView.ts';
import { meanScore } from '../model/intervals.ts';
import { isAttributing, measuredTrials, type Trial } from '../model/trials.ts';
import type { ScorePlot, ScorePoint } from '../plots/scorePlot.ts';
import { durationText, intervalText, scoreText } from '../words.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

const MOST_SHOWN = 150;

/** Every evaluation of a run: as points over time, and as a table. */
export class TrialsPane {
  readonly #plot: ScorePlot;
  readonly #changed: () => void;
  #shown = MOST_SHOWN;

  constructor(plot: ScorePlot, changed: () => void) {
    this.#plot = plot;
    this.#changed = changed;
  }

  view({ receipt, summary }: ReceivedRun): TemplateResult {
    const trials = receipt.trials ?? [];
    if (trials.length === 0) return html`<p class="quiet">No program was evaluated.</p>`;
    const own = trials.filter((one) => !isAttributing(one));
    const measuring = trials.length - own.length;
    const best = measuredTrials(receipt, 'val').best;
    const rest = own.length - this.#shown;
    return html`<h3>Score over time</h3>
      ${this.#plot.view(pointsOf(own, summary.startedAt), (summary.finishedAt ?? summary.startedAt) - summary.startedAt)}
      <h3>Trials</h3>
      <table class="trials">
        <thead>
          <tr>
            <th scope="col">Trial</th>
            <th scope="col">Phase</th>
            <th scope="col">On</th>
            <th scope="col">Score</th>
            <th scope="col">95 % interval</th>
            <th scope="col">Rows</th>
            <th scope="col">Errors</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          ${own.slice(0, this.#shown).map((one) => trialRow(one, one === best, summary.startedAt))}
        </tbody>
      </table>
      ${
        rest > 0
          ? html`<button
              class="link"
              @click=${() => {
                this.#shown += MOST_SHOWN;
                this.#changed();
              }}
            >
              Show ${counted(rest, 'more trial')}
            </button>`
          : nothing
      }
      ${
        measuring > 0
          ? html`<p class="quiet">
              ${counted(measuring, 'evaluation')} more measured the effects of single examples; they compare
              no programs.
            </p>`
          : nothing
      }`;
  }
}

function trialRow(trial: Trial, isBest: boolean, startedAt: number): TemplateResult {
  const { phase, split, kind, score, scores, errors, finished_at: finishedAt } = trial;
  const mean = meanScore(Object.values(scores));
  return html`<tr data-best=${isBest ? 'true' : nothing}>
    <th scope="row">${trial.trial}</th>
    <td>${textView(phase)}</td>
    <td>${split === undefined ? 'several splits' : kind === 'full' ? split : `part of ${split}`}</td>
    <td>
      ${score === undefined ? html`<span class="muted">no row has a score</span>` : scoreText(score)}
      ${isBest ? html`<span class="badge">best</span>` : nothing}
    </td>
    <td>${mean === undefined ? nothing : intervalText(mean)}</td>
    <td>${numeral(Object.keys(scores).length)}</td>
    <td>${numeral(Object.keys(errors ?? {}).length)}</td>
    <td>${durationText(Date.parse(finishedAt) - startedAt)}</td>
  </tr>`;
}

function pointsOf(trials: readonly Trial[], startedAt: number): ScorePoint[] {
  return trials.flatMap(({ trial, split, kind, score, phase, scores, finished_at: finishedAt }) =>
    split !== 'val' || score === undefined
      ? []
      : [
          {
            ...{ trial, score, kind, phase, at: Math.max(0, Date.parse(finishedAt) - startedAt) },
            rows: Object.values(scores).filter((one) => one !== null).length,
          },
        ],
  );
}
