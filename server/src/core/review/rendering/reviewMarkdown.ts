import { counted, numeral } from '../../../../../shared/src/counted.ts';
import type { FieldDifference } from '../../../../../shared/src/protocol/difference.ts';
import type {
  DatasetChange,
  LabelDistribution,
  RecordChangeName,
  RelatedRecord,
  Review,
  ReviewFinding,
  UncomparedRecord,
  WholeRecordChange,
} from '../../../../../shared/src/protocol/review.ts';
import { isBetweenSplits, moveWords, partialWords } from '../../../../../shared/src/reviewWords.ts';
import { BoundedMarkdown } from './boundedMarkdown.ts';
import { codeSpan, diffBlock } from './markdownText.ts';
import {
  doubtWords,
  isOtherDataset,
  lossWords,
  meaningOf,
  pathWords,
  reasonWords,
  reviewWords,
  splitWords,
  stateName,
  summaryOf,
  unreadPlace,
  valueWords,
} from './words.ts';

/** The first line of the text, by which whoever posts it finds the comment again. */
export const REVIEW_MARK = '<!-- databits-review -->';

/** Longest body of a comment on GitHub, in characters. */
export const LONGEST_COMMENT = 65_536;

const LONGEST_NAME = 80;
const LONGEST_VALUE = 300;
const MOST_DIFFERENCES = 15;
const MOST_LABELS = 15;
const MOST_NAMED = 10;

/** A review as Markdown for a comment on a pull request, at most `limit` UTF-16 code units long. */
export function reviewMarkdown(review: Review, limit = LONGEST_COMMENT): string {
  const text = new BoundedMarkdown(limit);
  const { base, head, files } = review;
  text.add(`${REVIEW_MARK}\n### Dataset review`);
  text.add(`${codeSpan(stateName(base), 120)} → ${codeSpan(stateName(head), 120)}. ${summaryOf(review)}.`);
  if (files.onlyText > 0)
    text.add(`Of ${counted(files.onlyText, 'record file')} only comments or layout differ.`);
  for (const alert of alerts(review)) text.add(alert);
  addFindings(text, review);
  addDatasets(text, review.datasets);
  addCounts(text, review);
  text.addDetails('Label distribution', review.labels.map(labelItem), 'label field');
  addLists(text, review);
  addRecords(text, review.records);
  for (const note of review.notes) text.add(`_${note}_`);
  return text.text('`databits diff` shows all of it.');
}

/** What nobody may overlook. */
function alerts(review: Review): string[] {
  const { datasets, introduced, lapsedReviews, problems } = review;
  const moved = datasets.filter(({ betweenSplits }) => betweenSplits > 0);
  const leaks = introduced.filter(({ code }) => code.startsWith('leakage.')).length;
  const lines = [
    ...moved.map(
      ({ name, betweenSplits }) =>
        `**${counted(betweenSplits, 'record')} of ${codeSpan(name, LONGEST_NAME)} went from one of train, val and test to another**: what was measured before was measured on others.`,
    ),
    ...(leaks > 0
      ? [`**${counted(leaks, 'record')} of train now leak${leaks === 1 ? 's' : ''} from val or test.**`]
      : []),
    ...(problems.introduced.error > 0
      ? [`**The change introduces ${counted(problems.introduced.error, 'error')}.**`]
      : []),
    ...(review.unread.length > 0 ? [partialAlert(review)] : []),
    ...(lapsedReviews > 0 ? [`${counted(lapsedReviews, 'review')} lapsed with the change.`] : []),
  ].slice(0, 20);
  return lines.length === 0 ? [] : [['> [!WARNING]', ...lines.map((line) => `> ${line}`)].join('\n> \n')];
}

function partialAlert(review: Review): string {
  const [what, records] = partialWords(review);
  return `**${what}** ${records}`.trimEnd();
}

function addFindings(text: BoundedMarkdown, { introduced, mended }: Review): void {
  text.addDetails(
    `${counted(introduced.length, 'problem')} introduced`,
    introduced.map(findingItem),
    'introduced problem',
  );
  text.addDetails(`${counted(mended.length, 'problem')} mended`, mended.map(findingItem), 'mended problem');
}

function findingItem({ path, range, severity, code, message }: ReviewFinding): string {
  return `- ${severity} \`${code}\` ${codeSpan(`${path}:${String(range.start.line + 1)}`, 200)}: ${codeSpan(message, LONGEST_VALUE)}`;
}

function addDatasets(text: BoundedMarkdown, datasets: readonly DatasetChange[]): void {
  const changed = datasets.filter(isOtherDataset);
  text.addDetails(
    `Datasets: ${numeral(changed.length)} of ${numeral(datasets.length)} changed`,
    changed.map(datasetItem),
    'dataset',
  );
}

function datasetItem(dataset: DatasetChange): string {
  const { name, change, moves, changedContents } = dataset;
  const state = change === 'same' ? '' : ` (${change})`;
  const other = changedContents === 0 ? '' : `; ${counted(changedContents, 'member')} with other content`;
  const lines = moves.map((move) => {
    const said = moveWords(move);
    if (!isBetweenSplits(move)) return `  - ${said}`;
    const named = move.records.slice(0, MOST_NAMED).map((record) => codeSpan(record.name || record.id, 60));
    return `  - **${said}**: ${named.join(', ')}${move.count > named.length ? ' …' : ''}`;
  });
  return [`- ${codeSpan(name, LONGEST_NAME)}${state}: ${splitWords(dataset)}${other}`, ...lines].join('\n');
}

