import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { SearchableKind, SearchResult } from '../../../../shared/src/protocol/search.ts';
import { icon, textView } from '../../textView.ts';
import { isCancelled } from '../../rpc.ts';
import type { PickedRecord } from './fieldHost.ts';
import type { FormRpc } from './formStore.ts';

/** Results that are offered, and milliseconds of quiet before a search. */
const MOST_RESULTS = 20;
const QUIET = 120;

/** A dialog that searches the records of the workspace and lets one be chosen. */
export class RecordPicker {
  readonly #rpc: FormRpc;
  readonly #changed: () => void;
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  #kinds: readonly SearchableKind[] = [];
  /** The record that chooses: it cannot be its own source. */
  #except = '';
  #chosen: (record: PickedRecord) => void = () => undefined;
  #results: readonly SearchResult[] = [];
  #at = 0;
  #message = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search: AbortController | undefined;
  #opener: Element | null = null;

  constructor(rpc: FormRpc, changed: () => void) {
    this.#rpc = rpc;
    this.#changed = changed;
  }

  /** Opens the dialog for the record with the id `except`; `chosen` is called unless the user gives up. */
  open(
    kinds: readonly SearchableKind[],
    except: string | undefined,
    chosen: (record: PickedRecord) => void,
  ): void {
    this.#kinds = kinds;
    this.#except = except?.toLowerCase() ?? '';
    this.#chosen = chosen;
    this.#results = [];
    this.#opener = document.activeElement;
    const dialog = this.#dialog.value;
    const input = dialog?.querySelector('input');
    if (input) input.value = '';
    dialog?.showModal();
    void this.#find('');
  }

  view(): TemplateResult {
    return html`<dialog
      class="dialog picker"
      aria-label="Choose a record"
      ${ref(this.#dialog)}
      @close=${() => {
        this.#search?.abort();
        if (this.#opener instanceof HTMLElement) this.#opener.focus();
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#pressed(event);
      }}
    >
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder="Search by name or text"
        aria-label="Search records"
        aria-expanded="true"
        aria-controls="picker-results"
        aria-activedescendant=${this.#results.length === 0 ? nothing : `picked-${String(this.#at)}`}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) this.#findSoon(event.target.value);
        }}
      />
      <p class="muted" role="status">${this.#message}</p>
      <ul id="picker-results" role="listbox" aria-label="Records">
        ${this.#results.map((result, at) => this.#resultView(result, at))}
      </ul>
    </dialog>`;
  }

  #resultView(result: SearchResult, at: number): TemplateResult {
    return html`<li
      id=${`picked-${String(at)}`}
      role="option"
      aria-selected=${at === this.#at ? 'true' : 'false'}
      @click=${() => {
        this.#choose(result);
      }}
    >
      ${icon(result.kind === 'databit' ? 'symbol-constant' : 'symbol-event')}
      <span class="picked-name">${textView(result.name)}</span>
      <span class="muted">${textView(result.inputText.slice(0, 160))}</span>
    </li>`;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      this.#at = Math.max(0, Math.min(this.#results.length - 1, this.#at + step));
      this.#changed();
      document.getElementById(`picked-${String(this.#at)}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const result = this.#results[this.#at];
      if (result !== undefined) this.#choose(result);
    }
  }

  #choose({ kind, id, values }: SearchResult): void {
    const version = values?.['version'];
    this.#dialog.value?.close();
    this.#chosen({ kind, id, ...(typeof version === 'number' && { version }) });
  }

  #findSoon(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(text), QUIET);
  }

  async #find(text: string): Promise<void> {
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    const params = {
      ...(text.trim() === '' ? {} : { text }),
      filters: { kinds: [...this.#kinds] },
      limit: MOST_RESULTS,
      facets: false,
      columns: ['version'],
    };
    try {
      const answer = await this.#rpc.call('search/run', params, search.signal);
      this.#results = answer.results.filter(({ id }) => id !== '' && id.toLowerCase() !== this.#except);
      this.#message = this.#results.length === 0 ? 'Nothing found.' : '';
    } catch (error) {
      if (isCancelled(error)) return;
      this.#results = [];
      this.#message = error instanceof Error ? error.message : String(error);
    }
    this.#at = 0;
    this.#changed();
  }
}
