import { html, nothing, render, type TemplateResult } from 'lit';
import type {
  DuplicateGroup,
  DuplicatesAnswer,
  DuplicatesParams,
} from '../../../../../../shared/src/protocol/neighbours.ts';
import { asApiError } from '../../../../rpc.ts';
import { counted, numeral } from '../../../../../../shared/src/counted.ts';
import { icon } from '../../../../textView.ts';
import type { PageState } from '../../state.ts';
import type { BrowserView, ViewContext } from '../browserView.ts';
import { completeness, insteadOfAnswer, pagerView, progressView } from '../neighbours/parts.ts';
import { Question } from '../neighbours/question.ts';
import { focusRow, handleRowKey } from '../neighbours/rowKeys.ts';
import { groupView } from './groupView.ts';

/** Groups of a page; with one of them unfolded there are 190 rows at most. */
const LIMIT = 10;
/** Until an answer says what the model is calibrated to. */
const FIRST_THRESHOLD = 0.95;
/** The lowest that the slider offers: below, near duplicates are only about the same thing. */
const LOWEST = 0.8;

/** Groups of records that say the same, with what tells it, and what differs. */
export class DuplicatesView implements BrowserView {
  readonly element = document.createElement('div');
  readonly #context: ViewContext;
  readonly #question: Question<'duplicates/find'>;
  #offset = 0;
  #filters = '';
  /** Position of the unfolded group on the page. */
  #unfolded: number | undefined;
  #stop: string | undefined;
  #problem: string | undefined;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#question = new Question(context.rpc, 'duplicates/find', () => {
      context.renderSoon();
    });
    this.element.className = 'view';
    this.element.addEventListener('keydown', (event) => {
      if (this.#handleKey(event)) event.preventDefault();
    });
  }

  show(state: PageState): void {
    const filters = JSON.stringify(state.query.filters);
    if (filters !== this.#filters) this.#go(0);
    this.#filters = filters;
    this.#question.ask(this.#params(state), state.status, String(state.answer?.revision ?? 0));
    const { answer, isRunning } = this.#question;
    render(
      html`${this.#bar(state, answer)}
      ${isRunning ? progressView(state, () => this.#question.stop()) : nothing}
      ${
        insteadOfAnswer(this.#question, 'Comparing', () =>
          this.#question.again(this.#params(state), state.status),
        ) ?? (answer === undefined ? nothing : this.#answerView(answer, state))
      }`,
      this.element,
    );
  }

  focus(): void {
    focusRow(this.element);
  }

  restarted(): void {
    this.#go(0);
  }

  dispose(): void {
    this.#question.stop();
    render(nothing, this.element);
  }

  #go(offset: number): void {
    this.#offset = offset;
    this.#unfolded = undefined;
    this.#stop = undefined;
    this.element.querySelector('.neighbour-list')?.scrollTo(0, 0);
  }

  #params({ query, views }: PageState): DuplicatesParams {
    const { threshold, acrossFunctions } = views.duplicates ?? {};
    return {
      filters: query.filters,
      ...(threshold === undefined ? {} : { threshold }),
      ...(acrossFunctions === undefined ? {} : { acrossFunctions }),
      ...{ limit: LIMIT, offset: this.#offset },
    };
  }

  #bar({ views }: PageState, answer: DuplicatesAnswer | undefined): TemplateResult {
    const kept = views.duplicates ?? {};
    const { threshold = answer?.threshold ?? FIRST_THRESHOLD, acrossFunctions = false } = kept;
    const keep = (change: { threshold?: number; acrossFunctions?: boolean }): void => {
      this.#go(0);
      this.#context.search.keepView('duplicates', { ...kept, ...change });
    };
    const input = (event: Event): HTMLInputElement | undefined =>
      event.target instanceof HTMLInputElement ? event.target : undefined;
    return html`<div class="neighbour-bar">
      <label
        >Near from cosine
        <input
          type="range"
          min=${LOWEST}
          max="1"
          step="0.005"
          .value=${String(threshold)}
          aria-valuetext=${threshold.toFixed(3)}
          @change=${(event: Event) => {
            keep({ threshold: Number(input(event)?.value ?? threshold) });
          }}
        /><output>${threshold.toFixed(3)}</output></label
      >
      <label
        ><input
          type="checkbox"
          .checked=${acrossFunctions}
          @change=${(event: Event) => {
            keep({ acrossFunctions: input(event)?.checked === true });
          }}
        />Across functions</label
      >
      <button
        class="secondary"
        ?disabled=${answer === undefined || answer.groupCount === 0}
        title="Selects every record but the first of each group, on all pages"
        @click=${() => {
          void this.#selectAllOthers();
        }}
      >
        ${icon('checklist')}Select All but the First of Each
      </button>
    </div>`;
  }

  #answerView(answer: DuplicatesAnswer, state: PageState): TemplateResult {
    const notes = [summaryOf(answer), ...completeness(answer, state)];
    const first = answer.groups[0]?.members[0]?.record.id;
    const total = answer.groupCount;
    const go = (offset: number): void => {
      this.#go(offset);
      this.#context.renderSoon();
    };
    return html`<p class="neighbour-note" role="status">
        ${notes.map((note) => html`<span>${note} </span>`)}
      </p>
      ${this.#problem === undefined ? nothing : html`<p class="neighbour-note" role="alert">${this.#problem}</p>`}
      <div class="neighbour-list" role="listbox" aria-label="Duplicates" aria-multiselectable="true">
        ${answer.groups.map((group, at) =>
          groupView(group, {
            context: this.#context,
            unfolded: at === this.#unfolded,
            stop: this.#stop ?? first,
            unfold: () => {
              this.#unfolded = at;
              this.#context.renderSoon();
            },
            selectOthers: () => {
              this.#context.selection.add(othersOf(group));
            },
            focused: (id) => {
              this.#stop = id;
            },
          }),
        )}
      </div>
      ${pagerView({ offset: this.#offset, limit: LIMIT, total }, 'Group', go)}`;
  }

  async #selectAllOthers(): Promise<void> {
    const { state } = this.#context.search;
    try {
      const params = { ...this.#params(state), limit: 0, offset: 0, others: true };
      const { others = [] } = await this.#context.rpc.call('duplicates/find', params);
      this.#problem = undefined;
      this.#context.selection.add(others);
    } catch (error) {
      this.#problem = asApiError(error).message;
      this.#context.renderSoon();
    }
  }

  #handleKey(event: KeyboardEvent): boolean {
    const { selection, search } = this.#context;
    return handleRowKey(event, this.element, {
      toggle: (id) => {
        selection.toggle(id);
      },
      open: (id, aside) => {
        const members = this.#question.answer?.groups.flatMap((group) => group.members) ?? [];
        search.open(members.find(({ record }) => record.id === id)?.record, aside);
      },
    });
  }
}

function summaryOf({ groupCount, recordCount, conflictCount }: DuplicatesAnswer): string {
  if (groupCount === 0) return 'No duplicates.';
  const conflicts = conflictCount === 0 ? '' : `; ${numeral(conflictCount)} with different expected outputs`;
  return `${counted(groupCount, 'group')} of ${counted(recordCount, 'record')}${conflicts}. The first of each is the one to keep: by status, then quality, use and age.`;
}

function othersOf({ members }: DuplicateGroup): string[] {
  return members.slice(1).map(({ record }) => record.id);
}
