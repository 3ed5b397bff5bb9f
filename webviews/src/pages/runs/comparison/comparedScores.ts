import { html, nothing, type TemplateResult } from 'lit';
import type { MeasuredScore } from '../../../../../shared/src/protocol/runs.ts';
import { counted } from '../../../../../shared/src/counted.ts';
import { intervalView, scaleView } from '../plots/intervalPlot.ts';
import { scoreScale } from '../plots/scale.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';
import { intervalText, scoreText } from '../words.ts';

/** The scores of all runs beside each other, each with its interval. */
export function comparedScoresView(runs: readonly ReceivedRun[], labels: readonly string[]): TemplateResult {
  const metrics = new Set(runs.map(({ receipt }) => receipt.metric));
  const rows = (['test', 'val'] as const).map((split) => ({
    split,
    scores: runs.map(({ summary: { scores } }) => scores[`best_${split}`]),
  }));
  const all = rows.flatMap(({ scores }) => scores.flatMap((one) => (one === undefined ? [] : [one])));
  const scale = scoreScale(all.flatMap(({ score, low, high }) => [score, low ?? score, high ?? score]));
  return html`${
      metrics.size > 1
        ? html`<p class="verdict" data-tone="bad">
            <strong>The runs were judged by different metrics: their scores cannot be compared.</strong>
          </p>`
        : nothing
    }
    ${rows.map(({ split, scores }) => {
      if (scores.every((score) => score === undefined))
        return html`<h3>Best program on ${split}</h3>
          <p class="quiet">None of the runs was measured on ${split}.</p>`;
      return html`<h3>Best program on ${split}</h3>
        <table class="intervals">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col" class="plot-cell">
                ${scaleView(scale, (mark) => mark.toFixed(2))}<span class="sr-only">Plot</span>
              </th>
              <th scope="col">Score</th>
              <th scope="col">95 % interval</th>
              <th scope="col">Rows</th>
            </tr>
          </thead>
          <tbody>
            ${scores.map(
              (score, at) =>
                html`<tr>
                  <th scope="row"><span class="letter">${labels[at]}</span></th>
                  ${
                    score === undefined
                      ? html`<td colspan="4" class="muted">not measured</td>`
                      : html`<td class="plot-cell">
                            ${intervalView({ value: score.score, low: score.low, high: score.high, tone: 'base' }, scale)}
                          </td>
                          <td>${scoreText(score.score)}</td>
                          <td>${intervalText(score)}</td>
                          <td>${rowsText(score)}</td>`
                  }
                </tr>`,
            )}
          </tbody>
        </table>`;
    })}
    <p class="quiet">
      Intervals that overlap do not say that runs are alike: the difference on shared rows below does better.
    </p>`;
}

function rowsText({ evaluated, errors }: MeasuredScore): string {
  return `${counted(evaluated, 'row')}${errors > 0 ? `, ${counted(errors, 'error')}` : ''}`;
}
