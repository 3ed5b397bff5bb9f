import { html, nothing, type TemplateResult } from 'lit';
import type { DuplicateGroup, DuplicateMember } from '../../../../../../shared/src/protocol/neighbours.ts';
import { counted, numeral } from '../../../../../../shared/src/counted.ts';
import { icon, textView } from '../../../../textView.ts';
import type { ViewContext } from '../browserView.ts';
import { checkView } from '../neighbours/check.ts';
import { withDifferences } from './differences.ts';

/** Members that a group shows before it is unfolded. */
export const FOLDED = 8;

const EVIDENCE: Record<DuplicateGroup['evidence'], string> = {
  'same-text': 'the same text',
  near: 'near by meaning',
  mixed: 'the same text, and near by meaning',
};

/** How a group is shown, and what its controls do. */
export interface GroupControls {
  context: ViewContext;
  unfolded: boolean;
  /** The record of the row that Tab stops at. */
  stop: string | undefined;
  unfold: () => void;
  selectOthers: () => void;
  focused: (id: string) => void;
}

/** A group: why it is one, and its members, the one to keep first. */
export function groupView(group: DuplicateGroup, controls: GroupControls): TemplateResult {
  const { evidence, conflict, lowestCosine, size, members, keepReason } = group;
  const shown = controls.unfolded ? members : members.slice(0, FOLDED);
  const title = `${counted(size, 'record')}: ${EVIDENCE[evidence]}`;
  const [first] = members;
  return html`<section class="group" role="group" aria-label=${title}>
    <header class="group-head">
      <h3>${title}</h3>
      ${conflict ? html`<span class="tag-warning">different expected outputs</span>` : nothing}
      <span class="muted"
        >${lowestCosine === undefined ? '' : `lowest cosine ${lowestCosine.toFixed(3)}`}</span
      >
      <button class="link" @click=${controls.selectOthers}>
        ${icon('checklist')} Select the other ${numeral(members.length - 1)}
      </button>
    </header>
    ${shown.map((member, at) => memberView(member, at === 0 ? undefined : first, keepReason, controls))}
    ${
      members.length > FOLDED && !controls.unfolded
        ? html`<button class="link" @click=${controls.unfold}>
            Show ${numeral(members.length - FOLDED)} more
          </button>`
        : nothing
    }
    ${size > members.length && controls.unfolded ? html`<p class="muted">${numeral(size - members.length)} more are not listed.</p>` : nothing}
  </section>`;
}

/** A member; `first` is the one to keep, absent for itself. */
function memberView(
  { record, cosine, textOverlap, sameOutput }: DuplicateMember,
  first: DuplicateMember | undefined,
  keepReason: string,
  { context: { selection, search }, stop, focused }: GroupControls,
): TemplateResult {
  const evidence = `${cosine === undefined ? '' : `cosine ${cosine.toFixed(3)}, `}text ${textOverlap.toFixed(2)}`;
  const text = (own: string, other: string | undefined): TemplateResult =>
    other === undefined ? textView(own) : withDifferences(own, other);
  return html`<div
    class="neighbour-row"
    role="option"
    data-row=${record.id}
    tabindex=${stop === record.id ? '0' : '-1'}
    aria-selected=${selection.has(record.id) ? 'true' : 'false'}
    @focus=${() => {
      focused(record.id);
      if (record.id !== '') void search.inspect(record.id);
    }}
    @click=${(event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) selection.toggle(record.id);
    }}
    @dblclick=${() => {
      search.open(record, false);
    }}
  >
    ${checkView(selection, record.id)}
    <div class="neighbour-what">
      <span class="neighbour-name">${textView(record.name)}</span>
      <span class="muted">${textView([record.functionName, record.status].filter(Boolean).join(' · '))}</span>
      <span class="neighbour-text">${text(record.inputText, first?.record.inputText)}</span>
      ${
        record.outputText === ''
          ? nothing
          : html`<span class="neighbour-text" ?data-conflict=${!sameOutput && first !== undefined}
              >→ ${text(record.outputText, first?.record.outputText)}</span
            >`
      }
    </div>
    <div class="neighbour-evidence">
      ${
        first === undefined
          ? html`<span>keep</span><span class="muted">${keepReason}</span>`
          : html`<span title="Raw cosine and share of common character trigrams, both with the first record"
                >${evidence}</span
              >
              ${sameOutput ? nothing : html`<span class="muted">another output</span>`}`
      }
    </div>
  </div>`;
}
