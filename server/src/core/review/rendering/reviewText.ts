import { counted, numeral } from '../../../../../shared/src/counted.ts';
import type { FieldDifference } from '../../../../../shared/src/protocol/difference.ts';
import type {
  DatasetChange,
  LabelDistribution,
  RelatedRecord,
  Review,
  ReviewedRecord,
  ReviewFinding,
  WholeRecordChange,
} from '../../../../../shared/src/protocol/review.ts';
import { isBetweenSplits, moveWords } from '../../../../../shared/src/reviewWords.ts';
import { visibleText } from '../../../../../shared/src/visibleText.ts';
import {
  doubtWords,
  isOtherDataset,
  lossWords,
  meaningOf,
  pathWords,
  reasonWords,
  reviewWords,
  shortened,
  splitWords,
  stateName,
  summaryOf,
  unreadPlace,
  valueWords,
} from './words.ts';

/** Characters of a value that are shown. */
const LONGEST_VALUE = 80;
/** Differences of one record that are shown. */
const MOST_DIFFERENCES = 20;
/** Labels of one field, and records of one move, that are shown. */
const MOST_SHOWN = 10;

/** A line with what it is, so that a terminal can give it a colour. */
export interface ReviewLine {
  text: string;
  tone: 'plain' | 'added' | 'removed' | 'changed' | 'loud' | 'quiet';
}

/** A review as lines of text, one part after the other; no text of a record goes over a line. */
export function reviewLines(review: Review): ReviewLine[] {
  const { base, head, files } = review;
  const only = files.onlyText === 0 ? '' : `, of ${numeral(files.onlyText)} only the text`;
  const title = `${stateName(base)} → ${stateName(head)}: ${counted(files.changed, 'record file')} differ${files.changed === 1 ? 's' : ''}${only}`;
  return [
    plain(title),
    ...review.records.flatMap(recordLines),
    ...section('Datasets', review.datasets.filter(isOtherDataset).flatMap(datasetLines)),
    ...section('Counts', countLines(review)),
    ...section('Labels', review.labels.flatMap(labelLines)),
    ...introducedLines(review),
    ...section(
      'Problems that it mends',
      review.mended.map((finding) => findingLine(finding, 'quiet')),
    ),
    ...section(
      'Made stale',
      review.stale.map(({ kind, name, id, reasons }) =>
        plain(`  ${kind} ${shortened(name, LONGEST_VALUE)} ${id}: ${reasonWords(reasons)}`),
      ),
    ),
    ...section(
      'Lost with removed examples',
      review.lost.map((lost) =>
        plain(`  ${shortened(lost.name, LONGEST_VALUE)} ${lost.id}: ${lossWords(lost)}`),
      ),
    ),
    ...unreadLines(review),
    ...uncomparedLines(review),
    plain(''),
    plain(`${summaryOf(review)}.`),
    ...review.notes.map((note) => plain(note)),
  ].map(visible);
}

/** What nobody may overlook of a review, for somebody who is about to commit: nothing where no record differs. */
export function shortReviewLines(review: Review): ReviewLine[] {
  const isLoud = ({ tone }: ReviewLine): boolean => tone === 'loud';
  if (review.records.length + review.unread.length === 0) return [];
  return [
    ...review.datasets.flatMap((dataset) => {
      const lines = datasetLines(dataset);
      return lines.some(isLoud) ? [...lines.slice(0, 1), ...lines.filter(isLoud)] : [];
    }),
    ...introducedLines(review),
    ...unreadLines(review),
    ...uncomparedLines(review),
    plain(`${summaryOf(review)}.`),
  ].map(visible);
}

function introducedLines({ introduced }: Review): ReviewLine[] {
  return section(
    'Problems that the change introduces',
    introduced.map((finding) => findingLine(finding, 'loud')),
  );
}

function unreadLines({ unread }: Review): ReviewLine[] {
  return section(
    'Not read',
    unread.map((text) => loud(`  ${unreadPlace(text)} (${text.side}): ${shortened(text.reason, 200)}`)),
  );
}

function uncomparedLines({ uncompared }: Review): ReviewLine[] {
  return section(
    'Could not be compared, and taken as unchanged',
    uncompared.records.map(({ kind, record, side, reason }) =>
      loud(`  ${kind} ${recordWords(record)} (${side}): ${shortened(reason, 200)}`),
    ),
  );
}

function section(title: string, lines: readonly ReviewLine[]): ReviewLine[] {
  return lines.length === 0 ? [] : [plain(''), plain(`${title}:`), ...lines];
}

function recordLines(record: WholeRecordChange): ReviewLine[] {
  const { kind, changes, before, after } = record;
  const side = after ?? before;
  if (side === undefined) return [];
  const isAdded = before === undefined;
  const isRemoved = after === undefined;
  const sign = isAdded ? '+' : isRemoved ? '-' : '~';
  const tone = isAdded ? 'added' : isRemoved ? 'removed' : 'changed';
  const meaning = [meaningOf(record), reviewWords(record)].filter((part) => part !== '').join('; ');
  const head = `${sign} ${kind} ${recordWords(side)} ${changes.join(', ')}${meaning === '' ? '' : ` (${meaning})`}`;
  return [{ text: head, tone }, ...detailLines(record)];
}

