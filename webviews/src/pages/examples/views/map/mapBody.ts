import { html, type nothing, type TemplateResult } from 'lit';
import { KEYS } from './mapText.ts';

type Part = TemplateResult | typeof nothing;

/** The map with what lies over it, and the same in words. */
export function mapBody(parts: {
  notes: readonly string[];
  /** What stands behind the notes, in their line: a line of its own would move the points. */
  stale: Part;
  canvas: HTMLCanvasElement;
  legend: Part;
  tooltip: Part;
  summary: string;
  /** What the keyboard's cursor is on. */
  announcement: string;
}): TemplateResult {
  const { notes, stale, canvas, legend, tooltip, summary, announcement } = parts;
  return html`<p class="neighbour-note" role="status">${notes.filter(Boolean).join(' ')} ${stale}</p>
    <div class="map-place">
      <div class="map-area">${canvas} ${legend} ${tooltip}</div>
    </div>
    <p class="sr-only" id="map-summary">${summary}</p>
    <p class="sr-only" id="map-keys">${KEYS}</p>
    <p class="sr-only" role="status">${announcement}</p>`;
}
