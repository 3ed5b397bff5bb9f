import { counted } from './counted.ts';
import { isJsonObject, type JsonValue } from './json.ts';
import type { FeedbackChange, FeedbackField, RunFeedback } from './protocol/feedback.ts';

/** Evidence that stands beside its figure, and is told with it. */
const BESIDE: ReadonlySet<string> = new Set(['effectiveness', 'metadata.difficulty_evidence']);

/** What the records would take over from a run, as lines for people: each change, what is left and why, and what is not known. */
export function feedbackLines({ changes, skipped, withoutEvidence, alwaysFailing }: RunFeedback): string[] {
  const parts = [
    changes.flatMap(changeLines),
    skipped.map(
      ({ id, name, field, reason }) =>
        `left as it is: ${labelOf(id, name)}${field === undefined ? '' : `, ${field}`}: ${reason}`,
    ),
    meaningLines(changes),
    evidenceLines(withoutEvidence),
    alwaysFailing.map(
      ({ id, name }) =>
        `no program answered it: ${labelOf(id, name)}; look whether its expected output is right`,
    ),
  ];
  return parts.flat();
}

/** The same in a sentence or two, for a question. */
export function feedbackSummary({ changes, skipped, withoutEvidence, alwaysFailing }: RunFeedback): string[] {
  const fields = new Map<string, number>();
  for (const { field } of changes.flatMap(({ fields: all }) => all))
    if (!BESIDE.has(field)) fields.set(field, (fields.get(field) ?? 0) + 1);
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [
    ...[...fields].map(([field, count]) => `${field}: ${counted(count, 'example')}.`),
    ...[...reasons].map(([reason, count]) => `Left as they are: ${counted(count, 'example')}. ${reason}`),
    ...[...meaningLines(changes), ...evidenceLines(withoutEvidence)].map(
      (line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}.`,
    ),
    ...(alwaysFailing.length === 0
      ? []
      : [
          `No program answered ${counted(alwaysFailing.length, 'row')}: ${alwaysFailing.length === 1 ? 'its expected output' : 'their expected outputs'} may be wrong.`,
        ]),
  ];
}

function changeLines({ id, name, fields }: FeedbackChange): string[] {
  const told = fields.filter(({ field }) => !BESIDE.has(field));
  // Where only the evidence is another one, that is the change.
  const shown = told.length === 0 ? fields : told;
  return [labelOf(id, name), ...shown.map((one) => `  ${fieldLine(one, fields)}`)];
}

function fieldLine({ field, before, after }: FeedbackField, fields: readonly FeedbackField[]): string {
  const evidence = fields.find((one) => one.field === 'effectiveness')?.after;
  const interval = field === 'effectiveness_score' && isJsonObject(evidence) ? intervalOf(evidence) : '';
  return `${field}: ${before === undefined ? 'none' : figure(before)} → ${figure(after)}${interval}`;
}

function intervalOf({ low, high, evaluations }: Record<string, JsonValue>): string {
  return ` (95 % interval ${figure(low ?? null)} to ${figure(high ?? null)}, ${figure(evaluations ?? null)} evaluations)`;
}

/** What effects mean, where some of them are taken over. */
function meaningLines(changes: readonly FeedbackChange[]): string[] {
  const hasEffects = changes.some(({ fields }) =>
    fields.some(({ field }) => field === 'effectiveness_score'),
  );
  return hasEffects
    ? [
        'an effect compares an example with those that would stand in its place: one below 0 is no proof that it harms',
      ]
    : [];
}

function evidenceLines({ effects, difficulties }: RunFeedback['withoutEvidence']): string[] {
  return [
    ...(effects === 0 ? [] : [`not enough evidence: the effects of ${counted(effects, 'example')}`]),
    ...(difficulties === 0
      ? []
      : [`not enough evidence: the difficulties of ${counted(difficulties, 'row')}`]),
  ];
}

function labelOf(id: string, name: string): string {
  return name === '' ? id : `${id} (${name})`;
}

function figure(value: JsonValue): string {
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(3);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
