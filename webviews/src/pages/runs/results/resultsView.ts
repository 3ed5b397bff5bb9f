import { html, nothing, type TemplateResult } from 'lit';
import { RESULT_PARTS, type ResultPart } from '../../../../../shared/src/protocol/runsPage.ts';
import { noticeView } from '../../../notice.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';
import { actionsView } from '../runActions.ts';
import type { RunsStore } from '../runsStore.ts';
import { statusWords } from '../words.ts';
import { effectsView } from './effectsView.ts';
import type { ExamplesPane } from './examplesPane.ts';
import { promptView } from './promptView.ts';
import { receiptView } from './receiptView.ts';
import { scoresView } from './scoresView.ts';
import type { TrialsPane } from './trialsPane.ts';

const TITLES: Record<ResultPart, string> = {
  scores: 'Scores',
  trials: 'Trials',
  examples: 'Examples',
  prompt: 'Prompt',
  effects: 'Effects of examples',
  receipt: 'Receipt',
};

/** The parts that keep a place of their own. */
export interface ResultPanes {
  trials: TrialsPane;
  examples: ExamplesPane;
}

/** What an execution came to. */
export function resultsView(store: RunsStore, run: ReceivedRun, panes: ResultPanes): TemplateResult {
  const { part } = store.view;
  return html`${endingView(run)} ${actionsView(store, run.summary)}
    <div
      class="tabs"
      role="tablist"
      aria-label="What the run came to"
      @keydown=${(event: KeyboardEvent) => {
        moveTab(store, event);
      }}
    >
      ${RESULT_PARTS.map(
        (one) =>
          html`<button
            class="tab"
            role="tab"
            id=${`tab-${one}`}
            aria-controls="result"
            aria-selected=${one === part ? 'true' : 'false'}
            tabindex=${one === part ? 0 : -1}
            @click=${() => {
              store.show({ part: one });
            }}
          >
            ${TITLES[one]}
          </button>`,
      )}
    </div>
    <div
      class=${part === 'examples' ? 'pane' : 'scroll'}
      id="result"
      role="tabpanel"
      tabindex="0"
      aria-labelledby=${`tab-${part}`}
    >
      ${partView(store, run, panes)}
    </div>`;
}

function partView(store: RunsStore, run: ReceivedRun, { trials, examples }: ResultPanes): TemplateResult {
  switch (store.view.part) {
    case 'scores':
      return scoresView(run);
    case 'trials':
      return trials.view(run);
    case 'examples':
      return examples.view(run);
    case 'prompt':
      return promptView(store, run);
    case 'effects':
      return effectsView(store, run);
    case 'receipt':
      return receiptView(store, run);
  }
}

/** What ended a run early. */
function endingView({ receipt, summary }: ReceivedRun): TemplateResult | typeof nothing {
  if (receipt.outcome === 'succeeded') return nothing;
  const kind = receipt.outcome === 'failed' ? 'error' : 'warning';
  const kept = summary.scores.best_val === undefined ? 'Nothing was measured.' : 'The best so far was kept.';
  const words = statusWords(receipt.outcome);
  return noticeView(
    kind,
    `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${receipt.error ?? ''} ${kept}`,
  );
}

function moveTab(store: RunsStore, event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const at = RESULT_PARTS.indexOf(store.view.part) + step;
  const part = RESULT_PARTS[(at + RESULT_PARTS.length) % RESULT_PARTS.length];
  if (part === undefined) return;
  store.show({ part });
  document.getElementById(`tab-${part}`)?.focus();
}
