import { html, svg, type TemplateResult } from 'lit';
import type { EffectRun, EffectVerdict } from '../../../../shared/src/protocol/effectiveness.ts';
import { plainText, textView } from '../../textView.ts';
import type { EffectivenessStore } from './effectivenessStore.ts';
import { contextText, runText, standingWords } from './effectText.ts';
import { countsOfRun } from './ranking.ts';

const VERDICTS: readonly EffectVerdict[] = ['helps', 'unknown', 'harms'];

/** The runs that measured examples, the newest first: what each found, and what can be taken over from it. */
export function runsTab(store: EffectivenessStore): TemplateResult {
  const runs = store.answer?.runs ?? [];
  return html`<ul class="runs">
    ${runs.map((run) => runView(run, store))}
  </ul>`;
}

function runView(run: EffectRun, store: EffectivenessStore): TemplateResult {
  const { answer, state, rpc } = store;
  const { runId } = run;
  const counts =
    answer === undefined ? { helps: 0, harms: 0, unknown: 0 } : countsOfRun(answer, runId, state.view.method);
  const name = plainText(runText(run));
  return html`<li>
    <h3>${textView(runText(run))}</h3>
    <p class="muted">${textView(contextText(run))}</p>
    <p>
      ${VERDICTS.map((verdict) => `${standingWords(verdict, state.view.method).name}: ${String(counts[verdict])}`).join(', ')}
    </p>
    ${barView(counts)}
    <div class="actions">
      <button
        class="secondary"
        aria-label="Show the run ${name}"
        @click=${() => {
          rpc.host('showRun', { runId });
        }}
      >
        Show Run
      </button>
      <button
        class="secondary"
        aria-label="Take over the findings of ${name}"
        @click=${() => {
          rpc.host('applyFeedback', { runId });
        }}
      >
        Take Over Findings…
      </button>
      <button
        class="link"
        aria-label="Only the effects of ${name}"
        @click=${() => {
          store.show({ run: runId, tab: 'examples' });
        }}
      >
        Only its effects
      </button>
    </div>
  </li>`;
}

/** The words above say the same. */
function barView(counts: Readonly<Record<EffectVerdict, number>>): TemplateResult {
  const total = Math.max(1, counts.helps + counts.harms + counts.unknown);
  let before = 0;
  const parts = VERDICTS.map((verdict) => {
    const part = { verdict, x: (100 * before) / total, width: (100 * counts[verdict]) / total };
    before += counts[verdict];
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${parts.map(
      ({ verdict, x, width }) =>
        svg`<rect data-standing=${verdict} x=${x} y="0" width=${width} height="6"></rect>`,
    )}
  </svg>`;
}
