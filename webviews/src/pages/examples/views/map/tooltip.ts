import { html, nothing, type TemplateResult } from 'lit';
import type { JsonValue } from '../../../../../../shared/src/json.ts';
import type { RecordDetail } from '../../../../../../shared/src/protocol/records.ts';
import { cssProperties } from '../../../../cssProperties.ts';
import { textView } from '../../../../textView.ts';
import { fieldValue } from '../../labels.ts';

const LONGEST = 240;

/** The record at a point, beside it and within the map. */
export function tooltipView(
  record: RecordDetail | undefined,
  { left, top }: { left: number; top: number },
  { width, height }: { width: number; height: number },
): TemplateResult | typeof nothing {
  if (record === undefined) return nothing;
  const { value, kind, name } = record;
  const facts = ['function_name', 'domain', 'status'].flatMap((field) => {
    const fact = value[field];
    return typeof fact === 'string' ? [fieldValue(field, fact)] : [];
  });
  const place = {
    left: left > width / 2 ? 'auto' : `${String(left + 14)}px`,
    right: left > width / 2 ? `${String(width - left + 14)}px` : 'auto',
    top: top > height / 2 ? 'auto' : `${String(top + 10)}px`,
    bottom: top > height / 2 ? `${String(height - top + 10)}px` : 'auto',
  };
  const output = kind === 'example' ? leafText(value['expected_output']) : '';
  return html`<div class="map-tooltip" aria-hidden="true" ${cssProperties(place)}>
    <b>${textView(name)}</b>
    <span class="muted">${textView(facts.join(' · '))}</span>
    <span>${textView(leafText(value[kind === 'example' ? 'input' : 'content']))}</span>
    ${output === '' ? nothing : html`<span class="muted">→ ${textView(output)}</span>`}
  </div>`;
}

/** The start of the texts and numbers in a value. */
function leafText(value: JsonValue | undefined): string {
  const stack: (JsonValue | undefined)[] = [value];
  let text = '';
  while (stack.length > 0 && text.length < LONGEST) {
    const next = stack.pop();
    if (Array.isArray(next)) stack.push(...[...next].reverse());
    else if (typeof next === 'object' && next !== null) stack.push(...Object.values(next).reverse());
    else if (next !== undefined && next !== null) text += `${text === '' ? '' : ' '}${String(next)}`;
  }
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}
