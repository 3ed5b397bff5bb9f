import { html, type TemplateResult } from 'lit';
import type { CommitSummary } from '../../../../shared/src/protocol/records.ts';
import { ageWords } from '../../../../shared/src/versionWords.ts';

/** How long ago a commit was written; the exact time is in its tooltip. */
export function ageView({ date }: Pick<CommitSummary, 'date'>): TemplateResult {
  const time = new Date(date);
  const exact = Number.isNaN(time.getTime())
    ? date
    : time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time datetime=${date} title=${exact}>${ageText(date)}</time>`;
}

/** How long ago, in words. */
export function ageText(date: string): string {
  return ageWords(date, Date.now());
}
