import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { datasetDelta, type ChangedMember } from '../model/datasetDelta.ts';
import { differingSettings } from '../model/settings.ts';
import type { ReceivedRun } from '../model/receivedRun.ts';
import { recordLink } from '../parts.ts';
import type { RunsStore } from '../runsStore.ts';
import { measuredText, runName } from '../words.ts';

const MOST_SHOWN = 200;
const TITLES: Record<ChangedMember['change'], string> = {
  came: 'came',
  went: 'went',
  changed: 'other content',
  moved: 'other split',
};
/** Settings that follow from other data, or say nothing of how a run works. */
const FOLLOWING: readonly string[] = ['dataset', 'commit', 'files differed from the commit'];

/** Which members of the data came, went or changed between two runs, and what each of the runs scored. */
export function datasetDeltaView(
  store: RunsStore,
  [before, after]: readonly [ReceivedRun, ReceivedRun],
  labels: readonly [string, string],
): TemplateResult {
  const members = datasetDelta(before, after);
  if (members.length === 0)
    return html`<h3>Data</h3>
      <p class="quiet">Both runs used the same records in the same splits.</p>`;
  const count = (change: ChangedMember['change']): number =>
    members.filter((one) => one.change === change).length;
  const others = differingSettings([before, after]).filter(({ name }) => !FOLLOWING.includes(name));
  return html`<h3>Data <span class="muted">from ${labels[0]} to ${labels[1]}</span></h3>
    <p>
      ${numeral(count('came'))} came, ${numeral(count('went'))} went, ${numeral(count('changed'))} changed,
      ${numeral(count('moved'))} moved to another split.
    </p>
    <table class="pairs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Best on test</th>
          <th scope="col">Best on val</th>
        </tr>
      </thead>
      <tbody>
        ${[before, after].map(
          ({ summary }, at) =>
            html`<tr>
              <th scope="row"><span class="letter">${labels[at]}</span> ${runName(summary)}</th>
              <td>${measuredText(summary.scores.best_test)}</td>
              <td>${measuredText(summary.scores.best_val)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet">${causesText(others.map(({ name }) => name))}</p>
    <details class="fold">
      <summary>${counted(members.length, 'member')} ${members.length === 1 ? 'differs' : 'differ'}</summary>
      <ul class="plain-list">
        ${members.slice(0, MOST_SHOWN).map(
          ({ id, name, change, splits }) =>
            html`<li data-change=${change}>
              <span class="change">${TITLES[change]}</span> ${recordLink(store, id, name)}
              <span class="muted">${splits.join(' → ')}</span>
            </li>`,
        )}
      </ul>
      ${members.length > MOST_SHOWN ? html`<p class="quiet">The first ${MOST_SHOWN} are listed.</p>` : nothing}
    </details>`;
}

/** Whether the data alone can have made the difference. */
function causesText(others: readonly string[]): string {
  if (others.length === 0)
    return 'Everything else that the receipts tell is the same. Models that answer by chance, and rows that are others on test, can still make a difference.';
  const named = others.slice(0, 5).join(', ');
  const rest = others.length > 5 ? ` and ${String(others.length - 5)} more` : '';
  return `The difference may have other causes than the data: these settings differ, too: ${named}${rest}.`;
}
