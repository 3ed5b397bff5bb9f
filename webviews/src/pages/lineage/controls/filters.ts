import { html, nothing, type TemplateResult } from 'lit';
import type { LineageEdgeKind, LineageNodeKind } from '../../../../../shared/src/protocol/lineage.ts';
import { numeral } from '../../../../../shared/src/counted.ts';
import { textView } from '../../../textView.ts';
import { timesOf } from '../drawn.ts';
import { EDGE_KINDS, EDGE_ORDER, KIND_ORDER, NODE_KINDS, readable } from '../labels.ts';
import type { LineageStore } from '../lineageStore.ts';
import type { Drawn, LineageState } from '../state.ts';
import { timeView } from './timeRange.ts';

const NO_FILTERS = { hiddenKinds: [], hiddenEdges: [], hiddenStatuses: [], committed: {} };

/** What is put away: kinds of nodes and edges, statuses, and what was committed outside of a time. */
export function filtersView(
  { drawn, view, showsFilters }: LineageState,
  store: LineageStore,
): TemplateResult {
  if (!showsFilters || drawn === undefined) return html``;
  const counts = countsOf(drawn);
  const isFiltered =
    view.hiddenKinds.length + view.hiddenEdges.length + view.hiddenStatuses.length > 0 ||
    Object.keys(view.committed).length > 0;
  return html`<section class="filters" aria-label="Filters">
    ${group<LineageNodeKind>(
      'Kinds',
      KIND_ORDER,
      counts.kinds,
      view.hiddenKinds,
      (kind) => NODE_KINDS[kind].name,
      (hiddenKinds) => store.arrange({ hiddenKinds }),
    )}
    ${group<LineageEdgeKind>(
      'Edges',
      EDGE_ORDER,
      counts.edges,
      view.hiddenEdges,
      (kind) => EDGE_KINDS[kind].name,
      (hiddenEdges) => store.arrange({ hiddenEdges }),
    )}
    ${group(
      'Statuses',
      [...counts.statuses.keys()].sort(),
      counts.statuses,
      view.hiddenStatuses,
      (status) => (status === '' ? 'no status' : readable(status)),
      (hiddenStatuses) => store.arrange({ hiddenStatuses }),
    )}
    ${timeView(timesOf(drawn.model), view.committed, store)}
    ${
      isFiltered
        ? html`<button class="link" @click=${() => store.arrange(NO_FILTERS, 'All filters are off')}>
            Clear filters
          </button>`
        : nothing
    }
  </section>`;
}

function group<T extends string>(
  title: string,
  order: readonly T[],
  counts: ReadonlyMap<string, number>,
  hidden: readonly T[],
  nameOf: (value: T) => string,
  change: (hidden: T[]) => void,
): TemplateResult | typeof nothing {
  const present = order.filter((value) => counts.has(value) || hidden.includes(value));
  if (present.length === 0) return nothing;
  return html`<fieldset class="filter-group">
    <legend>${title}</legend>
    ${present.map(
      (value) =>
        html`<label class="filter">
          <input
            type="checkbox"
            .checked=${!hidden.includes(value)}
            @change=${() =>
              change(hidden.includes(value) ? hidden.filter((other) => other !== value) : [...hidden, value])}
          />
          <span>${textView(nameOf(value).slice(0, 60))}</span>
          <span class="muted">${numeral(counts.get(value) ?? 0)}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** How many nodes and edges of each sort the graph has, hidden or not. */
function countsOf({ model }: Drawn): Record<'kinds' | 'edges' | 'statuses', Map<string, number>> {
  const count = (values: Iterable<string>): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  const nodes = [...model.nodes.values()];
  return {
    kinds: count(nodes.map(({ kind }) => kind)),
    edges: count(model.edges.map(({ kind }) => kind)),
    statuses: count(nodes.map(({ status }) => status ?? '')),
  };
}
