import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormListedRecord } from '../../../../shared/src/protocol/form.ts';
import { cssProperties } from '../../cssProperties.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { icon, plainText, textView } from '../../textView.ts';
import { rowWindow, scrollToShow } from '../../window.ts';
import type { FormStore } from './formStore.ts';

/** Pixels of a row, as the style sheet has it. */
const ROW = 26;

/** The records of the file: only those in sight are in the document. */
export class RecordList {
  readonly #store: FormStore;
  readonly #changed: () => void;
  readonly #element: Ref<HTMLElement> = createRef();
  #text = '';
  #shown: number | undefined;

  constructor(store: FormStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  view(): TemplateResult {
    const records = this.#matching();
    const list = this.#element.value;
    const { first, end } = rowWindow(list?.scrollTop ?? 0, list?.clientHeight ?? 600, ROW, records.length);
    const current = this.#store.answer?.record?.document;
    return html`<nav class="records" aria-label="Records of the file">
      <input
        type="search"
        placeholder="Find by name"
        aria-label="Find a record by its name"
        @input=${(event: Event) => {
          if (!(event.target instanceof HTMLInputElement)) return;
          this.#text = event.target.value;
          this.#changed();
        }}
      />
      <p class="muted" role="status">${counted(records.length, 'record')}</p>
      <div
        class="record-list"
        role="listbox"
        tabindex="0"
        aria-label="Records"
        aria-activedescendant=${current === undefined ? nothing : `record-${String(current)}`}
        ${ref(this.#element)}
        @scroll=${this.#changed}
        @keydown=${(event: KeyboardEvent) => {
          this.#pressed(event, records);
        }}
      >
        <div class="record-space" ${cssProperties({ height: `${String(records.length * ROW)}px` })}>
          ${repeat(
            records.slice(first, end),
            ({ document }) => document,
            (record, at) => this.#row(record, first + at, current),
          )}
        </div>
      </div>
    </nav>`;
  }

  /** Brings the shown record into sight once it is another one. */
  follow(): void {
    const current = this.#store.answer?.record?.document;
    const list = this.#element.value;
    if (list === undefined || current === undefined || current === this.#shown) return;
    const at = this.#matching().findIndex(({ document }) => document === current);
    if (at < 0) return;
    this.#shown = current;
    list.scrollTop = scrollToShow(at, list.scrollTop, list.clientHeight, ROW);
  }

  #row(record: FormListedRecord, at: number, current: number | undefined): TemplateResult {
    const name = record.name === '' ? `Record ${String(record.document + 1)}` : record.name;
    return html`<div
      id=${`record-${String(record.document)}`}
      class="record-row"
      role="option"
      aria-selected=${record.document === current ? 'true' : 'false'}
      title=${plainText(name)}
      ${cssProperties({ top: `${String(at * ROW)}px` })}
      @click=${() => {
        this.#store.show(record);
      }}
    >
      ${record.hasErrors ? icon('error') : nothing}${textView(name)}
    </div>`;
  }

  #pressed(event: KeyboardEvent, records: readonly FormListedRecord[]): void {
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -records.length,
      End: records.length,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const current = this.#store.answer?.record?.document;
    const at = records.findIndex(({ document }) => document === current);
    const record = records[Math.max(0, Math.min(records.length - 1, at + move))];
    if (record !== undefined) this.#store.show(record);
  }

  #matching(): readonly FormListedRecord[] {
    const text = this.#text.trim().toLowerCase();
    const { records } = this.#store;
    return text === '' ? records : records.filter(({ name }) => name.toLowerCase().includes(text));
  }
}
