import { html, nothing, type TemplateResult } from 'lit';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import type { TextPosition } from '../../../../shared/src/problem.ts';
import type {
  DatasetChange,
  GroupCount,
  LostEffectiveness,
  ReviewFinding,
  ReviewOverview,
  StaleRecord,
  UncomparedRecord,
  UnreadText,
} from '../../../../shared/src/protocol/review.ts';
import {
  DATASET_PLACES,
  isBetweenSplits,
  moveWords,
  STALE_REASONS,
} from '../../../../shared/src/reviewWords.ts';
import { icon, textView } from '../../textView.ts';
import { labelChart } from './labelChart.ts';
import type { ReviewStore } from './reviewStore.ts';
import { KINDS } from './words.ts';

/** Items of a list that are in the document at once. */
const MOST_LISTED = 100;
const MOST_CHARTS = 24;

/** The change as a whole: what it does to datasets, labels, problems and what hangs on them. */
export function overviewView(store: ReviewStore): TemplateResult {
  const overview = store.answer?.overview;
  if (overview === undefined) return html``;
  const { datasets, introduced, mended, problems, stale, lost, unread, uncompared, labels } = overview;
  const touched = datasets.filter(
    ({ change, moves, changedContents }) => change !== 'same' || moves.length > 0 || changedContents > 0,
  );
  return html`<div class="scroll overview" tabindex="0" role="region" aria-label="Overview">
    ${warningsView(overview)}
    <div class="cards">
      ${sectionView(
        'Datasets and splits',
        'layers',
        touched.map((dataset) => datasetView(dataset)),
      )}
      ${sectionView('Records', 'list-unordered', [countsView(overview.counts)])}
      ${sectionView(
        `Introduced problems (${numeral(sumOf(problems.introduced))})`,
        'error',
        listOf(introduced, (finding) => findingView(store, finding)),
      )}
      ${sectionView(
        `Mended problems (${numeral(sumOf(problems.mended))})`,
        'pass',
        listOf(mended, (finding) => findingView(store, finding)),
      )}
      ${sectionView('Effectiveness lost', 'graph', listOf(lost, lostView))}
      ${sectionView(
        'Made stale',
        'history',
        listOf(stale, (record) => staleView(store, record)),
      )}
      ${sectionView('Not read', 'warning', listOf(unread, unreadView))}
      ${sectionView(
        `Not compared, taken as unchanged (${numeral(uncompared.count)})`,
        'warning',
        listOf(uncompared.records, (record) => uncomparedView(store, record)),
      )}
    </div>
    ${
      labels.length === 0
        ? nothing
        : html`<section aria-label="Label distribution">
            <h3>
              ${icon('graph')} Label distribution
              <span class="muted legend"
                ><span class="key-before"></span> before <span class="key-after"></span> after</span
              >
            </h3>
            <div class="charts">${labels.slice(0, MOST_CHARTS).map(labelChart)}</div>
            ${labels.length > MOST_CHARTS ? html`<p class="quiet">${counted(labels.length - MOST_CHARTS, 'more field')} of labels: see “Copy” or databits diff.</p>` : nothing}
          </section>`
    }
  </div>`;
}

/** What nobody may overlook. */
function warningsView({ datasets, lost }: ReviewOverview): TemplateResult | typeof nothing {
  const moved = datasets.reduce((sum, { betweenSplits }) => sum + betweenSplits, 0);
  const sentences = [
    ...(moved === 0
      ? []
      : [
          `${counted(moved, 'record')} ${moved === 1 ? 'goes' : 'go'} from one split to another: earlier measurements were made on other records.`,
        ]),
    ...(lost.some(({ effectiveness }) => (effectiveness?.low ?? 0) > 0)
      ? ['Examples that were shown to help are removed.']
      : []),
  ];
  if (sentences.length === 0) return nothing;
  return html`<ul class="warnings">
    ${sentences.map((sentence) => html`<li class="notice" data-kind="warning">${icon('warning')}<span>${sentence}</span></li>`)}
  </ul>`;
}

function sectionView(
  title: string,
  name: string,
  items: readonly (TemplateResult | typeof nothing)[],
): TemplateResult | typeof nothing {
  const shown = items.filter((item) => item !== nothing);
  if (shown.length === 0) return nothing;
  return html`<section class="card" aria-label=${title}>
    <h3>${icon(name)} ${title}</h3>
    <ul>
      ${shown.map((item) => html`<li>${item}</li>`)}
    </ul>
  </section>`;
}

function listOf<T>(items: readonly T[], view: (item: T) => TemplateResult): TemplateResult[] {
  const rest = items.length - MOST_LISTED;
  return [
    ...items.slice(0, MOST_LISTED).map(view),
    ...(rest > 0 ? [html`<span class="muted">… and ${numeral(rest)} more</span>`] : []),
  ];
}

