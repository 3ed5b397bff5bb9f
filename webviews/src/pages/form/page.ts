import { html, nothing, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FieldPath, FormRecord } from '../../../../shared/src/protocol/form.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { icon, textView } from '../../textView.ts';
import { elementId, problemsAt, problemsView } from './fieldProblems.ts';
import type { FieldHost } from './fieldHost.ts';
import { fieldsView, fieldView } from './fieldView.ts';
import { FormStore, type FormRpc } from './formStore.ts';
import { deleteDialog } from './deleteDialog.ts';
import { RecordList } from './recordList.ts';
import { RecordPicker } from './recordPicker.ts';
import { OncePerFrame } from '../../oncePerFrame.ts';

/** The form of a file's records: renders the store, once a frame. */
export class FormPage {
  readonly #root: HTMLElement;
  readonly #store: FormStore;
  readonly #list: RecordList;
  readonly #picker: RecordPicker;
  readonly #host: FieldHost;
  /** The field that was just added, until it is drawn. */
  #added: FieldPath | undefined;
  readonly #frame = new OncePerFrame(() => {
    this.#render();
  });

  constructor(root: HTMLElement, rpc: FormRpc) {
    this.#root = root;
    const changed = (): void => {
      this.#renderSoon();
    };
    this.#store = new FormStore(rpc, changed);
    this.#list = new RecordList(this.#store, changed);
    this.#picker = new RecordPicker(rpc, changed);
    this.#host = {
      field: (store, field, path, value) => fieldView(store, this.#host, field, path, value),
      fields: (store, fields, path, value) => fieldsView(store, this.#host, fields, path, value),
      add: (path) => {
        this.#added = path;
        this.#store.open(path);
      },
      pick: (kinds, chosen) => {
        this.#picker.open(kinds, this.#store.answer?.record?.id, chosen);
      },
    };
  }

  start(): void {
    // Before the editor takes these keys: what is typed and not in the text yet comes first.
    window.addEventListener(
      'keydown',
      (event) => {
        if (this.#handleKey(event)) {
          event.preventDefault();
          event.stopImmediatePropagation();
        }
      },
      { capture: true },
    );
    window.addEventListener('resize', () => {
      this.#renderSoon();
    });
    this.#render();
    this.#store.rpc.ready();
  }

  #handleKey(event: KeyboardEvent): boolean {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return false;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) return this.#store.takeBackTyped();
    if (key !== 's' || event.shiftKey) return false;
    void this.#store.save();
    return true;
  }

  #renderSoon(): void {
    this.#frame.ask();
  }

  #render(): void {
    const { answer, records } = this.#store;
    const hasList = records.length > 1;
    render(
      html`<div class="form-page" data-list=${hasList ? 'true' : 'false'}>
          ${hasList ? this.#list.view() : nothing}
          <main class="form">
            ${this.#notices()}${answer === undefined ? this.#loading() : this.#content(answer.record)}
          </main>
        </div>
        ${this.#picker.view()}${deleteDialog(this.#store)}`,
      this.#root,
    );
    this.#list.follow();
    this.#focusAdded();
  }

  /** Whoever adds a field wants to fill it in. */
  #focusAdded(): void {
    const path = this.#added;
    this.#added = undefined;
    const field = path && document.getElementById(elementId('label', path))?.closest('.field');
    field?.querySelector<HTMLElement>('.value :is(input, select, textarea, button)')?.focus();
  }

  #loading(): TemplateResult | typeof nothing {
    return this.#store.failure === undefined
      ? html`<div class="message" role="status"><p>Reading the record…</p></div>`
      : nothing;
  }

  #notices(): TemplateResult {
    const { failure, notice } = this.#store;
    return html`<div role="status">
      ${
        failure === undefined
          ? nothing
          : html`<div class="notice" data-kind="error">${icon('error')}<span>${failure}</span></div>`
      }
      ${
        notice === undefined
          ? nothing
          : html`<div class="notice" data-kind="warning">
              ${icon('warning')}<span>${notice}</span>
              <button
                class="icon-button"
                aria-label="Close this message"
                @click=${() => {
                  this.#store.dismissNotice();
                }}
              >
                ${icon('close')}
              </button>
            </div>`
      }
    </div>`;
  }

  #content(record: FormRecord | undefined): TemplateResult {
    const { form } = this.#store;
    if (record === undefined || form === undefined)
      return html`<div class="message">
        <h2>No record yet</h2>
        <p>The file has none. Begin with a new one.</p>
        <div class="actions">${this.#newButton('primary')}</div>
      </div>`;
    return html`${this.#header(record, form.title)}${this.#mistake(record)}
    ${keyed(
      record.id ?? record.document,
      html`<div class="fields" ?inert=${record.mistake !== undefined}>
        ${problemsView(this.#store, [], problemsAt(this.#store, [], false))}
        ${
          record.value === undefined ? nothing : this.#host.fields(this.#store, form.fields, [], record.value)
        }
      </div>`,
    )}`;
  }

  #header(record: FormRecord, title: string): TemplateResult {
    const { problems, name, line } = record;
    return html`<header class="head">
      <h2>${name === '' ? title : textView(name)}</h2>
      <span class="muted">${problems.length === 0 ? nothing : counted(problems.length, 'problem')}</span>
      <span class="filler"></span>
      ${this.#newButton('secondary')}
      <button
        class="secondary"
        @click=${() => {
          document.querySelector<HTMLDialogElement>('#delete-record')?.showModal();
        }}
      >
        ${icon('trash')}Delete…
      </button>
      <button
        class="secondary"
        @click=${() => {
          this.#store.rpc.host('showText', { position: { line, character: 0 } });
        }}
      >
        ${icon('go-to-file')}Show text
      </button>
    </header>`;
  }

  #newButton(look: 'primary' | 'secondary'): TemplateResult {
    return html`<button
      class=${look}
      @click=${() => {
        this.#store.change({ create: true });
      }}
    >
      ${icon('add')}New record
    </button>`;
  }

  #mistake({ mistake }: FormRecord): TemplateResult | typeof nothing {
    if (mistake === undefined) return nothing;
    const { message, position } = mistake;
    return html`<div class="notice" data-kind="error" role="alert">
      ${icon('error')}<span
        >The text has a mistake at line ${position.line + 1}: ${textView(message)} The form goes on when it is
        right.</span
      >
      <button
        class="link"
        @click=${() => {
          this.#store.rpc.host('showText', { position });
        }}
      >
        Go to it
      </button>
    </div>`;
  }
}
