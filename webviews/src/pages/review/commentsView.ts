import { html, nothing, type TemplateResult } from 'lit';
import { fieldText, type KnownThread } from '../../../../shared/src/protocol/comments.ts';
import type { WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import { icon, textView } from '../../textView.ts';
import { sideOf } from './recordFilter.ts';
import type { ReviewStore } from './reviewStore.ts';

/** What people said of the record, and a place to say something. */
export function commentsView(store: ReviewStore, record: WholeRecordChange): TemplateResult {
  const { after } = record;
  const threads = store.threads.get(sideOf(record).id) ?? [];
  return html`<section class="comments" aria-label="Comments">
    <h3>Comments</h3>
    ${threads.map((thread) => threadView(thread))}
    ${after?.contentHash === undefined || after.id === '' ? nothing : formView(store, after.id, after.contentHash, fieldsOf(record))}
  </section>`;
}

function threadView({ field, comments, isResolved, isOutdated }: KnownThread): TemplateResult {
  const about = [
    field.length === 0 ? 'The record' : fieldText(field),
    ...(isOutdated ? ['made on an earlier version'] : []),
    ...(isResolved ? ['resolved'] : []),
  ];
  return html`<article class="thread" data-resolved=${isResolved ? 'true' : 'false'}>
    <p class="muted">${icon(isResolved ? 'pass' : 'comment-unresolved')} ${textView(about.join(' · '))}</p>
    ${comments.map(
      ({ author, text, time }) =>
        html`<div class="comment">
          <strong>${textView(author)}</strong>
          <time class="muted" datetime=${time}>${time.slice(0, 10)}</time>
          <div class="comment-text">${textView(text)}</div>
        </div>`,
    )}
  </article>`;
}

/** Fields that a comment can be about: those that differ, and the record. */
function fieldsOf({ differences }: WholeRecordChange): (string | number)[][] {
  const paths = differences
    .filter(({ change, role }) => change !== 'removed' && role !== 'identity')
    .map(({ path }) => path);
  return [[], ...paths.slice(0, 100)];
}

function formView(
  store: ReviewStore,
  recordId: string,
  contentHash: string,
  fields: readonly (string | number)[][],
): TemplateResult {
  const send = (form: ParentNode | null): void => {
    const text = form?.querySelector('textarea');
    const field = fields[Number(form?.querySelector('select')?.value ?? '0')] ?? [];
    if (text === null || text === undefined || text.value.trim() === '') return;
    store.rpc.host('comment', { recordId, field, contentHash, text: text.value.trim() });
    text.value = '';
  };
  return html`<div class="comment-form">
    <textarea
      rows="2"
      aria-label="Comment"
      placeholder="Comment (Markdown). Ctrl+Enter sends it."
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (event.target instanceof Element) send(event.target.closest('.comment-form'));
      }}
    ></textarea>
    <div class="head-line">
      <label class="muted"
        >on
        <select aria-label="Field of the comment">
          ${fields.map((field, at) => html`<option value=${at} ?selected=${at === Math.min(1, fields.length - 1)}>${field.length === 0 ? 'the record' : fieldText(field)}</option>`)}
        </select></label
      >
      <button
        class="secondary"
        @click=${(event: Event) => {
          if (event.target instanceof Element) send(event.target.closest('.comment-form'));
        }}
      >
        ${icon('comment')}Comment
      </button>
    </div>
  </div>`;
}
