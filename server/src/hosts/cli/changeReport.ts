import { counted } from '../../../../shared/src/counted.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import type {
  FeedChangeLine,
  FeedCommitLine,
  FeedLine,
  FeedRecord,
} from '../../../../shared/src/protocol/changes.ts';

const SIGNS = { insert: '+', update: '~', delete: '-' } as const;

/** A line of the feed for people. Their texts come from records and commits: control characters are written out. */
export function changeText(line: FeedLine): string {
  return line.op === 'commit' ? commitText(line) : recordText(line);
}

/** `  ~ example 0193…  v1 → v2  a.example.yaml` */
function recordText({ op, id, before, after, contentChanged }: FeedChangeLine): string {
  const record = after ?? before;
  const parts = [record?.kind ?? '', id, versions(before, after), place(before, after)];
  const note = contentChanged === false && before?.path === after?.path ? '(annotations)' : '';
  return visibleText(`  ${SIGNS[op]} ${[...parts, note].filter((part) => part !== '').join('  ')}`);
}

function versions(before: FeedRecord | undefined, after: FeedRecord | undefined): string {
  const [old, now] = [labelOf(before), labelOf(after)];
  return before === undefined || after === undefined || old === now
    ? now + (after ? '' : old)
    : `${old} → ${now}`;
}

function labelOf(record: FeedRecord | undefined): string {
  if (record === undefined) return '';
  return record.version === undefined ? 'no version' : `v${String(record.version)}`;
}

function place(before: FeedRecord | undefined, after: FeedRecord | undefined): string {
  const [old, now] = [before?.path, after?.path];
  if (old !== undefined && now !== undefined && old !== now) return `${old} → ${now}`;
  return now ?? old ?? '';
}

function commitText({ cursor, net, since, changes, author, date, message }: FeedCommitLine): string {
  const from = since === undefined ? 'all records' : `all since ${since.slice(0, 12)}`;
  const what = net ? ` (${from}, as one difference)` : '';
  return visibleText(
    `${cursor} ${date.slice(0, 10)} ${author}: ${message} – ${counted(changes, 'change')}${what}`,
  );
}
