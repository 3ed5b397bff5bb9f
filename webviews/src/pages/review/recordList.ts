import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../shared/src/counted.ts';
import type { RecordChange } from '../../../../shared/src/protocol/review.ts';
import { cssProperties } from '../../cssProperties.ts';
import { icon, plainText, textView } from '../../textView.ts';
import { rowWindow, scrollToShow } from '../../window.ts';
import { sideOf, standOf } from './recordFilter.ts';
import type { ReviewStore } from './reviewStore.ts';
import { CHANGES, EFFECTS, KINDS, STANDS, versionWords, worstTone } from './words.ts';

/** Height of a row in CSS pixels, as in the style sheet. */
const ROW_HEIGHT = 46;

/** The changed records: only the rows that are seen are in the document. */
export class RecordList {
  readonly #store: ReviewStore;
  readonly #changed: () => void;
  #scrollTop = 0;
  #height = 600;
  #element: HTMLElement | undefined;
  #chosenBefore = -1;
  readonly #observer = new ResizeObserver(([entry]) => {
    const height = entry?.contentRect.height ?? 0;
    if (height === this.#height) return;
    this.#height = height;
    this.#changed();
  });

  constructor(store: ReviewStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  focus(): void {
    this.#element?.focus();
  }

  /** True where the keyboard is in the list. */
  get hasFocus(): boolean {
    return this.#element !== undefined && document.activeElement === this.#element;
  }

  /** Rows of one screen. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#height / ROW_HEIGHT) - 1);
  }

  view(): TemplateResult {
    const { shown, chosenAt } = this.#store;
    const { first, end } = rowWindow(this.#scrollTop, this.#height, ROW_HEIGHT, shown.length);
    const rows = shown.slice(first, end).map((record, at) => this.#rowView(record, first + at));
    return html`<div
      class="list"
      role="listbox"
      tabindex="0"
      aria-label="Changed records"
      aria-activedescendant=${chosenAt >= first && chosenAt < end ? `record-${String(chosenAt)}` : nothing}
      @scroll=${(event: Event) => {
        if (!(event.currentTarget instanceof HTMLElement)) return;
        this.#scrollTop = event.currentTarget.scrollTop;
        this.#changed();
      }}
    >
      <div
        class="spacer"
        role="presentation"
        ${cssProperties({ height: `${String(shown.length * ROW_HEIGHT)}px` })}
      >
        ${rows}
      </div>
      ${shown.length === 0 ? html`<p class="quiet">No record fits the filter.</p>` : nothing}
    </div>`;
  }

  /** Called when the view stands in the document: brings the chosen row into sight when it has changed. */
  rendered(root: ParentNode): void {
    const element = root.querySelector<HTMLElement>('.list');
    if (element === null) {
      this.#observer.disconnect();
      this.#element = undefined;
      return;
    }
    if (element !== this.#element) {
      this.#observer.disconnect();
      this.#observer.observe(element);
      this.#element = element;
      element.scrollTop = this.#scrollTop;
    }
    const { chosenAt } = this.#store;
    if (chosenAt === this.#chosenBefore || chosenAt < 0) return;
    this.#chosenBefore = chosenAt;
    const top = scrollToShow(chosenAt, element.scrollTop, element.clientHeight, ROW_HEIGHT);
    if (top !== element.scrollTop) element.scrollTop = top;
  }

  #rowView(record: RecordChange, at: number): TemplateResult {
    const store = this.#store;
    const side = sideOf(record);
    const [change = 'changed'] = record.changes;
    const stand = standOf(record);
    const isViewed = store.isViewed(record);
    const found = store.problemsOf(record);
    const problems = found.length;
    const tone = worstTone(found.map(({ severity }) => severity));
    const threads = (store.threads.get(side.id) ?? []).filter(({ isResolved }) => !isResolved).length;
    const isOneSided = record.before === undefined || record.after === undefined;
    const words = [
      record.changes.map((name) => CHANGES[name].label).join(', '),
      ...(isOneSided ? [] : [EFFECTS[record.effect]]),
      ...(stand === 'none' ? [] : [STANDS[stand].label]),
      ...(problems === 0 ? [] : [`${counted(problems, 'problem')} introduced`]),
      ...(isViewed ? ['viewed'] : []),
    ];
    return html`<div
      class="row"
      id=${`record-${String(at)}`}
      role="option"
      aria-selected=${at === store.chosenAt ? 'true' : 'false'}
      aria-setsize=${store.shown.length}
      aria-posinset=${at + 1}
      aria-label=${`${plainText(side.name === '' ? side.id : side.name)}, ${KINDS[record.kind].one}: ${words.join(', ')}`}
      data-viewed=${isViewed ? 'true' : 'false'}
      ${cssProperties({ top: `${String(at * ROW_HEIGHT)}px` })}
      @click=${() => {
        store.choose(at);
      }}
      @dblclick=${() => {
        store.rpc.host('open', { uri: side.uri, position: side.position, aside: false });
      }}
    >
      <span class="mark" data-tone=${change} title=${words[0] ?? ''}>${icon(CHANGES[change].icon)}</span>
      <span class="row-text">
        <span class="row-name">${textView(side.name === '' ? side.id || '(no id)' : side.name)}</span>
        <span class="row-about muted"
          >${textView([versionWords(record), ...(isOneSided ? [] : [EFFECTS[record.effect]]), side.path].filter((text) => text !== '').join(' · '))}</span
        >
      </span>
      ${threads > 0 ? html`<span class="badge" title="Open comments">${icon('comment')}${threads}</span>` : nothing}
      ${problems > 0 ? html`<span class="badge" data-tone=${tone} title="Problems introduced">${icon(tone)}${problems}</span>` : nothing}
      ${stand === 'none' ? nothing : html`<span class="stand" data-stand=${stand} title=${STANDS[stand].label}>${icon(STANDS[stand].icon)}</span>`}
      <span class="viewed" title=${isViewed ? 'Viewed' : ''}>${isViewed ? icon('eye') : nothing}</span>
    </div>`;
  }
}