function addCounts(text: BoundedMarkdown, { counts }: Review): void {
  const items = counts
    .filter(({ before, after }) => before !== after)
    .map(({ group, value, before, after }) => {
      const name = value === '' ? '(none)' : codeSpan(value, LONGEST_NAME);
      return `- ${group} ${name}: ${numeral(before)} → ${numeral(after)}`;
    });
  text.addDetails('Counts', items, 'count');
}

function labelItem({ field, functionName, labels, more }: LabelDistribution): string {
  const changed = labels.filter(({ before, after }) => before !== after);
  const shown = changed
    .slice(0, MOST_LABELS)
    .map(({ label, before, after }) => `${codeSpan(label, 60)} ${numeral(before)} → ${numeral(after)}`);
  const rest = changed.length - shown.length + more;
  const of =
    functionName === undefined || functionName === '' ? '' : ` of ${codeSpan(functionName, LONGEST_NAME)}`;
  const others = rest > 0 ? `, ${numeral(rest)} more` : '';
  return `- ${codeSpan(field, LONGEST_NAME)}${of}: ${shown.join(', ')}${others}`;
}

function addLists(text: BoundedMarkdown, { stale, lost, unread, uncompared }: Review): void {
  text.addDetails(
    `${numeral(stale.length)} made stale`,
    stale.map(
      ({ kind, name, reasons }) => `- ${kind} ${codeSpan(name, LONGEST_NAME)}: ${reasonWords(reasons)}`,
    ),
    'stale record',
  );
  text.addDetails(
    `Lost with ${counted(lost.length, 'removed example')}`,
    lost.map((one) => `- ${codeSpan(one.name, LONGEST_NAME)}: ${codeSpan(lossWords(one), 200)}`),
    'removed example',
  );
  text.addDetails(
    `${numeral(unread.length)} not read`,
    unread.map(
      (one) => `- ${codeSpan(unreadPlace(one), 200)} (${one.side}): ${codeSpan(one.reason, LONGEST_VALUE)}`,
    ),
    'unread text',
  );
  text.addDetails(
    `${counted(uncompared.count, 'record')} not compared`,
    uncompared.records.map(uncomparedItem),
    'uncompared record',
  );
}

function uncomparedItem({ kind, record, side, reason }: UncomparedRecord): string {
  const place = unreadPlace({ path: record.path, line: record.position.line });
  return `- ${kind} ${codeSpan(record.name, LONGEST_NAME)} ${codeSpan(record.id, LONGEST_NAME)} in ${codeSpan(place, 200)} (${side}): ${codeSpan(reason, LONGEST_VALUE)}`;
}

/** Records by what happened to them; each under one heading, the one that says most. */
const HEADINGS: readonly RecordChangeName[] = [
  'split',
  'merged',
  'renamed',
  'added',
  'removed',
  'changed',
  'moved',
];

function addRecords(text: BoundedMarkdown, records: readonly WholeRecordChange[]): void {
  const byHeading = new Map(HEADINGS.map((name): [RecordChangeName, WholeRecordChange[]] => [name, []]));
  for (const record of records) {
    const heading = HEADINGS.find((name) => record.changes.includes(name));
    if (heading !== undefined) byHeading.get(heading)?.push(record);
  }
  for (const [name, group] of byHeading)
    text.addDetails(`${counted(group.length, 'record')} ${name}`, group.map(recordItem), `${name} record`);
}

function recordItem(record: WholeRecordChange): string {
  const { kind, changes, before, after, differences, renamedFrom, wentInto = [], cameFrom = [] } = record;
  const side = after ?? before;
  if (side === undefined) return '';
  const place = `${side.path}:${String(side.position.line + 1)}`;
  const said = [changes.length > 1 ? changes.join(', ') : '', meaningOf(record), reviewWords(record)];
  const more = [
    ...(before && after && before.path !== after.path ? [`from ${codeSpan(before.path, 200)}`] : []),
    ...(renamedFrom?.id !== undefined ? [`had the id ${codeSpan(renamedFrom.id, LONGEST_NAME)}`] : []),
    ...(wentInto.length > 0 ? [`went into ${relatedWords(wentInto)}`] : []),
    ...(cameFrom.length > 0 ? [`came from ${relatedWords(cameFrom)}`] : []),
    ...(record.isDamaged === true ? [`**${doubtWords(record)}**`] : []),
  ];
  const head = `- ${kind} ${codeSpan(side.name, LONGEST_NAME)} ${codeSpan(side.id, LONGEST_NAME)} in ${codeSpan(place, 200)}${said
    .filter((part) => part !== '')
    .map((part) => `, ${part}`)
    .join('')}${more.map((part) => `; ${part}`).join('')}`;
  return differences.length === 0 ? head : `${head}\n\n${diffBlock(differenceLines(differences), '  ')}\n`;
}

function differenceLines(differences: readonly FieldDifference[]): string[] {
  const lines = differences.slice(0, MOST_DIFFERENCES).flatMap(({ change, path, before, after }) => {
    const where = valueWords(pathWords(path), LONGEST_NAME).slice(1, -1);
    if (change === 'moved') return [`! ${where}: moved`];
    return [
      ...(change === 'added' ? [] : [`- ${where}: ${valueWords(before, LONGEST_VALUE)}`]),
      ...(change === 'removed' ? [] : [`+ ${where}: ${valueWords(after, LONGEST_VALUE)}`]),
    ];
  });
  const more = differences.length - MOST_DIFFERENCES;
  return more > 0 ? [...lines, `! and ${counted(more, 'difference')} more`] : lines;
}

function relatedWords(records: readonly RelatedRecord[]): string {
  const named = records.slice(0, MOST_NAMED).map(({ name, id }) => codeSpan(name || id, 60));
  return `${named.join(', ')}${records.length > MOST_NAMED ? ' …' : ''}`;
}
