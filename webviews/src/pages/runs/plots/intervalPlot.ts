import { html, nothing, svg, type TemplateResult } from 'lit';
import { percent, shareOf, type ScoreScale } from './scale.ts';

/** A number with the interval that it was measured within. */
export interface PlottedInterval {
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  /** `plain` where nothing tells it from 0. */
  tone: 'good' | 'bad' | 'plain' | 'base';
}

/** Draws an interval in the width there is; the numbers stand beside it as text. */
export function intervalView(interval: PlottedInterval, scale: ScoreScale, zero = false): TemplateResult {
  const { value, low, high, tone } = interval;
  const at = (number: number): string => percent(shareOf(number, scale));
  return html`<svg class="interval" data-tone=${tone} aria-hidden="true" focusable="false">
    ${scale.marks.map((mark) => svg`<line class="grid-line" x1=${at(mark)} x2=${at(mark)} y1="0" y2="100%" />`)}
    ${zero ? svg`<line class="zero-line" x1=${at(0)} x2=${at(0)} y1="0" y2="100%" />` : nothing}
    ${
      low === undefined || high === undefined
        ? nothing
        : svg`<line class="whisker" x1=${at(low)} x2=${at(high)} y1="50%" y2="50%" />
          ${[low, high].map((end) => svg`<line class="whisker-end" x1=${at(end)} x2=${at(end)} y1="28%" y2="72%" />`)}`
    }
    <circle class="dot" cx=${at(value)} cy="50%" r="4.5" />
  </svg>`;
}

/** The marks of a scale, as a line below intervals. */
export function scaleView(scale: ScoreScale, text: (mark: number) => string): TemplateResult {
  return html`<svg class="scale" aria-hidden="true" focusable="false">
    ${scale.marks.map((mark, at) => {
      const anchor = at === 0 ? 'start' : at === scale.marks.length - 1 ? 'end' : 'middle';
      return svg`<text x=${percent(shareOf(mark, scale))} y="11" text-anchor=${anchor} data-zero=${mark === 0 ? 'true' : nothing}>${text(mark)}</text>`;
    })}
  </svg>`;
}