/** Name, id and place. */
function recordWords({ name, id, path, position }: ReviewedRecord): string {
  const known = id === '' ? 'without an id' : shortened(id, LONGEST_VALUE);
  return `${shortened(name, LONGEST_VALUE)} ${known} ${path}:${String(position.line + 1)}`;
}

function detailLines(record: WholeRecordChange): ReviewLine[] {
  const { before, after, renamedFrom, wentInto = [], cameFrom = [], differences, isDamaged } = record;
  const lines: ReviewLine[] = [];
  if (before !== undefined && after !== undefined && before.path !== after.path)
    lines.push(quiet(`    from ${before.path}`));
  if (renamedFrom?.id !== undefined)
    lines.push(
      quiet(`    had the id ${renamedFrom.id === '' ? '(none)' : shortened(renamedFrom.id, LONGEST_VALUE)}`),
    );
  if (wentInto.length > 0) lines.push(quiet(`    went into ${relatedWords(wentInto)}`));
  if (cameFrom.length > 0) lines.push(quiet(`    came from ${relatedWords(cameFrom)}`));
  if (isDamaged === true) lines.push(loud(`    ${doubtWords(record)}`));
  for (const difference of differences.slice(0, MOST_DIFFERENCES))
    lines.push(quiet(`    ${differenceWords(difference)}`));
  const more = differences.length - MOST_DIFFERENCES;
  if (more > 0) lines.push(quiet(`    and ${counted(more, 'difference')} more`));
  return lines;
}

function differenceWords({ change, path, before, after }: FieldDifference): string {
  const where = shortened(pathWords(path), LONGEST_VALUE);
  if (change === 'added') return `${where}: added ${valueWords(after, LONGEST_VALUE)}`;
  if (change === 'removed') return `${where}: removed ${valueWords(before, LONGEST_VALUE)}`;
  if (change === 'moved') return `${where}: moved`;
  return `${where}: ${valueWords(before, LONGEST_VALUE)} → ${valueWords(after, LONGEST_VALUE)}`;
}

function relatedWords(records: readonly RelatedRecord[]): string {
  const named = records
    .slice(0, MOST_SHOWN)
    .map(
      ({ name, id, evidence }) =>
        `${shortened(name, LONGEST_VALUE)} ${id} (${evidence === 'text' ? 'its text' : 'derived_from'})`,
    );
  const more = records.length - MOST_SHOWN;
  return [...named, ...(more > 0 ? [`${numeral(more)} more`] : [])].join(', ');
}

function datasetLines(dataset: DatasetChange): ReviewLine[] {
  const { name, change, moves, betweenSplits, changedContents } = dataset;
  const other = changedContents === 0 ? '' : `; ${counted(changedContents, 'member')} with other content`;
  const state = change === 'same' ? '' : ` (${change})`;
  return [
    plain(`  ${shortened(name, LONGEST_VALUE)}${state}: ${splitWords(dataset)}${other}`),
    ...(betweenSplits === 0
      ? []
      : [
          loud(
            `    ${counted(betweenSplits, 'record')} went from one of train, val and test to another: what was measured before was measured on others`,
          ),
        ]),
    ...moves.map((move): ReviewLine => {
      const shown = isBetweenSplits(move)
        ? `: ${move.records
            .slice(0, MOST_SHOWN)
            .map(({ name: record, id }) => shortened(record === '' ? id : record, 40))
            .join(', ')}`
        : '';
      return quiet(`    ${moveWords(move)}${shown}`);
    }),
  ];
}

function countLines({ counts }: Review): ReviewLine[] {
  return counts
    .filter(({ before, after }) => before !== after)
    .map(({ group, value, before, after }) =>
      plain(
        `  ${group} ${value === '' ? '(none)' : shortened(value, LONGEST_VALUE)}: ${numeral(before)} → ${numeral(after)}`,
      ),
    );
}

function labelLines({ field, functionName, labels, more }: LabelDistribution): ReviewLine[] {
  const changed = labels.filter(({ before, after }) => before !== after);
  const shown = changed
    .slice(0, MOST_SHOWN)
    .map(({ label, before, after }) => `${shortened(label, 40)} ${numeral(before)} → ${numeral(after)}`);
  const rest = changed.length - shown.length + more;
  const where = functionName === undefined || functionName === '' ? field : `${field} of ${functionName}`;
  const others = rest > 0 ? `, ${numeral(rest)} more` : '';
  return [plain(`  ${shortened(where, LONGEST_VALUE)}: ${shown.join(', ')}${others}`)];
}

function findingLine(
  { path, range, severity, code, message }: ReviewFinding,
  tone: ReviewLine['tone'],
): ReviewLine {
  const place = `${path}:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
  return { text: `  ${place} ${severity} ${code} ${shortened(message, 300)}`, tone };
}

/** Paths and ids are as hostile as other texts of a repository. */
function visible({ text, tone }: ReviewLine): ReviewLine {
  return { text: visibleText(text), tone };
}

function plain(text: string): ReviewLine {
  return { text, tone: 'plain' };
}

function quiet(text: string): ReviewLine {
  return { text, tone: 'quiet' };
}

function loud(text: string): ReviewLine {
  return { text, tone: 'loud' };
}
