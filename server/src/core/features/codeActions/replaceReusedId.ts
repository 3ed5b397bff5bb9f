import { shiftRange } from '../../document/positions.ts';
import { quickFix, type QuickFix } from './fix.ts';

/** Gives a record whose id belonged to another one a fresh id; what refers to the id goes on to mean the old record. */
export const replaceReusedId: QuickFix = (site) => {
  const { document, problem, context } = site;
  const { facts, line } = document;
  if (problem.code !== 'version.id-reused' || facts === undefined) return undefined;
  const edit = { range: shiftRange(facts.idRange, line), newText: context.newId() };
  return quickFix(site, 'Give the record a new id', [edit], true);
};
