import { keyText } from '../../document/buildTree.ts';
import { describeKind } from '../../records/kinds.ts';
import { positionAt } from '../../document/positions.ts';
import { quickFix, type QuickFix } from './fix.ts';
import { prependPair, replaceText } from './textEdits.ts';

/** Gives a record without an id a fresh one: a new first line, or the value of an id property that is empty. */
export const insertId: QuickFix = (site) => {
  const { document, context, problem } = site;
  const { idProperty } = describeKind(document.kind);
  const { root, facts } = document;
  if (root?.type !== 'map' || (facts?.id ?? '') !== '') return undefined;
  const pair = root.pairs.find(({ key }) => keyText(key) === idProperty);
  const isMissing = problem.code === 'record.missing-property' && problem.data?.['property'] === idProperty;
  if (pair === undefined) {
    if (!isMissing) return undefined;
    return quickFix(
      site,
      'Insert id',
      prependPair(document, root, `${idProperty}: ${context.newId()}`),
      true,
    );
  }
  if (!/^record\.(wrong-type|bad-uuid)$/.test(problem.code)) return undefined;
  const isOnPair =
    problem.data?.['property'] === idProperty ||
    problem.range.start.line === positionAt(document.lineStarts, pair.start).line;
  if (!isOnPair || (pair.value !== undefined && pair.value.type !== 'scalar')) return undefined;
  const edit =
    pair.value === undefined
      ? replaceText(document, pair.end, pair.end, ` ${context.newId()}`)
      : replaceText(document, pair.value.start, pair.value.end, context.newId());
  return quickFix(site, 'Insert id', [edit], true);
};
