import { recordOf } from '../commands/search.ts';
import type { EffectivenessPanel } from '../webviews/effectivenessPanel.ts';
import { runIdOf } from './runNode.ts';

/**
 * Shows what runs measured of examples: of one run (its id, or its line of the tree), of one example or of those that derive from
 * a DataBit (`{id}`, as lines of trees and pages have it), else as it was looked at last.
 */
export function showEffectiveness(panel: EffectivenessPanel, argument: unknown): void {
  const run = runIdOf(argument);
  const about = run === undefined ? recordOf(argument)?.id.toLowerCase() : undefined;
  panel.show({ ...(run !== undefined && { run }), ...(about !== undefined && { about }) });
}
