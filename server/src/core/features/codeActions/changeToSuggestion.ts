import { escapeControls, yamlScalar } from '../yamlText.ts';
import { shiftRange } from '../../document/positions.ts';
import { placeInDocument } from '../place.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { replaceText } from './textEdits.ts';

/** Replaces a misspelt key, value or licence by the one that was probably meant. */
export const changeToSuggestion: QuickFix = (site) => {
  const { document, problem } = site;
  const suggestion = problem.data?.['suggestion'];
  if (suggestion === undefined) return undefined;
  const { start } = shiftRange(problem.range, document.line);
  const node = placeInDocument(document, start)?.node;
  if (node?.type !== 'scalar') return undefined;
  const edit = replaceText(document, node.start, node.end, yamlScalar(suggestion));
  return quickFix(site, `Change to '${escapeControls(suggestion)}'`, [edit], true);
};
