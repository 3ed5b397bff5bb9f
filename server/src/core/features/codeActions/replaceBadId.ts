import { keyText } from '../../document/buildTree.ts';
import { describeKind } from '../../records/kinds.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { replaceText } from './textEdits.ts';

/** Gives a record a fresh id instead of its own that is none, as long as no other record knows it by that. */
export const replaceBadId: QuickFix = (site) => {
  const { document, context, problem } = site;
  const { root, facts } = document;
  if (problem.code !== 'record.bad-uuid' || root?.type !== 'map' || facts === undefined) return undefined;
  const { id, idRange } = facts;
  if (id === undefined || id === '' || context.index.referencesTo(id).length > 0) return undefined;
  const { idProperty } = describeKind(document.kind);
  const value = root.pairs.find(({ key }) => keyText(key) === idProperty)?.value;
  if (value?.type !== 'scalar' || problem.range.start.line !== idRange.start.line) return undefined;
  const edit = replaceText(document, value.start, value.end, context.newId());
  return quickFix(site, 'Give the record a new id', [edit], true);
};
