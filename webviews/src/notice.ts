import { html, nothing, type TemplateResult } from 'lit';
import { icon, textView } from './textView.ts';

/** A sentence above what is shown, with what can be done about it. An error is read out at once. */
export function noticeView(
  kind: 'info' | 'warning' | 'error',
  text: string | TemplateResult,
  actions: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="notice" data-kind=${kind} role=${kind === 'error' ? 'alert' : 'note'}>
    ${icon(kind)}<span>${wordsView(text)}</span>${actions}
  </div>`;
}

/** What stands in the place of a page's content where there is none: why, and what to do. */
export function messageView(
  name: string,
  title: string,
  text: string | TemplateResult,
  actions?: TemplateResult,
): TemplateResult {
  return html`<div class="message">
    <div class="message-icon">${icon(name)}</div>
    <h2>${title}</h2>
    <p>${wordsView(text)}</p>
    ${actions === undefined ? nothing : html`<div class="actions">${actions}</div>`}
  </div>`;
}

/** What stands there while a long answer is waited for. */
export function waitingView(title: string, text: string, cancel: () => void): TemplateResult {
  return html`<div class="message" role="status">
    <h2>${title}…</h2>
    <p>${text}</p>
    <progress aria-label=${title}></progress>
    <div class="actions"><button class="secondary" @click=${cancel}>Cancel</button></div>
  </div>`;
}

/** What stands there in Restricted Mode, for a page that needs git. */
export function restrictedView(text: string, manageTrust: () => void): TemplateResult {
  const button = html`<button class="primary" @click=${manageTrust}>Manage Workspace Trust</button>`;
  return messageView('workspace-untrusted', 'Restricted Mode', text, button);
}

function wordsView(text: string | TemplateResult): unknown {
  return typeof text === 'string' ? textView(text) : text;
}
