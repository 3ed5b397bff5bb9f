import { html, nothing, type TemplateResult } from 'lit';
import { numeral } from '../../../../../shared/src/counted.ts';
import type {
  RunProgress,
  RunSummary,
  TimeLeft,
  TrialProgress,
} from '../../../../../shared/src/protocol/runs.ts';
import { icon, textView } from '../../../textView.ts';
import { agoView, factView, statusView } from '../parts.ts';
import type { ScorePlot, ScorePoint } from '../plots/scorePlot.ts';
import { actionsView } from '../runActions.ts';
import type { RunsStore } from '../runsStore.ts';
import { costText, countText, durationText, NOT_KNOWN, scoreText, tokensText } from '../words.ts';

/** Milliseconds without a sign of life that are worth telling: runs tell one every few seconds. */
const SILENCE = 20_000;
const MOST_LINES = 200;
const MOST_TRIALS = 200;

/** A run under way, or what was told of one that broke off. */
export function monitorView(store: RunsStore, summary: RunSummary, plot: ScorePlot): TemplateResult {
  const progress = store.progress.answer ?? undefined;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The run under way">
    ${actionsView(store, { ...summary, status: progress?.status ?? summary.status })}
    ${progress === undefined ? withoutEvents(store, summary) : progressView(progress, plot)}
  </div>`;
}

function withoutEvents({ progress }: RunsStore, summary: RunSummary): TemplateResult {
  if (progress.error !== undefined) return html`<p class="quiet" role="alert">${progress.error.message}</p>`;
  if (progress.isRunning) return html`<p class="quiet" role="status">Reading how far it is…</p>`;
  return html`<p class="quiet" role="status">
    ${
      summary.status === 'running'
        ? 'The run has told nothing yet.'
        : 'This machine has no events of the run, and it left no receipt.'
    }
  </p>`;
}

function progressView(progress: RunProgress, plot: ScorePlot): TemplateResult {
  const { startedAt, heardAt, status, trials, log } = progress;
  const end = status === 'running' ? Date.now() : heardAt;
  return html`${headView(progress)}
    <h3>Score over time</h3>
    ${plot.view(pointsOf(trials, startedAt), end - startedAt)}
    <h3>Trials</h3>
    ${trialsView(trials, progress.best?.trial)}
    <h3>Log</h3>
    ${logView(log, startedAt)}`;
}

function headView(progress: RunProgress): TemplateResult {
  const { status, phase, startedAt, heardAt, best, usage, mostCalls, errors, left } = progress;
  const calls =
    mostCalls === undefined
      ? countText(usage.calls)
      : `${countText(usage.calls)} of at most ${numeral(mostCalls)}`;
  return html`<dl class="facts">
      ${factView('State', html`${statusView(status)} · ${textView(phase)}`)}
      ${factView('Best so far', best === undefined ? 'none yet' : `${scoreText(best.score)} (trial ${String(best.trial)})`)}
      ${factView(
        'Calls',
        html`${calls}${
          mostCalls === undefined || usage.calls === undefined
            ? nothing
            : html` <progress
                aria-label="Calls"
                .max=${mostCalls}
                .value=${Math.min(usage.calls, mostCalls)}
              ></progress>`
        }`,
      )}
      ${factView('Tokens', tokensText(usage))} ${factView('Cost', costText(usage.cost))}
      ${factView('Rows with errors', numeral(errors))} ${factView('Started', agoView(startedAt))}
      ${factView('Time left', left === undefined ? undefined : timeLeftText(left))}
    </dl>
    ${silenceView(status === 'running', Date.now() - heardAt)}`;
}

const WHY_UNKNOWN: Readonly<Record<Extract<TimeLeft, { unknown: string }>['unknown'], string>> = {
  early: 'too few calls were made yet',
  unplanned: 'how many calls it makes was not kept',
  beyond: 'it has made more calls than were estimated',
};

function timeLeftText(left: TimeLeft): string {
  if ('unknown' in left) return `${NOT_KNOWN}: ${WHY_UNKNOWN[left.unknown]}`;
  const time = `about ${durationText(left.most)}`;
  return left.isRough ? `${time}, or longer: the estimate of calls is rough` : `${time} at the most`;
}

function silenceView(isRunning: boolean, silence: number): TemplateResult {
  if (!isRunning)
    return html`<p class="quiet" role="status">
      No sign of life for ${durationText(silence)}: the run broke off. Resume goes on where it was, and asks
      no question twice.
    </p>`;
  return html`<p class="quiet" role="status">
    ${silence < SILENCE ? 'The run is alive.' : html`${icon('warning')} No sign of life for ${durationText(silence)}.`}
  </p>`;
}

/** The evaluations of val that have a score. */
function pointsOf(trials: readonly TrialProgress[], startedAt: number): ScorePoint[] {
  return trials.flatMap(({ trial, split, kind, score, phase, evaluated, at }) =>
    split !== 'val' || kind === undefined || score === undefined || phase === 'attributing'
      ? []
      : [{ trial, at: Math.max(0, at - startedAt), score, kind, phase, rows: evaluated }],
  );
}

function trialsView(trials: readonly TrialProgress[], best: number | undefined): TemplateResult {
  if (trials.length === 0) return html`<p class="quiet">None yet.</p>`;
  const shown = trials.slice(-MOST_TRIALS).toReversed();
  return html`<table class="trials">
      <thead>
        <tr>
          <th scope="col">Trial</th>
          <th scope="col">Phase</th>
          <th scope="col">On</th>
          <th scope="col">Score</th>
          <th scope="col">Rows</th>
          <th scope="col">Errors</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (one) =>
            html`<tr data-best=${one.trial === best ? 'true' : nothing}>
              <th scope="row">${one.trial}</th>
              <td>${textView(one.phase)}</td>
              <td>${onText(one)}</td>
              <td>${scoreCell(one, one.trial === best)}</td>
              <td>${numeral(one.evaluated)} of ${numeral(one.rows)}</td>
              <td>${numeral(one.errors)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${trials.length > MOST_TRIALS ? html`<p class="quiet">The last ${MOST_TRIALS} of ${numeral(trials.length)} are listed.</p>` : nothing}`;
}

function scoreCell({ kind, score }: TrialProgress, isBest: boolean): TemplateResult {
  if (kind === undefined) return html`<span class="muted">under way</span>`;
  if (score === undefined) return html`<span class="muted">no row has a score</span>`;
  return html`${scoreText(score)} ${isBest ? html`<span class="badge">best</span>` : nothing}`;
}

function onText({ split, kind }: Pick<TrialProgress, 'split' | 'kind'>): string {
  if (split === undefined) return kind === undefined ? '' : 'several splits';
  return kind === 'minibatch' ? `part of ${split}` : split;
}

function logView(log: RunProgress['log'], startedAt: number): TemplateResult {
  if (log.length === 0) return html`<p class="quiet">Nothing was told yet.</p>`;
  return html`<ol class="log" tabindex="0" aria-label="Last lines of the log">
    ${log
      .slice(-MOST_LINES)
      .toReversed()
      .map(
        ({ at, text, isError }) =>
          html`<li data-error=${isError ? 'true' : nothing}>
            <span class="muted">${durationText(at - startedAt)}</span>
            ${isError ? icon('error') : nothing}${textView(text)}
          </li>`,
      )}
  </ol>`;
}
