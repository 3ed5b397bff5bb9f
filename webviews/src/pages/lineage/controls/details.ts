import { html, nothing, type TemplateResult } from 'lit';
import { textView } from '../../../textView.ts';
import { attributionWords, committedWords, nodeFacts, nodeName, NODE_KINDS } from '../labels.ts';
import { icon } from '../../../textView.ts';
import type { LineageStore } from '../lineageStore.ts';
import type { LineageState } from '../state.ts';
import { button } from './parts.ts';

/** The selected node: all that is known of it, and what can be done with it. */
export function detailsView(state: LineageState, store: LineageStore): TemplateResult | typeof nothing {
  const { drawn, selected, view } = state;
  const visible = selected === undefined ? undefined : drawn?.graph.nodes.get(selected);
  if (drawn === undefined || visible === undefined) return nothing;
  const { node, more } = visible;
  const { key } = node;
  // The effect stands there with its interval.
  const { effect: _, ...plain } = node;
  const facts = [
    ...nodeFacts(plain),
    ...attributionWords(node),
    ...(node.author === undefined ? [] : [node.author]),
    ...committedWords(node),
    node.id,
  ];
  const canOpen = node.place !== undefined || node.state === 'past' || node.state === 'deleted';
  const hasNeighbours = drawn.graph.ways.up.has(key) || drawn.graph.ways.down.has(key);
  return html`<section class="details" aria-label="Selected node">
    <div class="details-text">
      ${icon(NODE_KINDS[node.kind].icon)}<b>${textView(nodeName(node).slice(0, 300).toWellFormed())}</b>
      <span class="muted">${textView(facts.join(' · '))}</span>
    </div>
    <div class="actions" role="group" aria-label="Actions">
      ${
        canOpen
          ? button(
              'go-to-file',
              node.place === undefined ? 'Open Version' : 'Open',
              () => store.open(key, { aside: true, keepsFocus: false }),
              { title: 'Open it beside this page (Enter)', keys: 'Enter' },
            )
          : nothing
      }
      ${more.up > 0 ? button('arrow-small-left', 'More Sources', () => store.expand(key, 'up')) : nothing}
      ${
        more.down > 0
          ? button('arrow-small-right', 'More Dependents', () => store.expand(key, 'down'))
          : nothing
      }
      ${
        hasNeighbours
          ? button('collapse-all', 'Collapse', () => store.collapse(key), {
              title: 'Put its neighbours away (minus)',
              keys: '-',
            })
          : nothing
      }
      ${
        node.effect === undefined
          ? nothing
          : button('graph', 'Effects', () => store.showEffects(key), {
              title: 'Show what each run measured of it on the page of effectiveness',
            })
      }
      ${
        node.kind === 'execution'
          ? button('beaker', 'Show Run', () => store.showRun(key), {
              title: 'Show what the run came to',
            })
          : nothing
      }
      <button
        class="toggle"
        aria-pressed=${String(view.focus === key)}
        aria-keyshortcuts="F"
        title="Only its ancestors and descendants stay lit (F)"
        @click=${() => store.focus(key)}
      >
        ${icon('target')}<span>Focus</span>
      </button>
      ${
        key === drawn.graph.root
          ? nothing
          : button('type-hierarchy-sub', 'Start Here', () => store.startAt(key), {
              title: 'Show its lineage in place of this one',
            })
      }
    </div>
  </section>`;
}
