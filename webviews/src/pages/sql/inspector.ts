import { html, nothing, type TemplateResult } from 'lit';
import type { SqlValue } from '../../../../shared/src/protocol/sql.ts';
import { isStructuredType } from '../../../../shared/src/protocol/sqlTypes.ts';
import { sqlCellText } from '../../../../shared/src/protocol/sqlText.ts';
import { counted } from '../../../../shared/src/counted.ts';
import { icon, textView } from '../../textView.ts';
import type { QueryResult } from './queryResult.ts';
import type { ResultState } from './state.ts';

/** Characters that are shown of a text, and parts of a structured value; copying takes all. */
const LONGEST_TEXT = 50_000;
const MOST_PARTS = 2000;
/** Levels of a structured value that are open at first. */
const OPEN_LEVELS = 2;

/** The chosen cell as a whole: its text, or its structure to open and close. */
export function inspectorView(state: ResultState, result: QueryResult): TemplateResult {
  const { row, column } = state.active;
  const described = state.opened?.columns[column];
  const value = result.row(row)?.[column];
  return html`<aside class="inspector" aria-label="Chosen cell">
    <div class="inspector-head">
      <h2>${textView(described?.name ?? '')}</h2>
      <span class="muted">${described?.type ?? ''} · row ${row + 1}</span>
      <span class="filler"></span>
      <button
        class="icon-button"
        title="Copy the cell"
        aria-label="Copy the cell"
        @click=${() => {
          result.copyCell();
        }}
      >
        ${icon('copy')}
      </button>
      <button
        class="icon-button"
        title="Close (Escape)"
        aria-label="Close the cell"
        @click=${() => {
          result.toggleInspector();
        }}
      >
        ${icon('close')}
      </button>
    </div>
    <div class="inspector-value" tabindex="0" role="region" aria-label="Value">
      ${value === undefined ? nothing : valueView(value, described?.type ?? '')}
    </div>
  </aside>`;
}

function valueView(value: SqlValue, type: string): TemplateResult {
  if (value === null) return html`<span class="null">NULL</span>`;
  const structured = structureOf(value, type);
  if (structured !== undefined) return partView(undefined, structured, 0, { parts: MOST_PARTS });
  const text = sqlCellText(value);
  const rest = text.length - LONGEST_TEXT;
  return html`<div class="text">${textView(text.slice(0, LONGEST_TEXT))}</div>
    ${rest > 0 ? html`<p class="muted">${counted(rest, 'more character')}: copy the cell to have all.</p>` : nothing}`;
}

/** JSON comes as a text. */
function structureOf(value: NonNullable<SqlValue>, type: string): object | undefined {
  if (typeof value === 'object') return value;
  if (typeof value !== 'string' || !isStructuredType(type)) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function partView(
  name: string | undefined,
  value: unknown,
  level: number,
  room: { parts: number },
): TemplateResult {
  room.parts -= 1;
  const label = name === undefined ? nothing : html`<span class="key">${textView(name)}</span>`;
  if (typeof value !== 'object' || value === null) {
    const kind = value === null ? 'null' : typeof value;
    const text = typeof value === 'string' ? value : String(value);
    return html`<div class="part">
      ${label}<span class="value" data-kind=${kind}>${textView(text.slice(0, LONGEST_TEXT))}</span>
    </div>`;
  }
  const entries = Object.entries(value);
  const shown: TemplateResult[] = [];
  for (const [key, item] of entries) {
    if (room.parts <= 0) break;
    shown.push(partView(key, item, level + 1, room));
  }
  const left = entries.length - shown.length;
  const size = Array.isArray(value) ? counted(entries.length, 'item') : counted(entries.length, 'field');
  return html`<details class="part" ?open=${level < OPEN_LEVELS}>
    <summary>${label}<span class="muted">${size}</span></summary>
    <div class="parts">
      ${shown}${left > 0 ? html`<p class="muted">${left} more: copy the cell to have all.</p>` : nothing}
    </div>
  </details>`;
}
