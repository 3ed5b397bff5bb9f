import { html, type TemplateResult } from 'lit';
import { icon } from '../../../textView.ts';
import type { ExampleSearch } from '../exampleSearch.ts';
import type { PageState } from '../state.ts';
import type { ViewDescription } from './browserView.ts';
import { VIEWS } from './registry.ts';

/** The switch between views: a radio group, one stop of Tab, arrows choose. */
export function viewSwitch(state: PageState, search: ExampleSearch): TemplateResult {
  const chosen = VIEWS.find(({ name }) => name === state.view) ?? VIEWS[0];
  return html`<div class="views" role="radiogroup" aria-label="View" @keydown=${chooseWithArrows}>
    ${VIEWS.map((view) => viewButton(view, view === chosen, search))}
  </div>`;
}

function viewButton(
  { name, title, icon: iconName, hint }: ViewDescription,
  on: boolean,
  search: ExampleSearch,
): TemplateResult {
  return html`<button
    class="view-button"
    role="radio"
    aria-checked=${on ? 'true' : 'false'}
    tabindex=${on ? '0' : '-1'}
    title=${hint}
    @click=${() => {
      search.setView(name);
    }}
  >
    ${icon(iconName)}<span>${title}</span>
  </button>`;
}

function chooseWithArrows(event: KeyboardEvent): void {
  const group = event.currentTarget;
  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined || !(group instanceof HTMLElement)) return;
  const buttons = [...group.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button === event.target);
  const next = buttons[(at + step + buttons.length) % buttons.length];
  event.preventDefault();
  next?.focus();
  next?.click();
}
