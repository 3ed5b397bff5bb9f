import { counted } from '../../../../shared/src/counted.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import type { RunEvent } from './runEvent.ts';

/** What a run has come to, as one line; `undefined` for what nobody waits for. */
export function eventText(event: RunEvent): string | undefined {
  if (event.type === 'phase') return `${text(event['name'])} …`;
  if (event.type === 'resumed')
    return 'going on with an earlier execution; what it paid for is not asked again';
  if (event.type !== 'trial_end' || event['outcome'] !== 'evaluated') return undefined;
  const { trial, split, kind, score, errors, is_best: isBest } = event;
  const scored = typeof score === 'number' ? `${(100 * score).toFixed(1)} %` : 'no score';
  const failed = typeof errors === 'number' && errors > 0 ? `, ${counted(errors, 'error')}` : '';
  const where = kind === 'full' ? text(split) : 'minibatch';
  return `trial ${text(trial)}: ${scored} on ${where}${failed}${isBest === true ? ', the best so far' : ''}`;
}

/** A value of an event: what a terminal would obey is shown instead. */
function text(value: JsonValue | undefined): string {
  return visibleText(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}
