import { html, nothing, type TemplateResult } from 'lit';
import type { MapColours } from '../../../../../../shared/src/protocol/neighbours.ts';
import { cssProperties } from '../../../../cssProperties.ts';
import { numeral } from '../../../../../../shared/src/counted.ts';
import { textView } from '../../../../textView.ts';
import { fieldValue } from '../../labels.ts';
import { NO_VALUE, type Palette } from './palette.ts';

/** What the colours mean. An entry that is pressed is shown alone, so that no colour has to be told from another. */
export function legendView(
  colours: MapColours | undefined,
  palette: Palette,
  highlighted: number | undefined,
  highlight: (code: number | undefined) => void,
): TemplateResult | typeof nothing {
  if (colours === undefined) return nothing;
  const { field, legend, low = 0, high = 0, missing, scale } = colours;
  const entry = (code: number, value: string, number: number): TemplateResult =>
    html`<button
      class="legend-entry"
      aria-pressed=${highlighted === code ? 'true' : 'false'}
      title="Shows these points alone"
      @click=${() => {
        highlight(highlighted === code ? undefined : code);
      }}
    >
      <i class="swatch" ${cssProperties({ background: palette.css[code] ?? 'none' })}></i>
      <span class="legend-value">${textView(value)}</span>
      <span class="muted">${numeral(number)}</span>
    </button>`;
  return html`<div class="legend" role="group" aria-label="Colours">
    ${
      scale === 'numbers'
        ? html`<div class="legend-scale">
            <span>${shortNumber(low)}</span>
            <i class="ramp" ${cssProperties({ background: rampOf(palette) })}></i>
            <span>${shortNumber(high)}</span>
          </div>`
        : legend.map(({ value, count: number }, code) => entry(code, fieldValue(field, value), number))
    }
    ${missing === 0 ? nothing : entry(NO_VALUE, 'no value', missing)}
  </div>`;
}

function rampOf({ css }: Palette): string {
  const stops = [0, 42, 85, 127, 169, 212, 254].map((code) => css[code] ?? '');
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
