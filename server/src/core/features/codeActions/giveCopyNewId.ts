import type { CodeAction } from 'vscode-languageserver-types';
import type { TextRange } from '../../../../../shared/src/problem.ts';
import type { Cancellation } from '../../cancellation.ts';
import { shiftRange } from '../../document/positions.ts';
import { overlap } from '../place.ts';
import { quickFix, type FixSite } from './fix.ts';

/**
 * A pasted copy gets an id of its own. The record that HEAD has keeps its id, so the fix is offered on the other
 * one; where git cannot tell them apart, on each.
 */
export async function giveCopyNewId(
  site: FixSite,
  range: TextRange,
  token: Cancellation,
): Promise<CodeAction[]> {
  const { document, context, file } = site;
  const { facts, line } = document;
  if (facts?.id === undefined || facts.id === '') return [];
  const idRange = shiftRange(facts.idRange, line);
  const same = context.index.byId(facts.id);
  if (same.length < 2 || !overlap(idRange, range)) return [];
  const isInHead = async (uri: string): Promise<boolean> =>
    (await context.idsInHead(uri, token))?.has(facts.id ?? '') === true;
  const committed = await isInHead(file.uri);
  const others = new Set(same.map(({ uri }) => uri).filter((uri) => uri !== file.uri));
  const committedElsewhere = (await Promise.all([...others].map(isInHead))).filter((is) => is).length;
  if (token.isCancellationRequested) return [];
  if (committed && committedElsewhere < others.size) return [];
  const edit = { range: idRange, newText: context.newId() };
  const preferred = !committed && committedElsewhere > 0;
  const action = quickFix(site, 'Give the copy a new id', [edit], preferred);
  return action === undefined ? [] : [action];
}
