import { html, nothing, render, type TemplateResult } from 'lit';
import type { RecordSimilarities } from '../../../../../shared/src/protocol/fields.ts';
import type { RecordDetail } from '../../../../../shared/src/protocol/records.ts';
import { asApiError, type Rpc } from '../../../rpc.ts';
import { counted } from '../../../../../shared/src/counted.ts';
import { fieldNameView } from '../../../fieldName.ts';
import { icon, textView } from '../../../textView.ts';
import { nameOf } from '../labels.ts';
import { comparedFields, type ComparedField } from './comparedFields.ts';
import { piecesAgainst } from '../../../wordDiff.ts';

/** Characters of a value that are shown before it is unfolded. */
const FOLDED = 600;

/** What the dialog shows. */
interface Comparison {
  records: readonly RecordDetail[];
  fields: readonly ComparedField[];
  similarities: RecordSimilarities | undefined;
}

/** Shows two to four records side by side: fields aligned, words that differ from the first record marked. */
export class CompareDialog {
  readonly element = document.createElement('dialog');
  readonly #rpc: Rpc;
  #comparison: Comparison | undefined;
  #problem = '';
  #onlyDifferences = true;
  #unfolded = new Set<string>();

  constructor(rpc: Rpc, closed: () => void) {
    this.#rpc = rpc;
    this.element.className = 'dialog compare';
    this.element.setAttribute('aria-labelledby', 'compare-title');
    this.element.addEventListener('close', closed);
    this.element.addEventListener('keydown', (event) => {
      event.stopPropagation();
    });
  }

  /** Fetches the records and shows them. */
  async open(ids: readonly string[]): Promise<void> {
    this.#comparison = undefined;
    this.#problem = '';
    this.#unfolded = new Set();
    this.#draw();
    this.element.showModal();
    try {
      const details = await Promise.all(ids.map((id) => this.#rpc.call('records/get', { id })));
      const records = details.filter((detail) => detail !== null);
      const fields = comparedFields(records.map(({ value }) => value));
      this.#comparison = { records, fields, similarities: undefined };
      if (records.length < ids.length) this.#problem = 'A selected record is gone.';
      this.#draw();
      await this.#compareVectors(ids);
    } catch (error) {
      this.#problem = asApiError(error).message;
      this.#draw();
    }
  }

  /** What the vectors say comes after the texts, or not at all. */
  async #compareVectors(ids: readonly string[]): Promise<void> {
    const similarities = await this.#rpc.call('records/similarity', { ids: [...ids] });
    if (this.#comparison === undefined || this.#comparison.records.length < ids.length) return;
    this.#comparison = { ...this.#comparison, similarities };
    this.#draw();
  }

  #draw(): void {
    const comparison = this.#comparison;
    render(
      html`<div class="compare-head">
          <h2 id="compare-title">Compare records</h2>
          <label class="compare-only"
            ><input
              type="checkbox"
              .checked=${this.#onlyDifferences}
              @change=${() => {
                this.#onlyDifferences = !this.#onlyDifferences;
                this.#draw();
              }}
            />Only differences</label
          >
          <button
            class="icon-button"
            title="Close (Escape)"
            aria-label="Close"
            @click=${() => {
              this.element.close();
            }}
          >
            ${icon('close')}
          </button>
        </div>
        ${this.#problem === '' ? nothing : html`<p role="alert">${this.#problem}</p>`}
        ${comparison === undefined ? (this.#problem === '' ? html`<p role="status">Reading…</p>` : nothing) : this.#table(comparison)}`,
      this.element,
    );
  }

  #table({ records, fields, similarities }: Comparison): TemplateResult {
    const shown = this.#onlyDifferences ? fields.filter(({ isSame }) => !isSame) : fields;
    const names = records.map(nameOf);
    const same = fields.filter(({ isSame }) => isSame).length;
    return html`<div class="compare-scroll" tabindex="0" role="region" aria-label="Fields side by side">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="sr-only">Field</span></th>
              ${records.map(
                (record, at) =>
                  html`<th scope="col">
                    ${textView(nameOf(record))}${this.#similarityView(similarities, at)}
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${shown.map((field) => this.#row(field, names))}
          </tbody>
        </table>
      </div>
      <p class="muted" role="status">
        ${counted(fields.length - same, 'field')} ${fields.length - same === 1 ? 'differs' : 'differ'},
        ${counted(same, 'field')} the same.
      </p>`;
  }

  /** The raw cosine with the first record, where both have a vector. */
  #similarityView(similarities: RecordSimilarities | undefined, at: number): TemplateResult | typeof nothing {
    const cosine = similarities?.cosines[0]?.[at];
    if (at === 0 || cosine === undefined || cosine === null) return nothing;
    return html`<span
      class="muted"
      title=${`Raw cosine with the first record, by ${similarities?.model ?? ''}`}
      >cosine ${cosine.toFixed(3)}</span
    >`;
  }

  #row(field: ComparedField, names: readonly string[]): TemplateResult {
    const isLong = field.texts.some((text) => (text?.length ?? 0) > FOLDED);
    const isOpen = this.#unfolded.has(field.path);
    return html`<tr ?data-same=${field.isSame}>
      <th scope="row">
        ${fieldNameView(field.path)}
        ${
          isLong
            ? html`<button
                class="link"
                aria-expanded=${isOpen ? 'true' : 'false'}
                @click=${() => {
                  if (!this.#unfolded.delete(field.path)) this.#unfolded.add(field.path);
                  this.#draw();
                }}
              >
                ${isOpen ? 'Fold' : 'Unfold'}
              </button>`
            : nothing
        }
      </th>
      ${field.texts.map((_text, at) => html`<td><span class="compare-name" aria-hidden="true">${textView(names[at] ?? '')}</span>${cellView(field, at, isOpen)}</td>`)}
    </tr>`;
  }
}

/** A value, with the words that the first record lacks marked; the first is marked against the next that has the field. */
function cellView({ texts }: ComparedField, at: number, isOpen: boolean): TemplateResult {
  const text = texts[at];
  if (text === undefined) return html`<span class="absent">not there</span>`;
  const other = at === 0 ? texts.find((candidate, rank) => rank > 0 && candidate !== undefined) : texts[0];
  let left = isOpen ? Infinity : FOLDED;
  const shown: TemplateResult[] = [];
  for (const piece of piecesAgainst(text, other ?? '')) {
    if (left <= 0) break;
    const part = piece.text.length > left ? `${piece.text.slice(0, left).toWellFormed()}…` : piece.text;
    left -= piece.text.length;
    shown.push(piece.changed ? html`<ins>${textView(part)}</ins>` : textView(part));
  }
  return html`<span class="compared">${shown}</span>`;
}
