import { html, nothing, type TemplateResult } from 'lit';
import { numeral } from '../../../../../shared/src/counted.ts';
import type { RunPlanAnswer, RunSpecification } from '../../../../../shared/src/protocol/runs.ts';
import { noticeView } from '../../../notice.ts';
import { icon, textView } from '../../../textView.ts';
import { agoView, factView, runLink, statusView } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import { costText, NOT_KNOWN, shortId } from '../words.ts';

const PARTS = [
  ['measuring', 'Template and result on val and test'],
  ['optimizing', 'The optimizer’s trials'],
  ['proposing', 'Writing instructions'],
  ['attributing', 'Effects of examples'],
  ['judging', 'Judging answers'],
] as const;
const MOST_EXECUTIONS = 5;

/** What a specification would do, and the button that starts it; the editor asks before anything runs. */
export function planView(store: RunsStore, specification: RunSpecification): TemplateResult {
  const { plan } = store;
  const { answer } = plan;
  if (answer === undefined && plan.error !== undefined)
    return html`<div role="alert">${noticeView('error', plan.error.message)}</div>`;
  if (answer === undefined)
    return html`<p class="quiet" role="status">Planning: the members of the dataset are looked up…</p>`;
  if (answer === null)
    return html`<p class="quiet" role="status">
      The specification is not in a saved file yet. Save it, and its plan is shown here.
    </p>`;
  return html`${startView(store, specification, answer)} ${figuresView(answer)}
  ${executionsView(store, specification)}`;
}

function startView(
  store: RunsStore,
  { id }: RunSpecification,
  { problems, code }: RunPlanAnswer,
): TemplateResult {
  const { isTrusted } = store.state;
  return html`${problems.length > 0 ? html`<div role="alert">${problems.map((text) => noticeView('error', text))}</div>` : nothing}
    ${code.length > 0 ? noticeView('warning', html`Python of the workspace would run: ${textView(code.join(', '))}.`) : nothing}
    <div class="toolbar">
      ${
        store.has('databits.runSpecification')
          ? html`<button
              class="primary"
              ?disabled=${problems.length > 0 || !isTrusted}
              @click=${() => {
                store.start(id);
              }}
            >
              ${icon('play')}Start…
            </button>`
          : nothing
      }
      ${
        store.has('databits.dryRun')
          ? html`<button
              class="secondary"
              ?disabled=${!isTrusted}
              title="Show in a terminal what a run would do; no model is asked"
              @click=${() => {
                store.rpc.host('specificationAction', { action: 'databits.dryRun', specId: id });
              }}
            >
              Dry run
            </button>`
          : nothing
      }
      <button
        class="secondary"
        @click=${() => {
          store.rpc.host('openRecord', { id });
        }}
      >
        ${icon('go-to-file')}Open file
      </button>
      <span class="muted"
        >${isTrusted ? 'You are asked before anything runs.' : 'Runs do not start in a workspace that is not trusted.'}</span
      >
    </div>`;
}

function figuresView({ rows, calls, tokens, cost, notes }: RunPlanAnswer): TemplateResult {
  const { judging = 0 } = calls;
  const total = calls.measuring + calls.optimizing + calls.proposing + calls.attributing + judging;
  return html`<dl class="facts">
      ${factView('Rows', `${numeral(rows.train)} train, ${numeral(rows.val)} val, ${numeral(rows.test)} test`)}
      ${factView('Tokens, at most', tokens === undefined ? NOT_KNOWN : `${numeral(tokens.input)} in, ${numeral(tokens.output)} out`)}
      ${factView('Cost, at most', cost === undefined ? NOT_KNOWN : `${costText(cost.most)} (${cost.source})`)}
    </dl>
    <table class="pairs calls">
      <thead>
        <tr>
          <th scope="col">Calls for</th>
          <th scope="col" class="number">At most</th>
        </tr>
      </thead>
      <tbody>
        ${PARTS.filter(([part]) => part !== 'judging' || judging > 0).map(
          ([part, title]) =>
            html`<tr>
              <th scope="row">${title}</th>
              <td class="number">${numeral(calls[part] ?? 0)}</td>
            </tr>`,
        )}
        <tr class="total">
          <th scope="row">All</th>
          <td class="number">${calls.isRough ? 'about ' : ''}${numeral(total)}</td>
        </tr>
      </tbody>
    </table>
    ${
      notes.length === 0
        ? nothing
        : html`<ul class="notes">
            ${notes.map((note) => html`<li>${textView(note)}</li>`)}
          </ul>`
    }`;
}

function executionsView(store: RunsStore, { executions }: RunSpecification): TemplateResult | typeof nothing {
  if (executions.length === 0) return nothing;
  return html`<h3>Runs of it</h3>
    <ul class="plain-list">
      ${executions.slice(0, MOST_EXECUTIONS).map(
        ({ runId, status, startedAt }) =>
          html`<li>
            ${runLink(store, runId, shortId(runId))} ${statusView(status)}
            <span class="muted">${agoView(startedAt)}</span>
          </li>`,
      )}
    </ul>`;
}
