import { html, type TemplateResult } from 'lit';
import type { MapTool, MapViewState } from '../../../../../../shared/src/protocol/browserViews.ts';
import type { MapMethod } from '../../../../../../shared/src/protocol/neighbours.ts';
import { icon } from '../../../../textView.ts';
import { CAVEATS } from './mapText.ts';

export interface ToolbarActions {
  keep(change: MapViewState): void;
  fit(): void;
}

const TOOLS: readonly { tool: MapTool; icon: string; title: string }[] = [
  { tool: 'move', icon: 'move', title: 'Move: dragging moves the map' },
  { tool: 'lasso', icon: 'edit', title: 'Lasso: dragging selects; Shift adds, Alt takes away' },
  {
    tool: 'rectangle',
    icon: 'primitive-square',
    title: 'Rectangle: dragging selects; Shift adds, Alt takes away',
  },
];

/** Method, colour and tool, and what the map can tell. */
export function mapToolbar(
  { method, colour, tool }: { method: MapMethod; colour: string; tool: MapTool },
  fields: readonly string[],
  actions: ToolbarActions,
): TemplateResult {
  const options = fields.includes(colour) || colour === '' ? fields : [colour, ...fields];
  const chosen = (event: Event): string =>
    event.target instanceof HTMLSelectElement ? event.target.value : '';
  return html`<div class="neighbour-bar">
    <label
      >Colour by
      <select
        @change=${(event: Event) => {
          actions.keep({ colour: chosen(event) });
        }}
      >
        <option value="" ?selected=${colour === ''}>nothing</option>
        ${options.map((field) => html`<option value=${field} ?selected=${field === colour}>${field}</option>`)}
      </select></label
    >
    <label
      >Method
      <select
        @change=${(event: Event) => {
          actions.keep({ method: chosen(event) === 'pca' ? 'pca' : 'umap' });
        }}
      >
        <option value="umap" ?selected=${method === 'umap'}>UMAP</option>
        <option value="pca" ?selected=${method === 'pca'}>principal components</option>
      </select></label
    >
    <span role="group" aria-label="Dragging">
      ${TOOLS.map(
        (entry) =>
          html`<button
            class="toggle"
            aria-pressed=${entry.tool === tool ? 'true' : 'false'}
            title=${entry.title}
            aria-label=${entry.title}
            @click=${() => {
              actions.keep({ tool: entry.tool });
            }}
          >
            ${icon(entry.icon)}
          </button>`,
      )}
    </span>
    <button
      class="secondary"
      @click=${() => {
        actions.fit();
      }}
    >
      ${icon('screen-full')}Show All
    </button>
    <span class="muted map-caveat">${CAVEATS[method]}</span>
  </div>`;
}
