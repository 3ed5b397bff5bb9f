import { html, nothing, type TemplateResult } from 'lit';
import { textView } from './textView.ts';

/** A field's path, which breaks between names and between the words of a name rather than within them. */
export function fieldNameView(path: string): TemplateResult {
  const words = path.split(/(?<=[._-])(?=[^._-])|(?<=[a-z])(?=[A-Z])/);
  return html`${words.map((word, at) => html`${at === 0 ? nothing : html`<wbr />`}${textView(word)}`)}`;
}
