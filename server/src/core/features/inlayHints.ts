import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { keyText } from '../document/buildTree.ts';
import { positionInFile } from '../document/locate.ts';
import { shiftRange } from '../document/positions.ts';
import { effectivenessState } from '../records/effectiveness.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { declarationOf } from './definition.ts';
import { matchHints } from './inlayHints/matches.ts';
import { excerpt } from './markdown.ts';
import { holds, overlap } from './place.ts';
import type { RecordFile } from './recordFile.ts';
import { escapeControls, plainText } from './yamlText.ts';

/** Most hints of one kind in an answer. */
const MOST_HINTS = 500;

/** Longest name that is shown, in UTF-16 code units. */
const LONGEST_NAME = 40;

/** What the workspace knows about words of a range, each kind where it is wanted and where there is something to say. */
export async function inlayHints(
  file: RecordFile,
  range: TextRange,
  context: FeatureContext,
  token: Cancellation,
): Promise<InlayHint[]> {
  const documents = file.documents.filter(({ line }, at) => {
    const next = file.documents[at + 1]?.line ?? Infinity;
    return line <= range.end.line && next >= range.start.line;
  });
  const { names, effectiveness, matches } = context.inlayHints;
  const hints = [
    ...(names ? documents.flatMap((document) => nameHints(document, range, context)) : []).slice(
      0,
      MOST_HINTS,
    ),
    ...(effectiveness ? documents.flatMap(effectivenessHints) : []),
    ...(await recordHints(documents, range, context, token)),
    ...(matches ? await matchHints(documents, range, context, token) : []),
  ];
  return hints.filter(({ position }) => holds(range, position));
}

/** Names behind ids that the record refers to; a click leads there. */
function nameHints(document: BoundDocument, range: TextRange, context: FeatureContext): InlayHint[] {
  const references = document.facts?.references ?? [];
  return references.flatMap((reference): InlayHint[] => {
    const place = shiftRange(reference.range, document.line);
    const [entry] = overlap(place, range) ? context.index.byId(reference.id) : [];
    if (entry === undefined || entry.facts.name === reference.id) return [];
    const value = escapeControls(excerpt(entry.facts.name, LONGEST_NAME));
    return [{ position: place.end, label: [{ value, location: declarationOf(entry) }], paddingLeft: true }];
  });
}

function effectivenessHints(document: BoundDocument): InlayHint[] {
  const { value } = document;
  if (value === undefined || effectivenessState(value).state !== 'valid') return [];
  const { root } = document;
  if (root?.type !== 'map') return [];
  const node = root.pairs.find(({ key }) => keyText(key) === 'effectiveness_score')?.value;
  const evidence = value['effectiveness'];
  if (node === undefined || !isJsonObject(evidence)) return [];
  const { low = null, high = null, evaluations = null } = evidence;
  const of = evaluations === 1 ? '1 evaluation' : `${plainText(evaluations)} evaluations`;
  const label = `${plainText(low)} to ${plainText(high)}, ${of}`;
  return [{ position: positionInFile(document, node.end), label, paddingLeft: true }];
}

/** Behind a record's own id: how many are derived from it, and how often it was used. */
async function recordHints(
  documents: readonly BoundDocument[],
  range: TextRange,
  context: FeatureContext,
  token: Cancellation,
): Promise<InlayHint[]> {
  const { derived, usage } = context.inlayHints;
  const places = documents.flatMap(({ facts, line }): { id: string; position: TextPosition }[] => {
    if (facts?.id === undefined) return [];
    const { end: position } = shiftRange(facts.idRange, line);
    return holds(range, position) ? [{ id: facts.id, position }] : [];
  });
  const ids = places.map(({ id }) => id);
  const usages = usage && ids.length > 0 ? await context.usagesOf(ids, token) : undefined;
  return places.flatMap(({ id, position }): InlayHint[] => {
    const parts: InlayHintLabelPart[] = [];
    const count = derived ? derivedFrom(id, context) : 0;
    if (count > 0) parts.push({ value: `${String(count)} derived` });
    const uses = usages?.get(id)?.count ?? 0;
    if (uses > 0) parts.push({ value: uses === 1 ? 'used once' : `used ${String(uses)} times` });
    const label = parts.map(({ value }) => value).join(', ');
    return label === '' ? [] : [{ position, label, paddingLeft: true }];
  });
}

/** Records that name the id as their source. */
function derivedFrom(id: string, context: FeatureContext): number {
  const sources = context.index
    .referencesTo(id)
    .filter(({ reference }) => reference.path.includes('derived_from'));
  return new Set(sources.map(({ from }) => `${from.uri}#${String(from.document)}`)).size;
}
