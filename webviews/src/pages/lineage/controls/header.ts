import { html, nothing, type TemplateResult } from 'lit';
import { LINEAGE_COLOURS, type LineageColour } from '../../../../../shared/src/protocol/lineagePage.ts';
import { numeral } from '../../../../../shared/src/counted.ts';
import { menu } from '../../../menu.ts';
import { icon, textView } from '../../../textView.ts';
import { impactSentence, nodeFacts, nodeName } from '../labels.ts';
import type { LineageStore } from '../lineageStore.ts';
import type { LineageState } from '../state.ts';
import { picker } from './parts.ts';

/** What the header does beside what the store does. */
export interface HeaderActions {
  exportAs(format: 'svg' | 'mermaid' | 'copyMermaid'): void;
  searched(): void;
}

const DIRECTIONS = [
  ['both', 'Sources and dependents'],
  ['up', 'Sources'],
  ['down', 'What depends on it'],
] as const;
const DEPTHS = [1, 2, 3, 5, 10, 100];
const COLOUR_NAMES: Readonly<Record<LineageColour, string>> = {
  status: 'Status',
  quality: 'Quality',
  effect: 'Effect',
  kind: 'Kind',
};

/** The top of the page: whose lineage it is, what depends on it, and how it is looked at. */
export function headerView(state: LineageState, store: LineageStore, actions: HeaderActions): TemplateResult {
  const { drawn, phase } = state;
  const isAsking = phase === 'loading' || phase === 'reading';
  return html`<header class="top">
    <div class="title">${titleView(state)}</div>
    <div class="bar" role="toolbar" aria-label="Lineage">
      <button
        class="secondary"
        title="Take the last step back (Alt+Left)"
        aria-keyshortcuts="Alt+ArrowLeft"
        ?disabled=${state.steps === 0}
        @click=${() => store.back()}
      >
        ${icon('arrow-left')}<span>Back</span>
      </button>
      ${
        isAsking
          ? html`<button class="secondary" title="Stop (Escape)" @click=${() => store.cancel()}>
              ${icon('debug-stop')}<span>Cancel</span>
            </button>`
          : html`<button
              class="secondary"
              title="Ask for everything anew"
              ?disabled=${state.root === undefined}
              @click=${() => store.reload()}
            >
              ${icon('refresh')}<span>Reload</span>
            </button>`
      }
      ${drawn === undefined ? nothing : lookView(state, store, actions)}
    </div>
    ${isAsking ? html`<progress aria-label="The lineage is read"></progress>` : nothing}
  </header>`;
}

function titleView({ drawn }: LineageState): TemplateResult {
  const node = drawn?.model.nodes.get(drawn.model.root);
  if (drawn === undefined || node === undefined) return html`<h1>Lineage</h1>`;
  return html`<h1>${textView(nodeName(node).slice(0, 200).toWellFormed())}</h1>
    <span class="muted">${textView(nodeFacts(node).join(' · '))}</span>
    <span class="impact">${impactSentence(drawn.model.impact)}</span>`;
}

function lookView(state: LineageState, store: LineageStore, actions: HeaderActions): TemplateResult {
  const { view } = state;
  const toggle = (
    label: string,
    symbol: string,
    isOn: boolean,
    title: string,
    act: () => void,
  ): TemplateResult =>
    html`<button class="toggle" aria-pressed=${String(isOn)} title=${title} @click=${act}>
      ${icon(symbol)}<span>${label}</span>
    </button>`;
  return html`${picker('Direction', view.direction, DIRECTIONS, (value) => {
      store.askFor({ direction: DIRECTIONS.find(([name]) => name === value)?.[0] ?? 'both' });
    })}
    ${picker(
      'Steps',
      String(view.depth),
      DEPTHS.map((depth) => [String(depth), depth === 100 ? 'all' : String(depth)]),
      (value) => {
        store.askFor({ depth: Number(value) });
      },
    )}
    ${picker(
      'Colour',
      view.colour,
      LINEAGE_COLOURS.map((colour) => [colour, COLOUR_NAMES[colour]]),
      (value) => {
        store.adjust({ colour: LINEAGE_COLOURS.find((colour) => colour === value) ?? 'status' });
      },
    )}
    ${toggle('History', 'history', view.history, 'Show past versions and commits, too', () => {
      store.askFor({ history: !view.history });
    })}
    ${toggle('Filters', 'filter', state.showsFilters, 'Show kinds, edges, statuses and the time', () => {
      store.change({ showsFilters: !state.showsFilters });
    })}
    ${toggle('Tree', 'list-tree', view.tree, 'Show the tree beside the graph', () => {
      store.adjust({ tree: !view.tree });
    })}
    ${menu('export', 'Export', [
      { label: 'SVG…', act: () => actions.exportAs('svg') },
      { label: 'Mermaid…', act: () => actions.exportAs('mermaid') },
      { label: 'Copy as Mermaid', act: () => actions.exportAs('copyMermaid') },
    ])} <span class="filler"></span>${searchView(state, store, actions)}`;
}

function searchView(state: LineageState, store: LineageStore, actions: HeaderActions): TemplateResult {
  const { query, matches, matchAt } = state;
  const go = (step: 1 | -1): void => {
    store.nextMatch(step);
    actions.searched();
  };
  const place =
    query === ''
      ? ''
      : matches.length === 0
        ? 'none'
        : `${numeral(matchAt + 1)} of ${numeral(matches.length)}`;
  return html`<div class="search" role="search" aria-label="Graph">
    <input
      type="search"
      id="search"
      placeholder="Search in graph"
      aria-label="Search in graph"
      title="Name, id, kind or status (Ctrl+F); Enter goes on, Shift+Enter back"
      .value=${query}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) store.search(event.target.value);
        actions.searched();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
      }}
    />
    <span class="muted search-place" aria-live="polite">${place}</span>
    <button
      class="icon-button"
      aria-label="Previous match"
      title="Previous match"
      ?disabled=${matches.length === 0}
      @click=${() => go(-1)}
    >
      ${icon('arrow-up')}
    </button>
    <button
      class="icon-button"
      aria-label="Next match"
      title="Next match"
      ?disabled=${matches.length === 0}
      @click=${() => go(1)}
    >
      ${icon('arrow-down')}
    </button>
  </div>`;
}
