import { html, nothing, render, type TemplateResult } from 'lit';
import type {
  Outlier,
  OutliersAnswer,
  OutliersParams,
} from '../../../../../../shared/src/protocol/neighbours.ts';
import { counted, numeral } from '../../../../../../shared/src/counted.ts';
import { textView } from '../../../../textView.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import {
  completeness,
  insteadOfAnswer,
  pagerView,
  progressView,
  recordLines,
  withoutVectors,
} from '../neighbours/parts.ts';
import { checkView } from '../neighbours/check.ts';
import { Question } from '../neighbours/question.ts';
import { focusRow, handleRowKey } from '../neighbours/rowKeys.ts';

/** Rows of a page. */
const LIMIT = 50;

/** Records unlike their nearest, the most unusual first, each with what makes it so. */
export class OutliersView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #question: Question<'outliers/find'>;
  #offset = 0;
  /** Filters of the page that is shown: with others it starts at the top. */
  #filters = '';
  #current: string | undefined;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#question = new Question(context.rpc, 'outliers/find', () => {
      context.renderSoon();
    });
    this.element.className = 'view';
    this.element.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
  }

  show(state: PageState): void {
    const filters = JSON.stringify(state.query.filters);
    if (filters !== this.#filters) this.#offset = 0;
    this.#filters = filters;
    this.#question.ask(this.#params(state), state.status, String(state.answer?.revision ?? 0));
    const { answer, isRunning } = this.#question;
    render(
      html`${this.#bar(state)} ${isRunning ? progressView(state, () => this.#question.stop()) : nothing}
      ${
        insteadOfAnswer(this.#question, 'Comparing', () =>
          this.#question.again(this.#params(state), state.status),
        ) ?? (answer === undefined ? nothing : (withoutVectors(answer) ?? this.#answerView(answer, state)))
      }`,
      this.element,
    );
  }

  focus(): void {
    focusRow(this.element);
  }

  restarted(): void {
    this.#offset = 0;
  }

  dispose(): void {
    this.#question.stop();
    render(nothing, this.element);
  }

  #params({ query, views }: PageState): OutliersParams {
    const { by, scope } = views.outliers ?? {};
    return {
      filters: query.filters,
      ...(by === undefined ? {} : { by }),
      ...(scope === undefined ? {} : { scope }),
      limit: LIMIT,
      offset: this.#offset,
    };
  }

  #bar({ views }: PageState): TemplateResult {
    const { by = 'distance', scope = 'function' } = views.outliers ?? {};
    const keep = (change: { by?: 'distance' | 'label'; scope?: 'function' | 'all' }): void => {
      this.#offset = 0;
      this.#context.search.keepView('outliers', { by, scope, ...change });
    };
    const choose = (event: Event): string =>
      event.target instanceof HTMLSelectElement ? event.target.value : '';
    return html`<div class="neighbour-bar">
      <label
        >Find
        <select
          @change=${(event: Event) => {
            keep({ by: choose(event) === 'label' ? 'label' : 'distance' });
          }}
        >
          <option value="distance" ?selected=${by === 'distance'}>records unlike all others</option>
          <option value="label" ?selected=${by === 'label'}>doubtful expected outputs</option>
        </select></label
      >
      <label
        >Compare
        <select
          @change=${(event: Event) => {
            keep({ scope: choose(event) === 'all' ? 'all' : 'function' });
          }}
        >
          <option value="function" ?selected=${scope === 'function'}>within each function</option>
          <option value="all" ?selected=${scope === 'all'}>all of a kind</option>
        </select></label
      >
    </div>`;
  }

  #answerView(answer: OutliersAnswer, state: PageState): TemplateResult {
    const notes = [summaryOf(answer, state), ...notJudged(answer), ...completeness(answer, state)];
    const go = (offset: number): void => {
      this.#offset = offset;
      this.#current = undefined;
      this.#context.renderSoon();
    };
    return html`<p class="neighbour-note" role="status">
        ${notes.map((note) => html`<span>${note} </span>`)}
      </p>
      <div class="neighbour-list" role="listbox" aria-label="Outliers" aria-multiselectable="true">
        ${answer.outliers.map((outlier, at) => this.#row(outlier, at, answer))}
      </div>
      ${pagerView({ offset: this.#offset, limit: LIMIT, total: answer.count }, 'Rank', go)}`;
  }

  #row(outlier: Outlier, at: number, answer: OutliersAnswer): TemplateResult {
    const { record, meanCosine, usualCosine, standing, nearest, label } = outlier;
    const { selection, search } = this.#context;
    const isStop = this.#current === undefined ? at === 0 : this.#current === record.id;
    const unusual = standing >= 3.5;
    return html`<div
      class="neighbour-row"
      role="option"
      data-row=${record.id}
      tabindex=${isStop ? '0' : '-1'}
      aria-selected=${selection.has(record.id) ? 'true' : 'false'}
      @focus=${() => {
        this.#current = record.id;
        if (record.id !== '') void search.inspect(record.id);
      }}
      @click=${(event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) selection.toggle(record.id);
      }}
      @dblclick=${() => {
        search.open(record, false);
      }}
    >
      ${checkView(selection, record.id)}
      <div class="neighbour-what">${recordLines(record)}</div>
      <div class="neighbour-evidence">
        <span
          class=${unusual ? 'tag-warning' : ''}
          title="Robust standard deviations below the median of its function"
          >${unusual ? 'unusual, ' : ''}${standing.toFixed(1)} below usual</span
        >
        <span
          class="muted"
          title=${`Mean raw cosine to the ${String(answer.k)} nearest, and the median of that`}
          >cosine ${meanCosine.toFixed(3)}, usual ${usualCosine.toFixed(3)}</span
        >
      </div>
      ${
        label === undefined
          ? nothing
          : html`<div class="neighbour-nearest">
              ${numeral(label.votes)} of ${numeral(label.of)} nearest have ${textView(label.nearest)}, this
              one ${textView(label.own)}
            </div>`
      }
      <div class="neighbour-nearest muted neighbour-text">
        Nearest, cosine ${nearest.cosine.toFixed(3)}: ${textView(nearest.record.inputText)}
      </div>
    </div>`;
  }

  #handleKey(event: KeyboardEvent): boolean {
    const { selection, search } = this.#context;
    return handleRowKey(event, this.element, {
      toggle: (id) => {
        selection.toggle(id);
      },
      open: (id, aside) => {
        const outlier = this.#question.answer?.outliers.find(({ record }) => record.id === id);
        search.open(outlier?.record, aside);
      },
    });
  }
}

function summaryOf({ count: found, judged, unusual }: OutliersAnswer, { views }: PageState): string {
  if (judged === 0) return 'No record can be judged.';
  if (views.outliers?.by === 'label') {
    return `${counted(found, 'doubtful output')} among ${counted(judged, 'judged record')}.`;
  }
  return `${numeral(unusual)} unusual among ${counted(judged, 'judged record')}; the others follow for comparison.`;
}

function notJudged({ tooFew, least }: OutliersAnswer): string[] {
  if (tooFew.length === 0) return [];
  const names = tooFew
    .slice(0, 3)
    .map(
      ({ functionName, count: number }) =>
        `${functionName === '' ? 'no function' : functionName} (${numeral(number)})`,
    );
  const more = tooFew.length > names.length ? ` and ${numeral(tooFew.length - names.length)} more` : '';
  return [`Not judged, since fewer than ${String(least)}: ${names.join(', ')}${more}.`];
}
