import { html, nothing, type TemplateResult } from 'lit';
import { counted } from '../../../../shared/src/counted.ts';
import type { FieldRole } from '../../../../shared/src/protocol/difference.ts';
import type { BlamedField, FieldOrigin } from '../../../../shared/src/protocol/versionHistory.ts';
import { fieldNameView } from '../../fieldName.ts';
import { textView } from '../../textView.ts';
import { pathText } from '../../difference/differenceList.ts';
import { ageView } from './stateText.ts';
import { isLong, valueView } from '../../difference/valueView.ts';
import { keyOf, type VersionsStore } from './versionsStore.ts';

/** Fields that are shown at once. */
const MOST_SHOWN = 500;
const ORDER: readonly FieldRole[] = ['content', 'annotation', 'derived'];

/** Every field of the record as it is now, with the version that it came with. */
export function fieldsView(store: VersionsStore): TemplateResult {
  const { answer, isRunning, error } = store.blame;
  if (answer === undefined) {
    if (error !== undefined) return html`<p class="quiet" role="alert">${error.message}</p>`;
    if (!isRunning)
      return html`<p class="quiet" role="status">The record is not there any more: it has no fields.</p>`;
    return html`<div class="quiet" role="status">
      <p>Reading where each field came from…</p>
      <progress aria-label="Reading"></progress>
    </div>`;
  }
  const fields = ORDER.flatMap((role) => answer.fields.filter((field) => field.role === role));
  const rest = fields.length - MOST_SHOWN;
  return html`${
      answer.isComplete
        ? nothing
        : html`<p class="quiet">Older commits were not read: a field may be older than it says.</p>`
    }
    <table class="fields">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value now</th>
          <th scope="col">Came with</th>
        </tr>
      </thead>
      <tbody>
        ${fields.slice(0, MOST_SHOWN).map((field) => fieldRow(store, field, answer.origins[field.origin]))}
      </tbody>
    </table>
    ${rest > 0 ? html`<p class="quiet">${counted(rest, 'more field')} ${rest === 1 ? 'is' : 'are'} not shown.</p>` : nothing}`;
}

function fieldRow(
  store: VersionsStore,
  { path, value, role }: BlamedField,
  origin: FieldOrigin | undefined,
): TemplateResult {
  const name = pathText(path);
  const isOpen = store.unfolded.has(name);
  return html`<tr data-role=${role}>
    <th scope="row">${fieldNameView(name)}</th>
    <td>
      <div class="value">${valueView(value, isOpen)}</div>
      ${
        isLong(value)
          ? html`<button
              class="link"
              aria-expanded=${isOpen ? 'true' : 'false'}
              aria-label=${`${isOpen ? 'Fold' : 'Show all of'} ${name}`}
              @click=${() => {
                store.toggleFold(name);
              }}
            >
              ${isOpen ? 'Fold' : 'Show all'}
            </button>`
          : nothing
      }
    </td>
    <td>${origin === undefined ? nothing : originView(store, origin)}</td>
  </tr>`;
}

function originView(store: VersionsStore, { version, contentHash, commit }: FieldOrigin): TemplateResult {
  const label = version === undefined ? 'no version' : `v${String(version)}`;
  const at = placeOf(store, contentHash, commit?.commit);
  const words = html`<strong>${label}</strong>
    ${commit === undefined ? 'not committed' : html`${ageView(commit)} · ${textView(commit.author)}`}`;
  if (at < 0) return html`<span class="origin">${words}</span>`;
  return html`<button
    class="link origin"
    title=${commit === undefined ? 'Show this state' : `Show this version: ${commit.summary}`}
    @click=${() => {
      const state = store.states[at];
      if (state !== undefined) store.show({ shows: 'differences', chosen: keyOf(state) });
    }}
  >
    ${words}
  </button>`;
}

/** Position of the state that a field came with: of its commit, else where its content came first; -1 where there is none. */
function placeOf(
  { states }: VersionsStore,
  contentHash: string | undefined,
  commit: string | undefined,
): number {
  if (commit === undefined) return states.findIndex(({ isPresent }) => isPresent);
  const at = states.findIndex((state) => state.commit?.commit === commit);
  return at >= 0 ? at : states.findLastIndex((state) => state.contentHash === contentHash);
}
