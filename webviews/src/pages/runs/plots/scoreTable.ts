import { html, type TemplateResult } from 'lit';
import { counted } from '../../../../../shared/src/counted.ts';
import type { MeasuredScore } from '../../../../../shared/src/protocol/runs.ts';
import { intervalText, scoreText } from '../words.ts';
import { intervalView, scaleView, type PlottedInterval } from './intervalPlot.ts';
import type { ScoreScale } from './scale.ts';

/** A line of the table; without a score it says so. */
export interface ScoreRow {
  name: TemplateResult | string;
  score: MeasuredScore | undefined;
  tone: PlottedInterval['tone'];
}

/** Scores with their intervals, drawn and in figures; `what` is the title of their names. */
export function scoreTable(what: string, rows: readonly ScoreRow[], scale: ScoreScale): TemplateResult {
  return html`<table class="intervals">
    <thead>
      <tr>
        <th scope="col">${what}</th>
        <th scope="col" class="plot-cell">
          ${scaleView(scale, (mark) => mark.toFixed(2))}<span class="sr-only">Plot</span>
        </th>
        <th scope="col">Score</th>
        <th scope="col">95 % interval</th>
        <th scope="col">Rows</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, score, tone }) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${score === undefined ? html`<td colspan="4" class="muted">not measured</td>` : scoreCells(score, tone, scale)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function scoreCells(
  measured: MeasuredScore,
  tone: PlottedInterval['tone'],
  scale: ScoreScale,
): TemplateResult {
  const { score, low, high, evaluated, errors } = measured;
  return html`<td class="plot-cell">${intervalView({ value: score, low, high, tone }, scale)}</td>
    <td>${scoreText(score)}</td>
    <td>${intervalText(measured)}</td>
    <td>${counted(evaluated, 'row')}${errors > 0 ? `, ${counted(errors, 'error')}` : ''}</td>`;
}
