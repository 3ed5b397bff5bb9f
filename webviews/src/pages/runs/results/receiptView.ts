import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import type { JsonValue } from '../../../../../shared/src/json.ts';
import { textView } from '../../../textView.ts';
import { factView, recordLink } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import { costText, countText, durationText, timeText, tokensText } from '../words.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';

const CHANGES = {
  changed: 'changed since',
  gone: 'is gone',
  joined: 'joined since',
  left: 'left since',
} as const;

/** What a run was made of and what it consumed: what is needed to repeat it. */
export function receiptView(store: RunsStore, run: ReceivedRun): TemplateResult {
  const { receipt, summary, names } = run;
  const { commit, dirty, usage = {}, seed, optimizer, metric, model, adapter } = receipt;
  const record = (id: string): TemplateResult => recordLink(store, id, names[id.toLowerCase()]);
  return html`${staleRecords(store, run)}
    <h3>Made of</h3>
    <dl class="facts">
      ${factView('Template', record(receipt.template.id))} ${factView('Dataset', record(receipt.dataset.id))}
      ${factView('Rows', rowsText(run))} ${factView('Optimizer', textOrNone(optimizer))}
      ${factView('Metric', textOrNone(metric))} ${factView('Model', modelText(model))}
      ${OTHER_MODELS.map(([role, title]) => factView(title, modelText(receipt.models?.[role])))}
      ${factView('Adapter', textOrNone(adapter))}
      ${factView('Seed', seed === undefined ? undefined : String(seed))}
      ${factView(
        'Commit',
        commit === undefined
          ? 'not in a repository'
          : html`<code>${textView(commit.slice(0, 12))}</code>
              <button
                class="link"
                @click=${() => {
                  store.rpc.host('copy', { text: commit });
                }}
              >
                Copy
              </button>
              ${dirty === true ? html`<span class="badge stale">files differed from it</span>` : nothing}`,
      )}
    </dl>
    ${tableOf('Parameters', Object.entries(receipt.parameters ?? {}))}
    <h3>Used</h3>
    <dl class="facts">
      ${factView('Calls', countText(usage.calls))} ${factView('Tokens', tokensText(usage))}
      ${factView('Cost', costText(usage.cost))} ${factView('Started', timeText(summary.startedAt))}
      ${factView(
        'Took',
        summary.finishedAt === undefined ? undefined : durationText(summary.finishedAt - summary.startedAt),
      )}
      ${factView('Run', html`<code>${textView(receipt.run_id)}</code>`)}
    </dl>
    ${tableOf('Versions', Object.entries(receipt.versions))}`;
}

const OTHER_MODELS = [
  ['prompt', 'Wrote instructions'],
  ['reflection', 'Reflected on failures'],
  ['judge', 'Judged answers'],
] as const;

/** A model, with the server that it was asked at where the settings name one, and the price that they give. */
function modelText(model: RunReceipt['model']): TemplateResult | undefined {
  if (model === undefined) return undefined;
  const { name, api_base: base, price } = model;
  const words = [
    name,
    ...(base === undefined ? [] : [`at ${base}`]),
    ...(price === undefined
      ? []
      : [
          `$${String(price.input_per_million)} in, $${String(price.output_per_million)} out a million tokens`,
        ]),
  ];
  return textView(words.join(', '));
}

function rowsText({ receipt: { members } }: ReceivedRun): string {
  return (['train', 'val', 'test'] as const)
    .map((split) => `${numeral(members?.[split]?.length ?? 0)} ${split}`)
    .join(', ');
}

function textOrNone(text: string | undefined): TemplateResult | undefined {
  return text === undefined ? undefined : textView(text);
}

function staleRecords(store: RunsStore, { summary: { staleness } }: ReceivedRun): TemplateResult {
  if (staleness === undefined || staleness.count === 0)
    return html`<p class="quiet">
      ${staleness === undefined ? 'Whether records changed since is not known.' : 'Every record is as the run used it.'}
    </p>`;
  const rest = staleness.count - staleness.records.length;
  return html`<section aria-label="Changed since the run">
    <h3>Changed since the run <span class="muted">its scores are those of other data</span></h3>
    <ul class="plain-list">
      ${staleness.records.map(
        ({ id, name, role, change }) =>
          html`<li>
            ${recordLink(store, id, name)} <span class="muted">${role}, ${CHANGES[change]}</span>
          </li>`,
      )}
    </ul>
    ${rest > 0 ? html`<p class="quiet">${counted(rest, 'more record')} changed.</p>` : nothing}
  </section>`;
}

function tableOf(title: string, entries: readonly [string, JsonValue][]): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`<details class="fold">
    <summary>${title} (${entries.length})</summary>
    <table class="pairs">
      <tbody>
        ${entries.map(
          ([name, value]) =>
            html`<tr>
              <th scope="row">${textView(name)}</th>
              <td>${textView(typeof value === 'string' ? value : JSON.stringify(value))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
