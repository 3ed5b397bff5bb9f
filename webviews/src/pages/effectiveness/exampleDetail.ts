import { html, nothing, type TemplateResult } from 'lit';
import type { EffectiveExample } from '../../../../shared/src/protocol/effectiveness.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { textView } from '../../textView.ts';
import type { EffectivenessStore } from './effectivenessStore.ts';
import { contextText, runText } from './effectText.ts';
import { examplesLink } from './groupsTab.ts';
import { effectView } from './intervalPlot.ts';
import { reachOf } from './ranking.ts';

/** An example's effects over time, one line for each run, what else is known of it, and what it derives from. */
export function exampleDetail(example: EffectiveExample, store: EffectivenessStore): TemplateResult {
  const { rpc } = store;
  return html`<div class="detail">
    ${runsView(example, store)} ${factsView(example)} ${sourcesView(example, store)}
    <div class="actions">
      <button
        class="secondary"
        @click=${() => {
          rpc.host('showLineage', { id: example.id });
        }}
      >
        Show Lineage
      </button>
    </div>
  </div>`;
}

function runsView({ effects }: EffectiveExample, { answer, rpc }: EffectivenessStore): TemplateResult {
  const runs = new Map(answer?.runs.map((run) => [run.runId, run]));
  const reach = reachOf(effects);
  return html`<h3>In each run, the newest first</h3>
    <ul class="over-time">
      ${effects.map((effect) => {
        const run = runs.get(effect.runId);
        const standing = effect.isCurrent ? effect.verdict : 'changed';
        return html`<li>
          ${effectView(effect, reach, standing)}
          <span class="measured">
            <button
              class="link"
              title="Show the run"
              @click=${() => {
                rpc.host('showRun', { runId: effect.runId });
              }}
            >
              ${textView(run === undefined ? effect.runId : runText(run))}
            </button>
            <span class="muted">
              ${run === undefined ? nothing : textView(contextText(run))},
              ${effect.method === 'shapley' ? 'Shapley value' : 'random prompts'},
              ${counted(effect.evaluations, 'evaluation')}
            </span>
          </span>
        </li>`;
      })}
    </ul>`;
}

function factsView({ status, functionName, domain, uses, difficulty }: EffectiveExample): TemplateResult {
  const facts = [
    ['Status', status],
    ['Function', functionName],
    ['Domain', domain],
    ['Uses', String(uses)],
    ['Difficulty as a row', difficulty?.toFixed(2)],
  ] as const;
  return html`<dl class="facts">
    ${facts.map(([name, value]) =>
      value === undefined
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd>${textView(value)}</dd>
          </div>`,
    )}
  </dl>`;
}

function sourcesView({ sources }: EffectiveExample, store: EffectivenessStore): TemplateResult {
  if (sources.length === 0) return html`<p class="muted">It names no DataBit that it derives from.</p>`;
  return html`<h3>Derives from</h3>
    <ul class="sources">
      ${sources.map(
        ({ id, name, share }) =>
          html`<li>
            <button
              class="link"
              title="Show the lineage of the DataBit"
              @click=${() => {
                store.rpc.host('showLineage', { id });
              }}
            >
              ${textView(name)}
            </button>
            <span class="muted">${String(Math.round(100 * share))} %</span>
            ${examplesLink(store, id, name)}
          </li>`,
      )}
    </ul>`;
}
