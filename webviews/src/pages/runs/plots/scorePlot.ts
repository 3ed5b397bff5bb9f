import { html, nothing, svg, type TemplateResult } from 'lit';
import { counted } from '../../../../../shared/src/counted.ts';
import { cssProperties } from '../../../cssProperties.ts';
import { durationText, scoreText } from '../words.ts';
import { percent, scoreScale, shareOf, type ScoreScale } from './scale.ts';

/** An evaluation in the plot. */
export interface ScorePoint {
  trial: number;
  /** Milliseconds since the run began. */
  at: number;
  score: number;
  kind: 'full' | 'minibatch';
  phase: string;
  rows: number;
}

/** The evaluation with the best score of all that came before it, and itself. */
interface Step extends ScorePoint {
  best: number;
}

/** The scores of val over time: full evaluations, minibatches, and the best full one so far as a line of steps. */
export class ScorePlot {
  readonly #changed: () => void;
  #chosen: number | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  view(points: readonly ScorePoint[], until?: number): TemplateResult {
    if (points.length === 0)
      return html`<p class="quiet">No program was evaluated on val yet: there is nothing to draw.</p>`;
    const scale = scoreScale(points.map(({ score }) => score));
    const time = { low: 0, high: Math.max(until ?? 0, ...points.map(({ at }) => at), 1) };
    const steps = stepsOf(points);
    const best = steps.at(-1);
    const label = `Score of val over time: ${counted(points.length, 'evaluation')}${
      best === undefined ? '' : `, the best is ${scoreText(best.best)}`
    }. Arrow keys go through them; the table has all of them.`;
    return html`<figure
      class="plot"
      role="group"
      aria-label=${label}
      tabindex="0"
      @keydown=${(event: KeyboardEvent) => {
        this.#handleKey(event, points.length);
      }}
    >
      <div class="plot-body">
        <div class="plot-y" aria-hidden="true">
          ${scale.marks.map(
            (mark) =>
              html`<span ${cssProperties({ '--at': percent(1 - shareOf(mark, scale)) })}
                >${mark.toFixed(2)}</span
              >`,
          )}
        </div>
        <svg class="plot-area" aria-hidden="true" focusable="false">
          ${scale.marks.map((mark) => {
            const y = percent(1 - shareOf(mark, scale));
            return svg`<line class="grid-line" x1="0" x2="100%" y1=${y} y2=${y} />`;
          })}
          ${stepLines(steps, time, scale)}
          ${points.map((point, at) => this.#pointView(point, at, time, scale))}
        </svg>
        <div class="plot-x" aria-hidden="true"><span>start</span><span>${durationText(time.high)}</span></div>
      </div>
      <figcaption class="plot-legend">
        <span>${keyView('full')}all of val</span><span>${keyView('minibatch')}minibatch, never the best</span
        ><span>${keyView('step')}best so far</span>
      </figcaption>
      <p class="readout" role="status">${this.#readout(points)}</p>
    </figure>`;
  }

  #pointView(point: ScorePoint, at: number, time: Range, scale: ScoreScale): TemplateResult {
    const [x, y] = [percent(shareOf(point.at, time)), percent(1 - shareOf(point.score, scale))];
    const isChosen = at === this.#chosen;
    return svg`<svg class="point" data-kind=${point.kind} data-chosen=${isChosen ? 'true' : 'false'} x=${x} y=${y}
      @pointerenter=${() => {
        this.#choose(at);
      }}>
      <circle class="hit" r="9" />
      ${isChosen ? svg`<circle class="halo" r="8" />` : nothing}
      ${markView(point.kind)}
    </svg>`;
  }

  #readout(points: readonly ScorePoint[]): string {
    const point = this.#chosen === undefined ? undefined : points[this.#chosen];
    if (point === undefined) return 'Point at an evaluation, or use the arrow keys.';
    const kind = point.kind === 'full' ? 'all of val' : 'minibatch';
    return `Trial ${String(point.trial)}, ${point.phase}, ${kind}: ${scoreText(point.score)} on ${counted(point.rows, 'row')}, after ${durationText(point.at)}.`;
  }

  #handleKey(event: KeyboardEvent, count: number): void {
    const at = this.#chosen ?? (event.key === 'ArrowLeft' ? count : -1);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: count - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(Math.max(0, Math.min(count - 1, wanted)));
  }

  #choose(at: number): void {
    if (this.#chosen === at) return;
    this.#chosen = at;
    this.#changed();
  }
}

interface Range {
  low: number;
  high: number;
}

/** The full evaluations in order, each with the best score so far. */
export function stepsOf(points: readonly ScorePoint[]): Step[] {
  let best = -Infinity;
  return points
    .filter(({ kind }) => kind === 'full')
    .toSorted((one, other) => one.at - other.at)
    .map((point) => {
      best = Math.max(best, point.score);
      return { ...point, best };
    });
}

function stepLines(steps: readonly Step[], time: Range, scale: ScoreScale): TemplateResult[] {
  return steps.flatMap((step, at) => {
    const next = steps[at + 1];
    const [x, end] = [percent(shareOf(step.at, time)), percent(shareOf(next?.at ?? time.high, time))];
    const y = percent(1 - shareOf(step.best, scale));
    const across = svg`<line class="step" x1=${x} x2=${end} y1=${y} y2=${y} />`;
    if (next === undefined || next.best === step.best) return [across];
    const up = percent(1 - shareOf(next.best, scale));
    return [across, svg`<line class="step" x1=${end} x2=${end} y1=${y} y2=${up} />`];
  });
}

function markView(kind: ScorePoint['kind']): TemplateResult {
  return kind === 'full'
    ? svg`<circle class="mark" r="4" />`
    : svg`<path class="mark" d="M0-4.5L4.5 0L0 4.5L-4.5 0Z" />`;
}

function keyView(kind: ScorePoint['kind'] | 'step'): TemplateResult {
  return html`<svg class="key" aria-hidden="true" focusable="false" viewBox="-8 -8 16 16">
    ${
      kind === 'step'
        ? svg`<line class="step" x1="-8" x2="8" y1="0" y2="0" />`
        : svg`<g class="point" data-kind=${kind}>${markView(kind)}</g>`
    }
  </svg>`;
}
