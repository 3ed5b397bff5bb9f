import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { TextRange } from '../../../../shared/src/problem.ts';
import type { Cancellation } from '../cancellation.ts';
import type { BoundDocument } from '../document/analysis.ts';
import { documentAt, rangeInFile } from '../document/locate.ts';
import { lineStartsOf, positionAt, shiftRange } from '../document/positions.ts';
import type { PairNode, YamlNode } from '../document/tree.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { contentEnd } from './contentEnd.ts';
import { holds, placeInDocument } from './place.ts';
import type { RecordFile } from './recordFile.ts';

/** What a growing selection takes at each position: value, property, mapping, record, file. One answer for each position. */
export function selectionRanges(
  file: RecordFile,
  positions: readonly Position[],
  _context: FeatureContext,
  _token: Cancellation,
): Promise<SelectionRange[]> {
  const whole = rangeOfFile(file);
  return Promise.resolve(positions.map((position) => selectionAt(file, position, whole)));
}

function selectionAt(file: RecordFile, position: Position, whole: TextRange): SelectionRange {
  const document = documentAt(file.documents, position);
  const place = document && placeInDocument(document, position);
  const steps = place === undefined ? [] : stepsFrom(place.document, place.node);
  const record = document?.facts && shiftRange(document.facts.range, document.line);
  const outer = record !== undefined && holds(record, position) ? [record] : [];
  return [...steps, ...outer].reduceRight<SelectionRange>(
    (parent, range) => (isWithin(range, parent.range) ? { range, parent } : parent),
    { range: whole },
  );
}

/** From the innermost node outwards: its text without quotes, itself, the pair that it belongs to, and so on. */
function stepsFrom(document: BoundDocument, innermost: YamlNode): TextRange[] {
  const { text } = document.segment;
  const steps: TextRange[] = [];
  const add = (start: number, end: number): void => {
    steps.push(rangeInFile(document, { start, end: contentEnd(text, start, end) }));
  };
  if (
    innermost.type === 'scalar' &&
    /^(["'])[\s\S]*\1$/.test(innermost.source) &&
    innermost.source.length > 2
  )
    add(innermost.start + 1, innermost.end - 1);
  for (let node: YamlNode | undefined = innermost; node !== undefined; node = node.parent) {
    add(node.start, node.end);
    const pair = pairOf(node);
    if (pair !== undefined) add(pair.start, pair.end);
  }
  return steps;
}

/** The pair whose key or value the node is. */
function pairOf(node: YamlNode): PairNode | undefined {
  const { parent } = node;
  return parent?.type === 'map'
    ? parent.pairs.find(({ key, value }) => key === node || value === node)
    : undefined;
}

/** True where the inner range lies in the outer one and is smaller. */
function isWithin(inner: TextRange, outer: TextRange): boolean {
  const isInside = holds(outer, inner.start) && holds(outer, inner.end);
  return isInside && !(holds(inner, outer.start) && holds(inner, outer.end));
}

function rangeOfFile({ documents }: RecordFile): TextRange {
  const last = documents.at(-1);
  const start = { line: 0, character: 0 };
  if (last === undefined) return { start, end: start };
  const { text } = last.segment;
  const end = positionAt(lineStartsOf(text), text.length);
  return { start, end: { line: end.line + last.line, character: end.character } };
}
