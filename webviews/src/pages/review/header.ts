import { html, nothing, type TemplateResult } from 'lit';
import { numeral } from '../../../../shared/src/counted.ts';
import { RECORD_CHANGES } from '../../../../shared/src/protocol/review.ts';
import type { ReviewPageFilter } from '../../../../shared/src/protocol/reviewPage.ts';
import { icon, textView } from '../../textView.ts';
import type { ReviewStore } from './reviewStore.ts';
import { CHANGES, stateName, worstTone } from './words.ts';

/** What is compared, what can be done with the review, and its most important numbers. */
export function headerView(store: ReviewStore): TemplateResult | typeof nothing {
  const { answer, state, isRunning } = store;
  if (state.comparison === undefined || !state.isTrusted) return nothing;
  return html`<header class="head">
    <div class="head-line">
      <h1>
        ${
          answer === undefined
            ? 'Review of changes'
            : html`${textView(stateName(answer.overview.base))}<span class="arrow" aria-label="to">→</span
                >${textView(stateName(answer.overview.head))}`
        }
      </h1>
      <span class="filler"></span>
      ${isRunning && answer !== undefined ? runningView(store) : nothing}
      <div class="actions" role="group" aria-label="Actions of the review">
        <button
          class="secondary"
          title="Compare other states"
          @click=${() => {
            store.rpc.host('choose', {});
          }}
        >
          ${icon('git-compare')}Compare…
        </button>
        ${
          answer === undefined
            ? nothing
            : html`<button
                class="secondary"
                title="Copy the review as Markdown, for a pull request"
                @click=${() => {
                  store.rpc.host('copyMarkdown', { handle: answer.handle });
                  store.notice = 'Copied as Markdown.';
                }}
              >
                ${icon('markdown')}Copy
              </button>`
        }
        <button
          class="icon-button"
          title="Compare again"
          aria-label="Compare again"
          @click=${() => void store.ask()}
        >
          ${icon('refresh')}
        </button>
      </div>
    </div>
    ${answer === undefined || answer.total === 0 ? nothing : numbersView(store)}
  </header>`;
}

function runningView(store: ReviewStore): TemplateResult {
  return html`<span class="running" role="status"
    ><progress aria-label="Comparing again"></progress
    ><button
      class="link"
      @click=${() => {
        store.cancel();
      }}
    >
      Cancel
    </button></span
  >`;
}

/** Numbers that restrict the list when they are pressed. */
function numbersView(store: ReviewStore): TemplateResult {
  const overview = store.answer?.overview;
  if (overview === undefined) return html``;
  const { changes, effects, lapsedReviews, problems } = overview;
  const sum = ({ error, warning, information, hint }: typeof problems.introduced): number =>
    error + warning + information + hint;
  const introducedTone = worstTone(
    Object.entries(problems.introduced).flatMap(([severity, count]) => (count > 0 ? [severity] : [])),
  );
  return html`<div class="numbers" role="group" aria-label="Numbers of the change">
    ${RECORD_CHANGES.filter((name) => changes[name] > 0).map((name) =>
      numberView(store, { change: name }, CHANGES[name].icon, changes[name], CHANGES[name].label, name),
    )}
    <span class="divider" role="presentation"></span>
    ${effects.content > 0 ? numberView(store, { effect: 'content' }, 'versions', effects.content, 'new content') : nothing}
    ${effects.annotation > 0 ? numberView(store, { effect: 'annotation' }, 'tag', effects.annotation, 'annotations only') : nothing}
    ${lapsedReviews > 0 ? numberView(store, { stand: 'lapsed' }, 'history', lapsedReviews, lapsedReviews === 1 ? 'review lapsed' : 'reviews lapsed', 'lapsed') : nothing}
    ${
      sum(problems.introduced) > 0
        ? numberView(
            store,
            { problems: true },
            introducedTone,
            sum(problems.introduced),
            sum(problems.introduced) === 1 ? 'problem introduced' : 'problems introduced',
            introducedTone,
          )
        : nothing
    }
    ${sum(problems.mended) > 0 ? html`<span class="number plain">${icon('pass')}<strong>${numeral(sum(problems.mended))}</strong> mended</span>` : nothing}
  </div>`;
}

function numberView(
  store: ReviewStore,
  filter: ReviewPageFilter,
  name: string,
  count: number,
  label: string,
  tone = '',
): TemplateResult {
  const { filter: present } = store.view;
  const isOn = Object.entries(filter).every(([key, value]) =>
    Object.entries(present).some((one) => one[0] === key && one[1] === value),
  );
  return html`<button
    class="number"
    data-tone=${tone}
    aria-pressed=${isOn ? 'true' : 'false'}
    title=${isOn ? 'Show the others, too' : 'Show only these'}
    @click=${() => {
      store.filterBy(isOn ? Object.fromEntries(Object.keys(filter).map((key) => [key, undefined])) : filter);
    }}
  >
    ${icon(name)}<strong>${numeral(count)}</strong> ${label}
  </button>`;
}
