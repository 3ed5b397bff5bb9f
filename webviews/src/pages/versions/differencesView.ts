import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import type {
  DifferencePath,
  FieldDifference,
  FieldRole,
} from '../../../../shared/src/protocol/difference.ts';
import { fieldNameView } from '../../fieldName.ts';
import { textView } from '../../textView.ts';
import { isLong, mergedView, sideView, valueView } from './valueView.ts';
import type { VersionsStore } from './versionsStore.ts';

/** What fields are for, in the order in which they are shown. */
const ROLES: readonly { role: FieldRole; title: string; about: string }[] = [
  { role: 'content', title: 'Content', about: 'what makes the version' },
  { role: 'annotation', title: 'Annotations', about: 'what people say of it' },
  { role: 'derived', title: 'Derived', about: 'what tools have written' },
];
/** Differences that are shown at once. */
const MOST_SHOWN = 200;
/** Longest texts that are shown as one that became another, rather than as words that came and went. */
const LONGEST_LABEL = 40;

/** The places in which two states differ: content first, then annotations, then what tools wrote. */
export function differencesView(store: VersionsStore): TemplateResult {
  const { answer, isRunning } = store.difference;
  if (answer === undefined)
    return html`<p class="quiet" role="status">
      ${isRunning ? 'Comparing…' : 'One of the two is not there any more.'}
    </p>`;
  const found = answer.differences.filter(({ role }) => role !== 'identity');
  const { before, after } = store.pair ?? {};
  const isMoved = before !== undefined && after !== undefined && before.path !== after.path;
  return html`<p class="summary" role="status">${summaryOf(found)}</p>
    ${isMoved ? html`<p class="quiet">Moved from ${textView(before.path)} to ${textView(after.path)}.</p>` : nothing}
    ${ROLES.map(({ role, title, about }) => {
      const own = found.filter((difference) => difference.role === role);
      if (own.length === 0) return nothing;
      const rest = own.length - MOST_SHOWN;
      return html`<section class="role" aria-label=${title}>
        <h3>${title} <span class="muted">${about}</span></h3>
        ${own.slice(0, MOST_SHOWN).map((difference) => differenceView(store, difference))}
        ${rest > 0 ? html`<p class="quiet">${counted(rest, 'more difference')}: open the texts in the diff editor.</p>` : nothing}
      </section>`;
    })}`;
}

/** How many fields differ, by what they are for. */
export function summaryOf(differences: readonly FieldDifference[]): string {
  if (differences.length === 0) return 'No field differs.';
  const of = (role: FieldRole): number => differences.filter((difference) => difference.role === role).length;
  const parts = [
    counted(of('content'), 'content field'),
    counted(of('annotation'), 'annotation'),
    counted(of('derived'), 'derived field'),
  ].filter((text) => !text.startsWith('0 '));
  const same = of('content') === 0 ? ' The content is the same.' : '';
  return `${parts.join(', ')} ${differences.length === 1 ? 'differs' : 'differ'}.${same}`;
}

function differenceView(store: VersionsStore, difference: FieldDifference): TemplateResult {
  const { change, path, before, after } = difference;
  const name = pathText(path);
  const key = `${change} ${name}`;
  const isOpen = store.unfolded.has(key);
  const canFold = change !== 'moved' && isLong(before, after);
  return html`<article class="difference" data-change=${change} aria-label=${`${name} ${change}`}>
    <h4>
      <span class="field-name">${fieldNameView(name)}</span>
      <span class="change" data-change=${change}>${change}</span>
      ${
        canFold
          ? html`<button
              class="link"
              aria-expanded=${isOpen ? 'true' : 'false'}
              @click=${() => {
                store.toggleFold(key);
              }}
            >
              ${isOpen ? 'Fold' : 'Show all'}
            </button>`
          : nothing
      }
    </h4>
    ${bodyView(difference, isOpen, store.state.view.texts)}
  </article>`;
}

function bodyView(
  { change, path, from, before, after }: FieldDifference,
  isOpen: boolean,
  texts: 'inline' | 'side',
): TemplateResult {
  if (change === 'moved')
    return html`<div class="values">from place ${placeText(from)} to place ${placeText(path)}</div>`;
  if (typeof before === 'number' && typeof after === 'number') return numbersView(before, after);
  if (before === undefined || after === undefined) {
    const value = before ?? after ?? null;
    const shown = valueView(value, isOpen);
    const marked = before === undefined ? html`<ins>${shown}</ins>` : html`<del>${shown}</del>`;
    return html`<div class="value">${marked}</div>`;
  }
  if (typeof before !== 'string' || typeof after !== 'string' || areLabels(before, after))
    return html`<div class="values">
      <del>${valueView(before, isOpen)}</del><span class="arrow" aria-label="became">→</span
      ><ins>${valueView(after, isOpen)}</ins>
    </div>`;
  if (texts === 'inline') return html`<div class="value">${mergedView(before, after, isOpen)}</div>`;
  return html`<div class="sides">
    <div class="value" role="group" aria-label="Before">${sideView(before, after, 'before', isOpen)}</div>
    <div class="value" role="group" aria-label="After">${sideView(before, after, 'after', isOpen)}</div>
  </div>`;
}

function numbersView(before: number, after: number): TemplateResult {
  return html`<div class="values">
    <del>${numberText(before)}</del><span class="arrow" aria-label="became">→</span
    ><ins>${numberText(after)}</ins><span class="delta">${deltaText(before, after)}</span>
  </div>`;
}

/** By how much a number grew, with its sign: "+0.25", "−3". */
export function deltaText(before: number, after: number): string {
  // Without the digits that only binary fractions have: 0.9 - 0.4 is 0.5.
  const delta = Number((after - before).toPrecision(12));
  return `${delta < 0 ? '\u2212' : '+'}${numberText(Math.abs(delta))}`;
}

function numberText(value: number): string {
  return Number.isInteger(value) ? numeral(value) : String(value);
}

/** True for two single words, such as labels. */
function areLabels(before: string, after: string): boolean {
  return [before, after].every((text) => text.length <= LONGEST_LABEL && !/\s/.test(text));
}

/** A path as people write it, places in lists counted from 1: `messages › 2 › content`. */
export function pathText(path: DifferencePath): string {
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : step)).join(' › ');
}

function placeText(path: DifferencePath | undefined): string {
  const step = path?.at(-1);
  return typeof step === 'number' ? numeral(step + 1) : '';
}
