import { keyText } from '../../document/buildTree.ts';
import { shiftRange } from '../../document/positions.ts';
import { placeInDocument } from '../place.ts';
import { excerpt } from '../markdown.ts';
import { escapeControls } from '../yamlText.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { removePair } from './textEdits.ts';

/** Codes of properties that should not be where they are. */
const removable: readonly string[] = ['record.unknown-property', 'yaml.duplicate-key'];

/** Takes out a property that the record cannot have, with its value. */
export const removeProperty: QuickFix = (site) => {
  const { document, problem } = site;
  if (!removable.includes(problem.code)) return undefined;
  const { start } = shiftRange(problem.range, document.line);
  const place = placeInDocument(document, start);
  if (place?.pair === undefined || place.map === undefined || !place.isKey) return undefined;
  const name = escapeControls(excerpt(keyText(place.pair.key), 60));
  const action = quickFix(
    site,
    `Remove the property '${name}'`,
    removePair(document, place.map, place.pair),
    false,
  );
  return action && { ...action, data: problem.range };
};
