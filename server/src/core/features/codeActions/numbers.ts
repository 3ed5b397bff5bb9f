import { shiftRange } from '../../document/positions.ts';
import type { ScalarNode } from '../../document/tree.ts';
import { placeInDocument } from '../place.ts';
import { quickFix, type FixSite, type QuickFix } from './fix.ts';
import { replaceText } from './textEdits.ts';
import type { Problem } from '../../../../../shared/src/problem.ts';

/** Writes a share that was given in percent: 85 where 0 to 1 may stand is 0.85. A guess, which the author has to choose. */
export const percentToShare: QuickFix = (site) => {
  if (site.problem.code !== 'record.out-of-range') return undefined;
  const node = scalarOf(site);
  const { minimum, maximum } = node?.definition ?? {};
  if (node === undefined || typeof node.value !== 'number' || minimum !== 0 || maximum !== 1)
    return undefined;
  if (node.value <= 1 || node.value > 100) return undefined;
  // Fifteen digits: 8.7 / 100 is not 0.08699999999999999.
  const share = String(Number((node.value / 100).toPrecision(15)));
  const edit = replaceText(site.document, node.start, node.end, share);
  return quickFix(site, `Change ${String(node.value)} % to ${share}`, [edit], false);
};

/** Writes null in place of a number that JSON does not have. */
export const writeNull: QuickFix = (site) => {
  if (site.problem.code !== 'value.not-finite') return undefined;
  const node = scalarOf(site);
  if (node === undefined) return undefined;
  return quickFix(site, 'Change to null', [replaceText(site.document, node.start, node.end, 'null')], false);
};

function scalarOf({ document, problem }: FixSite & { problem: Problem }): ScalarNode | undefined {
  const node = placeInDocument(document, shiftRange(problem.range, document.line).start)?.node;
  return node?.type === 'scalar' ? node : undefined;
}
