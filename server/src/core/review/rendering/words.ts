import { counted, numeral } from '../../../../../shared/src/counted.ts';
import type { JsonValue } from '../../../../../shared/src/json.ts';
import type { FieldDifference } from '../../../../../shared/src/protocol/difference.ts';
import type {
  DatasetChange,
  LostEffectiveness,
  RecordChange,
  ReviewOverview,
  ReviewState,
  StaleReason,
  UnreadText,
} from '../../../../../shared/src/protocol/review.ts';
import { RECORD_CHANGES } from '../../../../../shared/src/protocol/review.ts';
import { DATASET_PLACES, STALE_REASONS } from '../../../../../shared/src/reviewWords.ts';
import { visibleText } from '../../../../../shared/src/visibleText.ts';

/** Decisions of a review, in words. Another text is the record's own and is not repeated. */
const DECISIONS: ReadonlyMap<string, string> = new Map([
  ['approved', 'approved'],
  ['changes_requested', 'changes requested'],
  ['rejected', 'rejected'],
]);

/** "main (1a2b3c4)", "the index", "the work tree". */
export function stateName({ source, name, commit }: ReviewState): string {
  if (source === 'index') return 'the index';
  if (source === 'worktree') return 'the work tree';
  const short = commit?.slice(0, 7);
  if (short === undefined) return `${name} (no commit yet)`;
  return commit === name ? short : `${name} (${short})`;
}

/** "Records: 3 added, 1 changed, 2 moved; 4 records could not be compared, the review is partial". */
export function summaryOf(review: ReviewOverview): string {
  const partial = partialSummary(review);
  return partial === '' ? changeWords(review) : `${changeWords(review)}; ${partial}`;
}

/** "4 records could not be compared, the review is partial"; an empty text where all could be read. */
function partialSummary({ unread, uncompared }: ReviewOverview): string {
  if (unread.length === 0) return '';
  const what =
    uncompared.count > 0
      ? `${counted(uncompared.count, 'record')} could not be compared`
      : `${counted(unread.length, 'text')} could not be read`;
  return `${what}, the review is partial`;
}

function changeWords({ changes, effects, lapsedReviews }: ReviewOverview): string {
  const parts = RECORD_CHANGES.filter((name) => changes[name] > 0).map(
    (name) => `${numeral(changes[name])} ${name}`,
  );
  if (parts.length === 0) return 'No record differs';
  const annotated =
    effects.annotation > 0 ? `; ${counted(effects.annotation, 'record')} only in annotations` : '';
  const lapsed = lapsedReviews > 0 ? `; ${counted(lapsedReviews, 'review')} lapsed` : '';
  return `Records: ${parts.join(', ')}${annotated}${lapsed}`;
}

/** What a record change means for its version: "v1 → v2, new version", "annotation only". */
export function meaningOf({ before, after, effect, changes }: RecordChange): string {
  const versions =
    before?.version !== undefined && after?.version !== undefined
      ? before.version === after.version
        ? `v${String(after.version)}`
        : `v${String(before.version)} → v${String(after.version)}`
      : versionOf(after?.version ?? before?.version);
  const isOneSided = changes.includes('added') || changes.includes('removed');
  const meaning = isOneSided
    ? ''
    : effect === 'content'
      ? 'new content'
      : effect === 'annotation'
        ? 'annotation only'
        : 'same content';
  return [versions, meaning].filter((part) => part !== '').join(', ');
}

function versionOf(version: number | undefined): string {
  return version === undefined ? '' : `v${String(version)}`;
}

/** What is not known of a record because its text is not wholly readable; an empty text where all is known. */
export function doubtWords({ isDamaged }: RecordChange): string {
  return isDamaged === true ? 'its text has mistakes: what differs may not be all' : '';
}

/** Where a text is that could not be read: "a.example.yaml:3", or a whole file. */
export function unreadPlace({ path, line }: Pick<UnreadText, 'path' | 'line'>): string {
  return line === undefined ? path : `${path}:${String(line + 1)}`;
}

/** Whether the review of a record holds; an empty text where there is none. */
export function reviewWords({ review }: RecordChange): string {
  if (review.isLapsedByChange) return 'its review lapsed with this change';
  if (review.after === 'valid')
    return `reviewed: ${DECISIONS.get(review.decision ?? '') ?? 'another decision'}`;
  return review.after === 'lapsed' ? 'its review had lapsed before' : '';
}

/** True for a dataset that is declared in another way, or whose members or their contents are others. */
export function isOtherDataset({ change, moves, changedContents }: DatasetChange): boolean {
  return change !== 'same' || moves.length > 0 || changedContents > 0;
}

/** "train 10 → 12, test 3 → 3". */
export function splitWords({ before, after }: DatasetChange): string {
  const places = (['train', 'val', 'test', 'none'] as const).filter(
    (place) => (before?.[place] ?? 0) > 0 || (after?.[place] ?? 0) > 0,
  );
  if (places.length === 0) return 'no members';
  return places
    .map(
      (place) => `${DATASET_PLACES[place]} ${String(before?.[place] ?? 0)} → ${String(after?.[place] ?? 0)}`,
    )
    .join(', ');
}

/** Why something is stale, in words. */
export function reasonWords(reasons: readonly StaleReason[]): string {
  return reasons.map((reason) => STALE_REASONS[reason]).join('; ');
}

/** "effect +0.03 (0.01 to 0.05 of 40 evaluations, exact), used 12 times". */
export function lossWords({ effectiveness, usageCount }: LostEffectiveness): string {
  const parts: string[] = [];
  if (effectiveness !== undefined) {
    const { score, low, high, evaluations, metric } = effectiveness;
    const range = `${signed(low)} to ${signed(high)} of ${counted(evaluations, 'evaluation')}`;
    parts.push(`effect ${signed(score)} (${range}, ${metric})`);
  }
  if (usageCount !== undefined) parts.push(`used ${counted(usageCount, 'time')}`);
  return parts.join(', ');
}

function signed(score: number): string {
  return `${score < 0 ? '−' : '+'}${String(Math.abs(Number(score.toFixed(3))))}`;
}

/** A path within a record: `input.messages[0].text`. */
export function pathWords(path: FieldDifference['path']): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`)).join('');
  return text.replace(/^\./, '');
}

/** A value in one line of at most so many characters, as JSON. */
export function valueWords(value: JsonValue | undefined, longest: number): string {
  return shortened(JSON.stringify(value ?? null), longest);
}

/** A text in one line of at most so many characters; what a terminal would act on is written out. */
export function shortened(text: string, longest: number): string {
  const line = visibleText(text);
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}
