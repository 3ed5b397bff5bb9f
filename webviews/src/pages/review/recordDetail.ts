import { html, nothing, type TemplateResult } from 'lit';
import type { RelatedRecord, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import { differenceList, summaryOf } from '../../difference/differenceList.ts';
import { icon, textView } from '../../textView.ts';
import { commentsView } from './commentsView.ts';
import { canBeReviewed, sideOf, standOf } from './recordFilter.ts';
import type { ReviewStore } from './reviewStore.ts';
import { CHANGES, KINDS, STANDS, versionWords } from './words.ts';

/** The record that is looked at: what happened to it, what differs, what is said of it, and what one can decide. */
export function recordDetail(store: ReviewStore): TemplateResult {
  const { detail, chosen } = store;
  if (chosen === undefined) return html`<p class="quiet">Choose a record.</p>`;
  if (detail?.error !== undefined) return html`<p class="quiet" role="alert">${detail.error.message}</p>`;
  const record = detail?.record;
  if (record?.key !== chosen.key) return html`<p class="quiet" role="status">Reading…</p>`;
  return html`${headView(store, record)}
    <div class="scroll" tabindex="0" role="region" aria-label="Differences of the record">
      ${placesView(record)} ${problemsView(store, record)} ${relationsView(record)}
      ${record.isDamaged === true ? html`<p class="quiet">The record is not wholly readable on a side: there may be more that differs.</p>` : nothing}
      ${differencesView(store, record)} ${commentsView(store, record)}
    </div>`;
}

function headView(store: ReviewStore, record: WholeRecordChange): TemplateResult {
  const side = sideOf(record);
  const stand = standOf(record);
  const { handle = '' } = store.answer ?? {};
  const isReviewable = canBeReviewed(record);
  const isViewed = store.isViewed(record);
  return html`<div class="detail-head">
    <div class="head-line">
      <h2>${icon(KINDS[record.kind].icon)} ${textView(side.name === '' ? side.id : side.name)}</h2>
      <span class="muted">${versionWords(record)}</span>
      ${record.changes.map((name) => html`<span class="badge" data-tone=${name}>${CHANGES[name].label}</span>`)}
      ${isReviewable || stand !== 'none' ? standView(record) : nothing}
    </div>
    <div class="head-line">
      <div class="actions" role="group" aria-label="Decision">
        ${decisionButton('primary', 'check', 'Approve', 'A', isReviewable, () => {
          store.decide('approved');
        })}
        ${decisionButton('secondary', 'request-changes', 'Request Changes', 'C', isReviewable, () => {
          store.decide('changes_requested');
        })}
        ${decisionButton('secondary', 'close', 'Reject', 'X', isReviewable, () => {
          store.decide('rejected');
        })}
      </div>
      <span class="filler"></span>
      <button
        class="toggle"
        aria-pressed=${isViewed ? 'true' : 'false'}
        title="Mark this content as viewed (V)"
        @click=${() => {
          store.toggleViewed(record);
        }}
      >
        ${icon('eye')}Viewed
      </button>
      <button
        class="toggle"
        aria-pressed=${store.view.texts === 'side' ? 'true' : 'false'}
        title="Show texts side by side (S)"
        aria-label="Side by side"
        @click=${() => {
          store.show({ texts: store.view.texts === 'side' ? 'inline' : 'side' });
        }}
      >
        ${icon('split-horizontal')}
      </button>
      <button
        class="icon-button"
        title="Open in Diff Editor (D)"
        aria-label="Open in Diff Editor"
        @click=${() => {
          store.rpc.host('openDiff', { handle, key: record.key, name: side.name.slice(0, 80) });
        }}
      >
        ${icon('diff')}
      </button>
      <button
        class="icon-button"
        title="Open the record (O)"
        aria-label="Open the record"
        ?disabled=${record.after === undefined}
        @click=${() => {
          store.rpc.host('open', { uri: side.uri, position: side.position, aside: false });
        }}
      >
        ${icon('go-to-file')}
      </button>
      <button
        class="icon-button"
        title="Show the versions of the record (H)"
        aria-label="Show the versions of the record"
        ?disabled=${side.id === ''}
        @click=${() => {
          store.rpc.host('showVersions', { id: side.id });
        }}
      >
        ${icon('history')}
      </button>
      <button
        class="icon-button"
        title="Copy the id"
        aria-label="Copy the id"
        @click=${() => {
          store.rpc.host('copy', { text: side.id });
        }}
      >
        ${icon('copy')}
      </button>
    </div>
  </div>`;
}

/** Where the record stands with its reviewers. */
function standView(record: WholeRecordChange): TemplateResult {
  const stand = standOf(record);
  const { reviewer, isLapsedByChange } = record.review;
  const words = stand === 'lapsed' && isLapsedByChange ? 'review lapsed by this change' : STANDS[stand].label;
  return html`<span class="stand" data-stand=${stand}
    >${icon(STANDS[stand].icon)}
    ${words}${reviewer === undefined ? nothing : html`, by ${textView(reviewer)}`}</span
  >`;
}

function decisionButton(
  look: string,
  name: string,
  label: string,
  key: string,
  enabled: boolean,
  run: () => void,
): TemplateResult {
  return html`<button
    class=${look}
    ?disabled=${!enabled}
    title=${enabled ? `${label} (${key})` : 'Only examples and DataBits that are there can be reviewed'}
    aria-keyshortcuts=${key}
    @click=${run}
  >
    ${icon(name)}${label}
  </button>`;
}

function placesView({ before, after, renamedFrom }: WholeRecordChange): TemplateResult {
  const isMoved = before !== undefined && after !== undefined && before.path !== after.path;
  return html`<p class="quiet places">
    ${textView((after ?? before)?.path ?? '')}
    ${isMoved ? html`, moved from ${textView(before.path)}` : nothing}
    ${renamedFrom?.id === undefined ? nothing : html`, its id was ${textView(renamedFrom.id)}`}
    ${renamedFrom?.name === undefined ? nothing : html`, was called “${textView(renamedFrom.name)}”`}
  </p>`;
}

function problemsView(store: ReviewStore, record: WholeRecordChange): TemplateResult | typeof nothing {
  const problems = store.problemsOf(record);
  if (problems.length === 0) return nothing;
  const own = (record.after ?? record.before)?.path;
  return html`<section class="problems" aria-label="Problems that the change introduces">
    <h3>Introduced problems</h3>
    <ul>
      ${problems.map(
        ({ severity, message, code, path, uri, range }) =>
          html`<li>
            <button
              class="link problem"
              @click=${() => {
                store.rpc.host('open', { uri, position: range.start, aside: false });
              }}
            >
              ${icon(severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info')}<span
                >${textView(message)}
                <span class="muted">${code}${path === own ? nothing : html` · ${textView(path)}`}</span></span
              >
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function relationsView({ wentInto = [], cameFrom = [] }: WholeRecordChange): TemplateResult {
  const list = (title: string, related: readonly RelatedRecord[]): TemplateResult | typeof nothing =>
    related.length === 0
      ? nothing
      : html`<p class="quiet">
          ${title}
          ${related.map(({ name, id, kind, evidence }, at) => html`${at === 0 ? nothing : ', '}${icon(KINDS[kind].icon)} ${textView(name === '' ? id : name)} (${evidence === 'text' ? 'its text is in it' : 'it says so'})`)}
        </p>`;
  return html`${list('Its content went into', wentInto)} ${list('Its content came from', cameFrom)}`;
}

/** What differs; of a record that is on one side only, all of its fields. */
function differencesView(store: ReviewStore, record: WholeRecordChange): TemplateResult {
  const { differences, before, after } = record;
  const context = {
    unfolded: store.unfolded,
    toggleFold: store.toggleFold.bind(store),
    texts: store.view.texts,
  };
  if (before === undefined || after === undefined)
    return html`<p class="summary">
        ${after === undefined ? 'The record is gone. It was:' : 'The record is new.'}
      </p>
      ${differenceList(differences, context)}`;
  return html`<p class="summary" role="status">
      ${summaryOf(differences.filter(({ role }) => role !== 'identity'))}
    </p>
    ${differenceList(differences, context)}`;
}
