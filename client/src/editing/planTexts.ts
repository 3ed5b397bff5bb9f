import { counted, numeral } from '../../../shared/src/counted.ts';
import type {
  RecordChange,
  RecordEdits,
  RefusedRecord,
  ReviewDecision,
} from '../../../shared/src/protocol/writing.ts';

/** Most lines that a message names; the document with all of them has the rest. */
const MOST_NAMED = 5;

/** What became of records. */
export type Done = 'changed' | 'deleted' | 'derived' | 'drafted' | 'moved';

/** What a change did, as a sentence; where it was about one record that was left alone, with the reason. */
export function summaryOf({ edited, refused, unchanged }: RecordEdits, done: Done): string {
  const [only] = refused;
  if (only !== undefined && edited.length + refused.length + unchanged.length === 1)
    return `The record is as it was: ${only.reason}`;
  const parts = [
    `${counted(edited.length, 'record')} ${done}`,
    ...(unchanged.length === 0 ? [] : [`${numeral(unchanged.length)} already so`]),
    ...(refused.length === 0
      ? []
      : [`${numeral(refused.length)} left as ${refused.length === 1 ? 'it is' : 'they are'}`]),
  ];
  return `${parts.join(', ')}.`;
}

/** The question before many records are changed, with what would happen to them. */
export function confirmationOf(
  change: RecordChange,
  { edited, refused, unchanged, files }: RecordEdits,
  chosen: number,
): { question: string; detail: string } {
  const isDataset = 'add' in change && change.add === 'dataset';
  const touched = isDataset ? chosen - refused.length - unchanged.length : edited.length;
  const newVersions = edited.filter(({ isNewVersion }) => isNewVersion).length;
  const parts = [
    ...(unchanged.length === 0 ? [] : [`${counted(unchanged.length, 'record')} already so.`]),
    ...(refused.length === 0
      ? []
      : [`${counted(refused.length, 'record')} cannot be changed: ${reasonsOf(refused)}`]),
    ...(newVersions === 0
      ? []
      : isDataset
        ? ['The dataset gets a new version.']
        : [`${numeral(newVersions)} of them get${newVersions === 1 ? 's' : ''} a new version.`]),
    `${counted(files.length, 'file')} will be edited. “Undo Last Change of Records” takes it back.`,
  ];
  const records = counted(touched, 'record');
  const question = isDataset ? `Add ${records} to the dataset?` : `${verbOf(change)} ${records}?`;
  return { question, detail: parts.join('\n') };
}

/** What each decision does to records, as a question begins. */
const DECISION_VERBS: Record<ReviewDecision, string> = {
  approved: 'Approve',
  changes_requested: 'Request changes of',
  rejected: 'Reject',
};

function verbOf(change: RecordChange): string {
  if ('review' in change) return DECISION_VERBS[change.review];
  if ('delete' in change) return 'Delete';
  if ('set' in change) return `Set the ${change.set} to “${change.value}” for`;
  if ('rename' in change) return `Rename the score “${change.from}” to “${change.value}” in`;
  if ('remove' in change) return `Take the tag “${change.value}” off`;
  return `Add the ${change.add} “${change.value}” to`;
}

/** Each reason once, the most frequent first. */
function reasonsOf(refused: readonly RefusedRecord[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, MOST_NAMED)
    .map(([reason]) => reason)
    .join(' ');
}

/** Every record that was left alone, with its reason and what refers to it. */
export function refusalText(refused: readonly RefusedRecord[]): string {
  return refused
    .map((record) => [`${record.id}: ${record.reason}`, ...placeLines(record)].join('\n'))
    .join('\n');
}

/** The question before records are deleted of which some are referred to. */
export function referrerQuestion(held: number, chosen: number): string {
  if (chosen === 1) return 'Other records refer to the record.';
  return `Other records refer to ${held === 1 ? 'one' : numeral(held)} of the ${numeral(chosen)} records.`;
}

/** What refers to records that shall be deleted: the first places, for a question. */
export function referrerText(refused: readonly RefusedRecord[]): string {
  const lines = refused.flatMap(placeLines).map((line) => line.trim());
  const more = lines.length - MOST_NAMED;
  return [...lines.slice(0, MOST_NAMED), ...(more > 0 ? [`… and ${numeral(more)} more`] : [])].join('\n');
}

function placeLines({ referredBy = [] }: RefusedRecord): string[] {
  return referredBy.map(({ kind, name, path }) => `  ${kind} "${name}", ${path}`);
}
