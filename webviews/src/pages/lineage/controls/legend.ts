import { html, nothing, type TemplateResult } from 'lit';
import { numeral } from '../../../../../shared/src/counted.ts';
import type { LineageColour } from '../../../../../shared/src/protocol/lineagePage.ts';
import { legendOf } from '../colours.ts';
import { styleOf } from '../drawing/edgeLines.ts';
import { DASHES } from '../drawing/strokes.ts';
import { STATES } from '../labels.ts';
import type { Drawn } from '../state.ts';

const LINES = [
  ['derivation', 'derived, extracted'],
  ['version', 'next version'],
  ['membership', 'member, few-shot'],
  ['run', 'used, produced by run'],
  ['commit', 'committed in'],
  ['through', 'through hidden nodes'],
] as const;

/** What colours, borders and lines mean, as far as they are in the graph. */
export function legendView({ graph }: Drawn, colour: LineageColour): TemplateResult {
  const nodes = [...graph.nodes.values()].map(({ node }) => node);
  const families = new Set(graph.edges.map((edge) => styleOf(edge, undefined).family));
  const states = (['past', 'deleted', 'missing'] as const).filter((state) =>
    nodes.some((node) => node.state === state),
  );
  const mark = (isThere: boolean, name: string, label: string): TemplateResult | typeof nothing =>
    isThere ? html`<li>${lineOf(name)}${label}</li>` : nothing;
  return html`<details class="legend" open>
    <summary>Legend</summary>
    <ul>
      ${legendOf(nodes, colour).map(
        ({ bucket, count }) =>
          html`<li>
            <i class="swatch ${bucket.name}"></i>${bucket.label} <span class="muted">${numeral(count)}</span>
          </li>`,
      )}
      ${states.map((state) => html`<li><i class="swatch state" data-state=${state}></i>${STATES[state]}</li>`)}
      ${LINES.map(([family, label]) => mark(families.has(family), family, label))}
      ${mark(
        graph.edges.some(({ isStale }) => isStale === true),
        'stale',
        'stale: the source changed since',
      )}
      ${mark(
        graph.edges.some(({ isInCycle }) => isInCycle === true),
        'cycle',
        'part of a cycle',
      )}
    </ul>
  </details>`;
}

function lineOf(name: string): TemplateResult {
  const dash = LINES.find(([family]) => family === name)?.[0];
  const lengths = dash === undefined ? '' : DASHES[dash].join(' ');
  return html`<svg class="line-sample" viewBox="0 0 26 8" aria-hidden="true" data-mark=${name}>
    <path d="M0 4L26 4" stroke-dasharray=${lengths}></path>
  </svg>`;
}
