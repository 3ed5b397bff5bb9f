import { html, nothing, svg, type TemplateResult } from 'lit';
import type { TellableEffect } from '../../../../shared/src/protocol/effectiveness.ts';
import { effectText } from '../../effectWords.ts';
import { standingWords } from './effectText.ts';
import type { Standing } from './ranking.ts';

const WIDTH = 160;
const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;
/** Free at both sides, for the ends of lines. */
const MARGIN = 4;

/** An effect with its interval about 0, and in figures. `reach` is the distance from 0 that the plot has room for. */
export function effectView(effect: TellableEffect, reach: number, standing: Standing): TemplateResult {
  return html`<span class="effect" data-standing=${standing}>
    ${plotView(effect, reach)}
    <span class="figures">
      <span class="standing">${standingWords(standing, effect.method).name}</span>
      <span class="interval">${effectText(effect)}</span>
    </span>
  </span>`;
}

/** The figures say the same: it is a picture only. */
function plotView({ estimate, low, high }: TellableEffect, reach: number): TemplateResult {
  const x = (value: number): number =>
    MARGIN + ((WIDTH - 2 * MARGIN) * (Math.max(-reach, Math.min(reach, value)) + reach)) / (2 * reach);
  return html`<svg
    class="plot"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width=${WIDTH}
    height=${HEIGHT}
    aria-hidden="true"
  >
    ${svg`<line class="zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${HEIGHT}></line>
      <line class="range" x1=${x(low)} x2=${x(high)} y1=${MIDDLE} y2=${MIDDLE}></line>
      ${estimate === undefined ? nothing : svg`<circle class="point" cx=${x(estimate)} cy=${MIDDLE} r="3.5"></circle>`}`}
  </svg>`;
}
