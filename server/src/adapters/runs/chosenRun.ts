import { normaliseId } from '../../core/records/identity.ts';
import { OperationalError } from '../operationalError.ts';

/** Shorter parts of ids are not looked for. */
const SHORTEST_PART = 4;

/**
 * The run that somebody names by its id, by its beginning or by its end, which is what pages show: ids made at one time begin alike.
 * `undefined` where no run has it. Throws an OperationalError where several do.
 */
export function chosenRun(given: string, ids: Iterable<string>): string | undefined {
  const wanted = normaliseId(given.trim());
  const all = [...new Set(ids)];
  if (all.includes(wanted)) return wanted;
  if (wanted.length < SHORTEST_PART) return undefined;
  const [found, ...others] = all.filter((id) => id.startsWith(wanted) || id.endsWith(wanted));
  if (others.length > 0)
    throw new OperationalError(`Several runs have an id with ${given}; give more of it.`);
  return found;
}
