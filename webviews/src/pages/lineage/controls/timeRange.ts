import { html, nothing, type TemplateResult } from 'lit';
import type { LineageView } from '../../../../../shared/src/protocol/lineagePage.ts';
import { dateOf } from '../labels.ts';
import type { LineageStore } from '../lineageStore.ts';

/**
 * Two sliders over the commits of the graph: what was committed outside of them is put away. They step from commit to
 * commit, so that every step changes something.
 */
export function timeView(
  times: readonly number[],
  { since, until }: LineageView['committed'],
  store: LineageStore,
): TemplateResult | typeof nothing {
  const last = times.length - 1;
  if (last < 1) return nothing;
  const from =
    since === undefined
      ? 0
      : Math.max(
          0,
          times.findIndex((time) => time >= since),
        );
  const found = times.findLastIndex((time) => time <= (until ?? Infinity));
  const to = Math.max(from, found);
  const set = (first: number, end: number): void => {
    const [low, high] = [times[first], times[end]];
    store.adjust({
      committed: {
        ...(first > 0 && low !== undefined && { since: low }),
        ...(end < last && high !== undefined && { until: high }),
      },
    });
  };
  return html`<fieldset class="filter-group time">
    <legend>Committed</legend>
    ${slider('From', from, last, times, (at) => set(Math.min(at, to), to))}
    ${slider('To', to, last, times, (at) => set(from, Math.max(at, from)))}
  </fieldset>`;
}

function slider(
  label: string,
  at: number,
  last: number,
  times: readonly number[],
  change: (at: number) => void,
): TemplateResult {
  const date = dateOf(times[at] ?? NaN);
  return html`<label class="time-end"
    >${label}
    <input
      type="range"
      min="0"
      max=${last}
      step="1"
      .value=${String(at)}
      aria-valuetext=${date}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) change(Number(event.target.value));
      }}
    />
    <output>${date}</output>
  </label>`;
}
