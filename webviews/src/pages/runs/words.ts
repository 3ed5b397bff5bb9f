import { ageOf } from '../../../../shared/src/age.ts';
import { numeral } from '../../../../shared/src/counted.ts';
import type {
  MeasuredGain,
  MeasuredScore,
  RunStatus,
  RunUsage,
} from '../../../../shared/src/protocol/runs.ts';

/** What stands where something is not known: never a 0. */
export const NOT_KNOWN = 'not known';
export const NOT_ENOUGH = 'not enough evidence';

const STATUS: Record<RunStatus, { words: string; icon: string }> = {
  pending: { words: 'not run yet', icon: 'circle-large-outline' },
  running: { words: 'running', icon: 'play-circle' },
  interrupted: { words: 'interrupted', icon: 'debug-disconnect' },
  succeeded: { words: 'succeeded', icon: 'pass' },
  failed: { words: 'failed', icon: 'error' },
  cancelled: { words: 'cancelled', icon: 'circle-slash' },
  budget_exhausted: { words: 'cap reached', icon: 'dashboard' },
};

/** A state in words. */
export function statusWords(status: RunStatus): string {
  return STATUS[status].words;
}

/** The icon that goes with a state. */
export function statusIcon(status: RunStatus): string {
  return STATUS[status].icon;
}

/** A score from 0 to 1: "0.824". */
export function scoreText(score: number | null | undefined): string {
  return typeof score === 'number' ? score.toFixed(3) : NOT_KNOWN;
}

/** A number with its sign: "+0.120", "−0.030". */
export function signedText(value: number): string {
  return `${value < 0 ? '\u2212' : '+'}${Math.abs(value).toFixed(3)}`;
}

/** The ends of an interval: "0.741 to 0.889"; what is not known is said. */
export function intervalText({ low, high }: { low?: number; high?: number }, signed = false): string {
  if (low === undefined || high === undefined) return 'no interval';
  const text = signed ? signedText : scoreText;
  return `${text(low)} to ${text(high)}`;
}

/** A mean with its interval. */
export function measuredText(score: MeasuredScore | undefined): string {
  return score === undefined ? 'not measured' : `${scoreText(score.score)} (${intervalText(score)})`;
}

/** True where the interval is told from 0. */
export function hasEvidence({ low, high }: { low?: number; high?: number }): boolean {
  return low !== undefined && high !== undefined && (low > 0 || high < 0);
}

/** A difference with its interval. */
export function differenceText(gain: MeasuredGain): string {
  return `${signedText(gain.difference)} (${intervalText(gain, true)})`;
}

/** A gain with its interval, and whether it is told from 0. */
export function gainText(gain: MeasuredGain | undefined): string {
  if (gain === undefined) return 'not measured';
  return `${differenceText(gain)}${hasEvidence(gain) ? '' : `, ${NOT_ENOUGH}`}`;
}

/** A mark on a scale of differences: "0", "+0.20". */
export function signedMark(mark: number): string {
  return mark === 0 ? '0' : signedText(mark).slice(0, -1);
}

/** Dollars: small sums with more digits. */
export function costText(cost: number | undefined): string {
  if (cost === undefined) return NOT_KNOWN;
  return `$${cost.toFixed(cost !== 0 && cost < 1 ? 4 : 2)}`;
}

/** A count, or that it is not known. */
export function countText(value: number | undefined): string {
  return value === undefined ? NOT_KNOWN : numeral(value);
}

/** Tokens in and out. */
export function tokensText({ input_tokens: sent, output_tokens: received }: RunUsage): string {
  if (sent === undefined && received === undefined) return NOT_KNOWN;
  return `${countText(sent)} in, ${countText(received)} out`;
}

/** A length of time: "48 s", "3 min 20 s", "2 h 5 min". */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${String(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${String(minutes)} min${seconds % 60 === 0 ? '' : ` ${String(seconds % 60)} s`}`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}

/** How long ago something was. */
export function agoText(at: number, now: number): string {
  return ageOf((now - at) / 1000).words;
}

/** A time as people read it. */
export function timeText(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** The name of an execution: its specification and the start of its id. */
export function runName({ specName, runId }: { specName: string; runId: string }): string {
  return `${specName} ${shortId(runId)}`;
}

/** The part of an id that tells executions apart: those of UUIDs of one time share their start. */
export function shortId(id: string): string {
  return id.length > 12 ? id.slice(-8) : id;
}

/** How a difference is drawn: only what is told from 0 is good or bad. */
export function toneOf(gain: { difference: number; low?: number; high?: number }): 'good' | 'bad' | 'plain' {
  if (!hasEvidence(gain)) return 'plain';
  return gain.difference > 0 ? 'good' : 'bad';
}
