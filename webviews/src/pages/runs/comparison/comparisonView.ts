import { html, nothing, type TemplateResult } from 'lit';
import type { RunDetail } from '../../../../../shared/src/protocol/runs.ts';
import { messageView, noticeView } from '../../../notice.ts';
import { textView } from '../../../textView.ts';
import { runLink } from '../parts.ts';
import { differingSettings } from '../model/settings.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';
import type { RunsStore } from '../runsStore.ts';
import { runName } from '../words.ts';
import { comparedScoresView } from './comparedScores.ts';
import { datasetDeltaView } from './datasetDeltaView.ts';
import { pairedView } from './pairedView.ts';
import { programsView } from './programsView.ts';

/** Two runs or more beside each other; each later one is compared with the first. */
export function comparisonView(store: RunsStore, answer: readonly (RunDetail | null)[]): TemplateResult {
  const found = answer.filter((run) => run !== null);
  const runs = found.filter(isReceived);
  const without = answer.length - runs.length;
  const [first, ...others] = runs;
  if (first === undefined || others.length === 0)
    return messageView(
      'git-compare',
      'Nothing to compare',
      'Two runs with receipts are needed; those under way and those that broke off have none.',
    );
  const labels = runs.map((_, at) => letterOf(at));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Comparison of runs">
    ${without > 0 ? noticeView('info', 'Runs without a receipt are left out.') : nothing}
    <h3>Runs</h3>
    <ul class="plain-list">
      ${runs.map(
        ({ summary }, at) =>
          html`<li>
            <span class="letter">${labels[at]}</span>
            ${runLink(store, summary.runId, textView(runName(summary)))}
          </li>`,
      )}
    </ul>
    ${comparedScoresView(runs, labels)}
    ${others.map((run, at) => pairView(store, [first, run], [labels[0] ?? '', labels[at + 1] ?? '']))}
    ${settingsView(runs, labels)}
  </div>`;
}

/** Two of the runs: what their rows, their data and their prompts have in common and not. */
function pairView(
  store: RunsStore,
  pair: [ReceivedRun, ReceivedRun],
  labels: [string, string],
): TemplateResult {
  return html`<section class="pair" aria-label=${`${labels[0]} against ${labels[1]}`}>
    <h2>${labels[0]} → ${labels[1]}</h2>
    ${pairedView(store, pair, labels)} ${datasetDeltaView(store, pair, labels)}
    ${programsView(store, pair, labels)}
  </section>`;
}

function settingsView(runs: readonly ReceivedRun[], labels: readonly string[]): TemplateResult {
  const settings = differingSettings(runs);
  return html`<h3>Settings that differ</h3>
    ${
      settings.length === 0
        ? html`<p class="quiet">None that the receipts tell.</p>`
        : html`<table class="pairs settings">
            <thead>
              <tr>
                <th scope="col">Setting</th>
                ${labels.map((label) => html`<th scope="col">${label}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${settings.map(
                ({ name, values }) =>
                  html`<tr>
                    <th scope="row">${textView(name)}</th>
                    ${values.map(
                      (value) =>
                        html`<td>
                          ${value === undefined ? html`<span class="muted">not told</span>` : textView(typeof value === 'string' ? value : JSON.stringify(value))}
                        </td>`,
                    )}
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`;
}

function isReceived(run: RunDetail): run is ReceivedRun {
  return run.receipt !== undefined;
}

/** A short name for a run within the comparison: A, B, C. */
function letterOf(at: number): string {
  return String.fromCodePoint('A'.charCodeAt(0) + at);
}