function datasetView({
  name,
  id,
  change,
  before,
  after,
  moves,
  changedContents,
}: DatasetChange): TemplateResult {
  const places = (['train', 'val', 'test', 'none'] as const).filter(
    (place) => (before?.[place] ?? 0) + (after?.[place] ?? 0) > 0,
  );
  return html`<div class="dataset">
    <strong>${textView(name === '' ? id : name)}</strong
    >${change === 'same' ? nothing : html` <span class="badge">${change}</span>`}
    <div class="muted">
      ${places.length === 0 ? 'no members' : places.map((place, at) => html`${at === 0 ? nothing : ' · '}${DATASET_PLACES[place]} ${numeral(before?.[place] ?? 0)} → ${numeral(after?.[place] ?? 0)}`)}
    </div>
    ${moves.map(
      (move) =>
        html`<div class=${isBetweenSplits(move) ? 'move strong' : 'move'}>
          ${isBetweenSplits(move) ? icon('warning') : nothing} ${moveWords(move)}:
          <span class="muted"
            >${textView(
              move.records
                .slice(0, 3)
                .map(({ name: record, id: own }) => record || own)
                .join(', '),
            )}${move.count > 3 ? ', …' : ''}</span
          >
        </div>`,
    )}
    ${changedContents > 0 ? html`<div class="muted">${counted(changedContents, 'member')} with another content</div>` : nothing}
  </div>`;
}

/** How many records each group has on both sides, those that differ. */
function countsView(counts: readonly GroupCount[]): TemplateResult | typeof nothing {
  const shown = counts
    .filter(({ group, before, after }) => group === 'kind' || before !== after)
    .slice(0, 30);
  if (shown.length === 0) return nothing;
  return html`<table class="counts">
    <thead>
      <tr>
        <th scope="col">Group</th>
        <th scope="col" class="bar-number">Before</th>
        <th scope="col" class="bar-number">After</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(
        ({ group, value, before, after }) =>
          html`<tr>
            <th scope="row">
              <span class="muted">${group}</span>
              ${value === '' ? '(none)' : textView(value.replaceAll('_', ' '))}
            </th>
            <td class="bar-number">${numeral(before)}</td>
            <td class="bar-number">${numeral(after)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function findingView(
  store: ReviewStore,
  { severity, message, code, path, uri, range }: ReviewFinding,
): TemplateResult {
  return html`${openButton(store, uri, range.start, html`${icon(severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'info')}<span>${textView(message)} <span class="muted">${code} · ${textView(path)}</span></span>`)}`;
}

function staleView(
  store: ReviewStore,
  { name, id, kind, uri, position, reasons }: StaleRecord,
): TemplateResult {
  return openButton(
    store,
    uri,
    position,
    html`${icon(KINDS[kind].icon)}<span
        >${textView(name === '' ? id : name)}:
        <span class="muted">${reasons.map((reason) => STALE_REASONS[reason]).join('; ')}</span></span
      >`,
  );
}

function lostView({ name, id, effectiveness, usageCount }: LostEffectiveness): TemplateResult {
  const effect =
    effectiveness === undefined
      ? ''
      : `effect ${signed(effectiveness.score)} (${signed(effectiveness.low)} to ${signed(effectiveness.high)} of ${counted(effectiveness.evaluations, 'evaluation')}, ${effectiveness.metric})`;
  const use = usageCount === undefined ? '' : `used ${counted(usageCount, 'time')}`;
  return html`${textView(name === '' ? id : name)}:
    <span class="muted">${textView([effect, use].filter((text) => text !== '').join(', '))}</span>`;
}

function unreadView({ side, path, line, reason }: UnreadText): TemplateResult {
  return html`${textView(path)}${line === undefined ? '' : `, line ${String(line + 1)}`}
    <span class="muted">(${side}) ${textView(reason)}</span>`;
}

function uncomparedView(
  store: ReviewStore,
  { kind, record, side, reason }: UncomparedRecord,
): TemplateResult {
  return html`${openButton(store, record.uri, record.position, html`${icon(KINDS[kind].icon)} ${textView(record.name === '' ? record.id : record.name)}`)}
    <span class="muted">(${side}) ${textView(reason)}</span>`;
}

function openButton(
  store: ReviewStore,
  uri: string,
  position: TextPosition,
  content: TemplateResult,
): TemplateResult {
  return html`<button
    class="link problem"
    @click=${() => {
      store.rpc.host('open', { uri, position, aside: false });
    }}
  >
    ${content}
  </button>`;
}

function sumOf(counts: ReviewOverview['problems']['introduced']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function signed(score: number): string {
  return `${score < 0 ? '−' : '+'}${String(Math.abs(Number(score.toFixed(3))))}`;
}
