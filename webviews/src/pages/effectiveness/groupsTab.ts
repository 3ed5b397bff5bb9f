import { html, type TemplateResult } from 'lit';
import type { GroupEffect } from '../../../../shared/src/protocol/effectiveness.ts';
import { plainText, textView } from '../../textView.ts';
import type { EffectivenessStore } from './effectivenessStore.ts';
import { effectView } from './intervalPlot.ts';
import { rankedGroups, reachOf } from './ranking.ts';

const KINDS: Readonly<Record<GroupEffect['by'], string>> = {
  function: 'Function',
  domain: 'Domain',
  databit: 'DataBit',
};

/** Mean effects of examples of one function or domain, or made from one DataBit. */
export function groupsTab(store: EffectivenessStore, by: readonly GroupEffect['by'][]): TemplateResult {
  const groups = store.answer === undefined ? [] : rankedGroups(store.answer, by, store.state.view);
  if (groups.length === 0)
    return html`<p class="muted hint">
      ${
        by.includes('databit')
          ? 'No measured example names a DataBit that it derives from.'
          : 'No measured example has a function or a domain.'
      }
    </p>`;
  const reach = reachOf(groups);
  return html`<p class="muted hint">
      The mean effect of the examples, those without an effect too, in the newest run that measured some.
      Intervals are wide enough however the measurements hang together.
    </p>
    <table class="ranking">
      <caption class="sr-only">
        Mean effects
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Mean effect, with its interval</th>
          <th scope="col" class="number">Examples</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map(
          (group) =>
            html`<tr>
              <th scope="row">${nameView(group, store)} <span class="muted">${KINDS[group.by]}</span></th>
              <td>${effectView(group, reach, group.verdict)}</td>
              <td class="number">${String(group.examples)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function nameView({ id, name }: GroupEffect, store: EffectivenessStore): TemplateResult {
  if (id === undefined) return textView(name);
  return html`<button
      class="link name"
      title="Show the lineage of the DataBit"
      @click=${() => {
        store.rpc.host('showLineage', { id });
      }}
    >
      ${textView(name)}
    </button>
    ${examplesLink(store, id, name)}`;
}

/** Leads to the examples that derive from a DataBit. */
export function examplesLink(store: EffectivenessStore, id: string, name: string): TemplateResult {
  return html`<button
    class="link"
    aria-label="Examples that derive from ${plainText(name)}"
    @click=${() => {
      store.show({ tab: 'examples', about: id });
    }}
  >
    Its examples
  </button>`;
}
