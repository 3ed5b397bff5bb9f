import { html, nothing, type TemplateResult } from 'lit';
import { numeral } from '../../../../../shared/src/counted.ts';
import { icon, textView } from '../../../textView.ts';
import type { VisibleNode } from '../graph/visibleGraph.ts';
import { NODE_KINDS, nodeFacts, nodeName } from '../labels.ts';

/** Characters of a name that a node can show at most. */
const LONGEST_NAME = 80;

/** The inside of a node's box. Its name stays text whatever it is. */
export function nodeView({ node, more }: VisibleNode): TemplateResult {
  const name = nodeName(node);
  return html`<span class="node-icon">${icon(iconOf(node))}</span>
    <span class="node-text">
      <span class="node-name">${textView(name.slice(0, LONGEST_NAME).toWellFormed())}</span>
      <span class="node-facts">${textView(nodeFacts(node).join(' · ').slice(0, LONGEST_NAME))}</span>
    </span>
    ${more.up > 0 ? html`<span class="handle" data-way="up">+${shortened(more.up)}${node.isMoreUpLeast === true ? '…' : ''}</span>` : nothing}
    ${more.down > 0 ? html`<span class="handle" data-way="down">+${shortened(more.down)}</span>` : nothing}`;
}

/** A state that is not the usual one is told by the icon, too. */
function iconOf({ state, kind }: VisibleNode['node']): string {
  if (state === 'missing') return 'question';
  return state === 'deleted' ? 'trash' : state === 'past' ? 'history' : NODE_KINDS[kind].icon;
}

/** "999", "1.2k": what fits into a handle. */
function shortened(count: number): string {
  if (count < 1000) return numeral(count);
  return count < 10_000
    ? `${(Math.floor(count / 100) / 10).toFixed(1)}k`
    : `${numeral(Math.floor(count / 1000))}k`;
}
