import { diffWordsWithSpace } from 'diff';
import { html, type TemplateResult } from 'lit';
import { textView } from '../../../../textView.ts';

/** A text beside another, with the words that only it has marked. */
export function withDifferences(text: string, other: string): TemplateResult {
  const parts = diffWordsWithSpace(other, text).filter(({ removed }) => !removed);
  return html`<bdi
    >${parts.map(({ value, added }) => (added ? html`<ins class="different">${textView(value)}</ins>` : textView(value)))}</bdi
  >`;
}
