import { html, type TemplateResult } from 'lit';
import { segmentsOf } from './highlight.ts';

/**
 * A text from a record, isolated from the direction of the text around it, with matched terms marked. It only ever
 * becomes text nodes.
 */
export function textView(text: string, terms: readonly string[] = []): TemplateResult {
  return html`<bdi>${textParts(text, terms)}</bdi>`;
}

/** The same without the isolation, for a piece of a text that is isolated as a whole. */
export function textParts(text: string, terms: readonly string[] = []): (TemplateResult | string)[] {
  return segmentsOf(text, terms).map((segment) => {
    if (segment.kind === 'match') return html`<mark>${segment.text}</mark>`;
    if (segment.kind === 'control') return html`<span class="control">${segment.text}</span>`;
    return segment.text;
  });
}

/** The text for labels, where nothing can be marked: controls are spelled out. */
export function plainText(text: string): string {
  return segmentsOf(text, [])
    .map((segment) => segment.text)
    .join('');
}

/** An icon of the editor's own font; it says nothing by itself. */
export function icon(name: string): TemplateResult {
  return html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
