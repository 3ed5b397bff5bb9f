import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../../shared/src/counted.ts';
import type { MeasuredGain, RunSummary } from '../../../../../shared/src/protocol/runs.ts';
import { intervalView, scaleView } from '../plots/intervalPlot.ts';
import { scoreScale } from '../plots/scale.ts';
import { scoreTable } from '../plots/scoreTable.ts';
import { differenceText, hasEvidence, signedMark, toneOf } from '../words.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

const SPLITS = [
  { split: 'test', title: 'Test', about: 'held out: nothing before has seen it' },
  { split: 'val', title: 'Val', about: 'the best was chosen on it: it looks better here than it is' },
] as const;

/** Template and best program on both splits, with their intervals. */
export function scoresView({ summary, receipt }: ReceivedRun): TemplateResult {
  const scale = scoreScale(
    Object.entries(summary.scores).flatMap(([name, one]) =>
      name.startsWith('gain') || !('score' in one)
        ? []
        : [one.score, one.low ?? one.score, one.high ?? one.score],
    ),
  );
  return html`${SPLITS.map(({ split, title, about }) => {
      const [baseline, best] = [summary.scores[`baseline_${split}`], summary.scores[`best_${split}`]];
      const hasRows = (receipt.members?.[split]?.length ?? 0) > 0;
      return html`<section class="split" aria-label=${title}>
        <h3>${title} <span class="muted">${about}</span></h3>
        ${
          baseline === undefined && best === undefined
            ? html`<p class="quiet">${withoutScores(split, hasRows)}</p>`
            : html`${scoreTable(
                'Program',
                [
                  { name: 'Template', score: baseline, tone: 'base' },
                  { name: 'Best', score: best, tone: 'good' },
                ],
                scale,
              )}
              ${gainView(summary, split)}`
        }
      </section>`;
    })}
    <p class="quiet">Rows that ended in an error have no score; they are not 0.</p>`;
}

function withoutScores(split: 'val' | 'test', hasRows: boolean): string {
  if (split === 'test' && !hasRows)
    return 'The dataset has no test split: nothing says how the result does on rows that were not chosen on.';
  return `Nothing was measured on ${split}.`;
}

/** The gain of a split in a sentence, and as an interval beside 0. */
function gainView({ scores, optimizer }: RunSummary, split: 'val' | 'test'): TemplateResult | typeof nothing {
  const gain = scores[`gain_${split}`];
  if (gain === undefined) {
    if (optimizer === 'Evaluate') return nothing;
    return html`<p class="verdict">
      No gain was measured: the template itself is the best, or the best was not evaluated here.
    </p>`;
  }
  const scale = scoreScale([0, gain.difference, gain.low ?? 0, gain.high ?? 0], [-1, 1]);
  // A verdict on the rows that the best was chosen by would say too much.
  const tone = split === 'test' ? toneOf(gain) : 'base';
  return html`<div class="verdict" data-tone=${tone}>
    <span>Gain ${differenceText(gain)} on ${counted(gain.rows, 'row')} that both have a score for.</span>
    <div class="gain-plot">
      ${intervalView({ value: gain.difference, low: gain.low, high: gain.high, tone }, scale, true)}
      ${scaleView(scale, signedMark)}
    </div>
    ${
      split === 'test'
        ? evidenceView(gain)
        : html`<strong>No evidence of a gain: the best was chosen by these rows. Rows of test tell.</strong>`
    }
  </div>`;
}

function evidenceView(gain: MeasuredGain): TemplateResult {
  if (!hasEvidence(gain))
    return html`<strong
      >Not enough evidence: a difference of 0 fits these rows as well. More rows would tell.</strong
    >`;
  return html`<strong
    >${gain.difference > 0 ? 'Better' : 'Worse'} than the template: the interval does not hold 0.</strong
  >`;
}
