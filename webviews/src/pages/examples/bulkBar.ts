import { html, nothing, type TemplateResult } from 'lit';
import type { BulkAction } from '../../../../shared/src/protocol/webview.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { icon } from '../../textView.ts';
import type { ExampleSearch } from './exampleSearch.ts';
import type { Picking } from './picking.ts';
import type { Selection } from './selection.ts';
import type { PageState } from './state.ts';

/** Records that can be compared side by side. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 4;

/** What can be done with the selected records; the editor asks for values and confirmation. */
const ACTIONS: readonly { action: BulkAction; label: string; icon: string; hint: string }[] = [
  { action: 'status', label: 'Status', icon: 'pass', hint: 'Set the status' },
  { action: 'addTag', label: 'Add Tag', icon: 'tag', hint: 'Add a tag' },
  { action: 'removeTag', label: 'Remove Tag', icon: 'close', hint: 'Remove a tag' },
  { action: 'function', label: 'Function', icon: 'symbol-method', hint: 'Set the function' },
  { action: 'domain', label: 'Domain', icon: 'globe', hint: 'Set the domain' },
  { action: 'dataset', label: 'Add to Dataset', icon: 'database', hint: 'Pin to a dataset' },
  { action: 'review', label: 'Review', icon: 'verified', hint: 'Approve, request changes or reject' },
  { action: 'export', label: 'Export', icon: 'export', hint: 'Write to a file for other programs' },
  { action: 'delete', label: 'Delete', icon: 'trash', hint: 'Delete the records, after a question' },
];

/** What the bar acts on. */
export interface BulkContext {
  search: ExampleSearch;
  selection: Selection;
  picking: Picking;
  /** Shows the selected records side by side. */
  compare(): void;
}

/**
 * The bar above the view while records are selected: how many, and what can be done with them. Above a map it is always
 * there, and takes the same room: otherwise the points would move away under the first lasso.
 */
export function bulkBarView({ answer, view }: PageState, context: BulkContext): TemplateResult {
  const { size } = context.selection;
  const selected = size === 0 ? '' : `${counted(size, 'record')} selected`;
  const isThere = size > 0 || view === 'map';
  // What is announced stands in the document before it says something.
  return html`<div class="sr-only" aria-live="polite">${selected}</div>
    ${isThere ? barView(selected, answer?.total ?? 0, context) : nothing}`;
}

function barView(selected: string, total: number, context: BulkContext): TemplateResult {
  const { selection, search, picking } = context;
  const { size } = selection;
  const isComparable = size >= FEWEST_COMPARED && size <= MOST_COMPARED;
  return html`<div class="bulk" role="region" aria-label="Selected records">
    <div class="bulk-selection">
      <span class="bulk-count" aria-hidden="true">${size === 0 ? 'Nothing selected' : selected}</span>
      ${
        size > 0 && picking.canSelectMore(total)
          ? html`<button
              class="link"
              title="Select everything that passes the query and filters (Ctrl+A)"
              @click=${() => {
                picking.selectAll();
              }}
            >
              Select all ${numeral(total)}
            </button>`
          : nothing
      }
      <button
        class="link"
        title="Clear the selection (Escape)"
        ?disabled=${size === 0}
        @click=${() => {
          selection.clear();
        }}
      >
        Clear
      </button>
    </div>
    <div class="bulk-actions">
      ${
        isComparable
          ? button('Compare', 'diff', 'Show them side by side (D)', false, () => {
              context.compare();
            })
          : nothing
      }
      ${ACTIONS.map(({ action, label, icon: iconName, hint }) =>
        button(label, iconName, hint, size === 0, () => {
          search.runBulkAction(action, [...selection.ids]);
        }),
      )}
    </div>
  </div>`;
}

function button(
  label: string,
  iconName: string,
  hint: string,
  isDisabled: boolean,
  act: () => void,
): TemplateResult {
  return html`<button class="toggle" title=${hint} ?disabled=${isDisabled} @click=${act}>
    ${icon(iconName)}<span>${label}</span>
  </button>`;
}
