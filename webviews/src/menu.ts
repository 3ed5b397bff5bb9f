import { html, type TemplateResult } from 'lit';
import { icon } from './textView.ts';

/** A native disclosure with buttons: it brings the keyboard and its state for screen readers. */
export function menu(
  name: string,
  label: string,
  items: readonly { label: string; act: () => void }[],
): TemplateResult {
  return html`<details class="menu">
    <summary class="secondary">${icon(name)}${label}${icon('chevron-down')}</summary>
    <div class="menu-items" role="group" aria-label=${label}>
      ${items.map(
        (item) =>
          html`<button
            @click=${(event: Event) => {
              const opened = event.target instanceof Element ? event.target.closest('details') : null;
              if (opened !== null) opened.open = false;
              item.act();
            }}
          >
            ${item.label}
          </button>`,
      )}
    </div>
  </details>`;
}

/** Closes an open menu when something else is used. */
export function closeMenusOutside(): void {
  document.addEventListener('click', (event) => {
    for (const opened of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
      if (!(event.target instanceof Node) || !opened.contains(event.target)) opened.open = false;
    }
  });
}

/** Closes an open menu and gives the keyboard back to its button; false where none is open. */
export function closeMenu(): boolean {
  const opened = document.querySelector<HTMLDetailsElement>('details.menu[open]');
  if (opened === null) return false;
  opened.open = false;
  opened.querySelector('summary')?.focus();
  return true;
}
