import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TableColumn } from '../../../../../../shared/src/protocol/browserViews.ts';
import { MOST_COLUMNS, type FieldInUse } from '../../../../../../shared/src/protocol/fields.ts';
import { asApiError, type Rpc } from '../../../../rpc.ts';
import { numeral } from '../../../../../../shared/src/counted.ts';
import { icon, plainText, textView } from '../../../../textView.ts';
import { knownColumns, shownColumn } from './tableColumns.ts';

/** Fields that are listed at once; more words narrow them down. */
const MOST_LISTED = 60;

/** What the chooser tells. */
export interface ChooserListener {
  /** The columns in their order; none for those of the beginning. */
  changed(columns: readonly TableColumn[] | undefined): void;
  /** The fields in use came. */
  listed(fields: readonly FieldInUse[]): void;
  closed(): void;
}

/** A dialog that shows and hides columns and puts them in order. Every change holds at once. */
export class ColumnChooser {
  readonly element = document.createElement('dialog');
  readonly #rpc: Rpc;
  readonly #listener: ChooserListener;
  #shown: TableColumn[] = [];
  #fields: readonly FieldInUse[] = [];
  #words = '';
  #notice = '';

  constructor(rpc: Rpc, listener: ChooserListener) {
    this.#rpc = rpc;
    this.#listener = listener;
    this.element.className = 'dialog chooser';
    this.element.setAttribute('aria-labelledby', 'chooser-title');
    this.element.addEventListener('close', () => {
      listener.closed();
    });
    // Keys of the page behind do nothing here; Escape closes the dialog by itself.
    this.element.addEventListener('keydown', (event) => {
      event.stopPropagation();
    });
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  /** Shows the dialog, and asks for the fields that records use. */
  async open(shown: readonly TableColumn[]): Promise<void> {
    this.#shown = [...shown];
    this.#words = '';
    this.#notice = this.#fields.length === 0 ? 'Counting the fields…' : '';
    this.#draw();
    this.element.showModal();
    try {
      const { fields } = await this.#rpc.call('records/fields', {});
      this.#fields = fields;
      this.#notice = '';
      this.#listener.listed(fields);
    } catch (error) {
      this.#notice = asApiError(error).message;
    }
    this.#draw();
  }

  #draw(): void {
    const { matching, more } = this.#offered();
    render(
      html`<h2 id="chooser-title">Columns</h2>
        <p class="muted">Arrows with Alt move a column. Changes hold at once.</p>
        <ol class="chosen" aria-label="Shown columns">
          ${repeat(
            this.#shown,
            ({ path }) => path,
            (column, at) => this.#chosen(column, at),
          )}
        </ol>
        <input
          type="text"
          class="chooser-words"
          placeholder="Find a field, such as labels.intent"
          aria-label="Find a field"
          .value=${this.#words}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) this.#words = event.target.value;
            this.#draw();
          }}
        />
        <ul class="offered" aria-label="Other fields">
          ${repeat(
            matching,
            ({ path }) => path,
            (field) => this.#offer(field),
          )}
        </ul>
        <p class="muted" role="status">${this.#notice === '' ? more : this.#notice}</p>
        <div class="dialog-foot">
          <button
            class="secondary"
            @click=${() => {
              this.#reset();
            }}
          >
            ${icon('discard')}Reset
          </button>
          <button
            class="primary"
            @click=${() => {
              this.element.close();
            }}
          >
            Done
          </button>
        </div>`,
      this.element,
    );
  }

  #chosen(column: TableColumn, at: number): TemplateResult {
    const { path, title } = shownColumn(column);
    const name = plainText(title);
    const isLast = at === this.#shown.length - 1;
    return html`<li
      @keydown=${(event: KeyboardEvent) => {
        const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (!event.altKey || step === 0) return;
        event.preventDefault();
        this.#move(at, step);
      }}
    >
      <label
        ><input
          type="checkbox"
          data-path=${path}
          .checked=${true}
          ?disabled=${this.#shown.length === 1}
          @change=${() => {
            this.#change(this.#shown.filter((shown) => shown.path !== path));
          }}
        />${textView(title)}${title === path ? nothing : html`<span class="muted">${textView(path)}</span>`}</label
      >
      <button
        class="icon-button"
        aria-label=${`Move ${name} up`}
        title="Move up (Alt+Up)"
        ?disabled=${at === 0}
        @click=${() => {
          this.#move(at, -1);
        }}
      >
        ${icon('arrow-up')}
      </button>
      <button
        class="icon-button"
        aria-label=${`Move ${name} down`}
        title="Move down (Alt+Down)"
        ?disabled=${isLast}
        @click=${() => {
          this.#move(at, 1);
        }}
      >
        ${icon('arrow-down')}
      </button>
    </li>`;
  }

  #offer({ path, title, count: number }: OfferedField): TemplateResult {
    return html`<li>
      <label
        ><input
          type="checkbox"
          data-path=${path}
          .checked=${false}
          ?disabled=${this.#shown.length >= MOST_COLUMNS}
          @change=${() => {
            this.#change([...this.#shown, { path }]);
          }}
        />${textView(title)}${title === path ? nothing : html`<span class="muted">${textView(path)}</span>`}</label
      >${number === undefined ? nothing : html`<span class="muted">${numeral(number)}</span>`}
    </li>`;
  }

  /** What is not shown and has the words, and a sentence where there is more. */
  #offered(): { matching: OfferedField[]; more: string } {
    const shown = new Set(this.#shown.map(({ path }) => path));
    const counts = new Map(this.#fields.map(({ path, count: number }) => [path, number]));
    const known = knownColumns();
    const names = new Set(known.map(({ path }) => path));
    const all = [
      ...known.map(({ path, title }): OfferedField => ({ path, title, count: counts.get(path) })),
      ...this.#fields
        .filter(({ path }) => !names.has(path))
        .map(({ path, count: number }): OfferedField => ({ path, title: path, count: number })),
    ];
    const words = this.#words.toLowerCase().split(/\s+/).filter(Boolean);
    const matching = all.filter(
      ({ path, title }) =>
        !shown.has(path) && words.every((word) => `${title} ${path}`.toLowerCase().includes(word)),
    );
    const left = matching.length - MOST_LISTED;
    const more =
      matching.length === 0 ? 'No other field.' : left > 0 ? `${numeral(left)} more: type to find them.` : '';
    return { matching: matching.slice(0, MOST_LISTED), more };
  }

  #move(at: number, step: number): void {
    const moving = this.#shown[at];
    const to = at + step;
    if (moving === undefined || to < 0 || to >= this.#shown.length) return;
    this.#change(this.#shown.toSpliced(at, 1).toSpliced(to, 0, moving));
    this.element.querySelector<HTMLElement>(`.chosen li:nth-child(${String(to + 1)}) input`)?.focus();
  }

  #change(columns: TableColumn[]): void {
    this.#shown = columns;
    this.#draw();
    this.#listener.changed(columns);
  }

  #reset(): void {
    this.#listener.changed(undefined);
    this.element.close();
  }
}

/** A field that can be shown. */
interface OfferedField {
  path: string;
  title: string;
  /** Records that have it, where that is known. */
  count: number | undefined;
}
