import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { MOST_NODES } from '../asks.ts';
import type { LineageStore } from '../lineageStore.ts';
import type { LineageState } from '../state.ts';
import { messageView, noticeView } from '../../../notice.ts';
import { button } from './parts.ts';

/** Sentences above the graph: what is not in it, and why. */
export function noticesView(state: LineageState, store: LineageStore): TemplateResult {
  const { drawn, phase, error, isTrusted, view } = state;
  if (drawn === undefined) return html``;
  const { leftOut, isComplete } = drawn.model;
  const { filtered } = drawn.graph;
  return html`<div class="notices">
    ${phase === 'failed' ? noticeView('error', error?.message ?? '', again(store)) : nothing}
    ${phase === 'cancelled' ? noticeView('info', 'Reading was cancelled. What is shown may be old.', again(store)) : nothing}
    ${isTrusted ? nothing : restricted(store)}
    ${
      isTrusted && !isComplete && phase === 'shown'
        ? noticeView(
            'info',
            'Git’s history is not complete here, or there is none: there may be more versions and sources.',
            again(store),
          )
        : nothing
    }
    ${
      leftOut > 0
        ? noticeView(
            'info',
            `${counted(leftOut, 'node')} within ${numeral(view.depth)} steps left out: these are the nearest.`,
            view.limit >= MOST_NODES
              ? html``
              : button('add', 'Show More', () =>
                  store.askFor({ limit: Math.min(MOST_NODES, view.limit * 3) }),
                ),
          )
        : nothing
    }
    ${filtered > 0 ? noticeView('info', `${counted(filtered, 'node')} put away by filters.`, filterLink(state, store)) : nothing}
  </div>`;
}

/** What stands in place of the graph where there is none; `undefined` where it shows. */
export function placeholderView(state: LineageState, store: LineageStore): TemplateResult | undefined {
  const { drawn, phase, error, root } = state;
  if (drawn !== undefined) return undefined;
  switch (phase) {
    case 'failed':
      return html`<div role="alert">
        ${messageView('error', 'The lineage could not be read', error?.message ?? '', html`${again(store)}${output(store)}`)}
      </div>`;
    case 'cancelled':
      return messageView('circle-slash', 'Cancelled', 'Reading the lineage was stopped.', again(store));
    default:
      return root === undefined
        ? messageView(
            'type-hierarchy',
            'No record chosen',
            'Put the cursor into a record and run “DataBits: Show Lineage of Record”, or take it from the menu of a record in the tree.',
          )
        : html`<div class="message"><p>Reading the lineage…</p></div>`;
  }
}

/** Beside a node that stands alone: how a record gets a lineage. */
export function aloneView({ drawn, phase }: LineageState): TemplateResult | typeof nothing {
  if (drawn === undefined || drawn.graph.nodes.size > 1 || drawn.model.nodes.size > 1 || phase === 'loading')
    return nothing;
  return html`<div class="alone" role="note">
    <p>Nothing is known of where this comes from, and nothing depends on it.</p>
    <p>Name its sources in the record, and they appear here:</p>
    <pre><code>attribution:
  derived_from:
    - databit_id: id of the source
      method: translation</code></pre>
  </div>`;
}

function filterLink({ showsFilters }: LineageState, store: LineageStore): TemplateResult | undefined {
  if (showsFilters) return undefined;
  return html`<button class="link" @click=${() => store.change({ showsFilters: true })}>
    Show filters
  </button>`;
}

function restricted(store: LineageStore): TemplateResult {
  return noticeView(
    'warning',
    'Restricted Mode: git does not run, so only the records as they are now are shown, without past versions.',
    button('shield', 'Manage Workspace Trust', () => store.rpc.host('manageTrust', {})),
  );
}

function again(store: LineageStore): TemplateResult {
  return button('refresh', 'Read Again', () => store.reload());
}

function output(store: LineageStore): TemplateResult {
  return button('output', 'Show Output', () => store.rpc.host('showOutput', {}));
}

/** One line for eyes and screen readers: how far reading is, what is shown, what was just done. */
export function statusSentence({ phase, drawn, loadingFor, notice: just }: LineageState): string {
  const seconds = loadingFor < 1000 ? '' : ` ${numeral(Math.floor(loadingFor / 1000))} s`;
  if (phase === 'reading')
    return `Reading git's history…${seconds} What is shown is of the records as they are now.`;
  if (phase === 'loading') return `Reading the lineage…${seconds}`;
  if (drawn === undefined) return '';
  const { nodes, edges } = drawn.graph;
  const counts = `${counted(nodes.size, 'node')}, ${counted(edges.length, 'edge')}`;
  return just === '' ? `${counts}.` : `${counts}. ${just}.`.replace('..', '.');
}
