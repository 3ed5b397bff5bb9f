import { html, nothing, type TemplateResult } from 'lit';
import { scoreScale } from '../plots/scale.ts';
import { scoreTable } from '../plots/scoreTable.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

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
        ${scoreTable(
          'Run',
          scores.map((score, at) => ({
            name: html`<span class="letter">${labels[at]}</span>`,
            ...{ score, tone: 'base' },
          })),
          scale,
        )}`;
    })}
    <p class="quiet">
      Intervals that overlap do not say that runs are alike: the difference on shared rows below does better.
    </p>`;
}
