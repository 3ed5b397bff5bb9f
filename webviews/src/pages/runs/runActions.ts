import { html, nothing, type TemplateResult } from 'lit';
import type { RunStatus, RunSummary } from '../../../../shared/src/protocol/runs.ts';
import type { RunAction } from '../../../../shared/src/protocol/runsPage.ts';
import { icon } from '../../textView.ts';
import type { RunsStore } from './runsStore.ts';

/** A command about an execution, and the states in which it makes sense. */
interface OfferedAction {
  action: RunAction;
  label: string;
  title: string;
  icon: string;
  fits: (run: Pick<RunSummary, 'status' | 'receiptUri'>) => boolean;
}

const RESUMABLE: readonly RunStatus[] = ['interrupted', 'cancelled', 'failed', 'budget_exhausted'];
const hasReceipt = ({ receiptUri }: { receiptUri?: string }): boolean => receiptUri !== undefined;

const ACTIONS: readonly OfferedAction[] = [
  {
    ...{ action: 'databits.cancelRun', label: 'Cancel', icon: 'debug-stop' },
    title: 'End the run at its next call and keep the best so far',
    fits: ({ status }) => status === 'running',
  },
  {
    ...{ action: 'databits.resumeRun', label: 'Resume', icon: 'debug-continue' },
    title: 'Go on where the run was; no question that was answered is asked again',
    fits: ({ status }) => RESUMABLE.includes(status),
  },
  {
    ...{ action: 'databits.rerunExactly', label: 'Re-run exactly', icon: 'debug-restart' },
    title: 'Run again with the same records, settings and seed',
    fits: hasReceipt,
  },
  {
    ...{ action: 'databits.openReceipt', label: 'Open receipt', icon: 'go-to-file' },
    title: 'Show the receipt’s file',
    fits: hasReceipt,
  },
  {
    ...{ action: 'databits.applyRunFeedback', label: 'Review feedback', icon: 'checklist' },
    title: 'Look at what the run says about single examples, and accept it as an edit',
    fits: hasReceipt,
  },
  {
    ...{ action: 'databits.draftFromRun', label: 'Draft examples', icon: 'lightbulb' },
    title: 'Choose demos and failed rows of the run that become drafts; you review them before they count',
    fits: hasReceipt,
  },
  {
    ...{ action: 'databits.exportToMlflow', label: 'Export to MLflow', icon: 'export' },
    title: 'Copy the run to an MLflow store',
    fits: hasReceipt,
  },
];

/** What can be done with an execution, as far as the editor has the commands. */
export function actionsView(store: RunsStore, run: RunSummary): TemplateResult | typeof nothing {
  const offered = ACTIONS.filter(({ action, fits }) => store.has(action) && fits(run));
  if (offered.length === 0) return nothing;
  return html`<div class="toolbar" role="group" aria-label="Actions of the run">
    ${offered.map(
      ({ action, label, title, icon: name }) =>
        html`<button
          class="secondary"
          title=${title}
          @click=${() => {
            store.rpc.host('runAction', { action, runId: run.runId });
          }}
        >
          ${icon(name)}${label}
        </button>`,
    )}
  </div>`;
}
