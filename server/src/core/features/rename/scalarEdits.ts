import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import { isEqualJson } from '../../datasets/field.ts';
import { analyseDocument } from '../../document/analyseDocument.ts';
import { analyseSegment } from '../../document/analyseFile.ts';
import type { Segment } from '../../document/analysis.ts';
import { topLevelScalars, type ScalarSpan } from '../../document/topLevelScalars.ts';
import type { YamlNode } from '../../document/tree.ts';
import { PlaceFinder } from '../../document/treeValue.ts';
import { inlineNumber, textLike, type ScalarPlace } from '../../records/yamlScalars.ts';
import type { Replacement } from '../../writing/textEdits.ts';
import { contentEnd } from '../contentEnd.ts';
import type { Difference } from './valueDifferences.ts';

/** A replacement in a document, and what it stands for. */
export interface ScalarEdit extends Replacement {
  difference: Difference;
}

/** A scalar's place in the document's text. */
interface LocatedScalar extends ScalarSpan {
  place: ScalarPlace;
}

/**
 * The edits that make the document's text mean `after`: every scalar keeps its style, and nothing else changes.
 * Absent where other values would change with it, since an anchor shares them.
 */
export function scalarEdits(
  segment: Segment,
  kind: RecordKind,
  differences: readonly Difference[],
  after: JsonObject,
  renameInText: (text: string) => string,
): ScalarEdit[] | undefined {
  const quick = locateTopLevel(segment.text, differences);
  const located = quick ?? locateInTree(segment, kind, differences);
  if (located === undefined) return undefined;
  const edits = differences.map((difference, at): ScalarEdit => {
    const { start, end, place } = located[at] ?? { start: 0, end: 0, place: 'block' };
    const source = segment.text.slice(start, end);
    return { start, end, text: written(source, difference, place, renameInText), difference };
  });
  const distinct = edits.filter(({ start }, at) => edits.findIndex((edit) => edit.start === start) === at);
  return quick !== undefined || means(segment, kind, distinct, after) ? distinct : undefined;
}

function written(
  source: string,
  { value }: Difference,
  place: ScalarPlace,
  renameInText: (text: string) => string,
): string {
  if (typeof value === 'number') return inlineNumber(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  // A text of several lines that mentions the name keeps its lines.
  const mentioning = source.includes('\n') ? renameInText(source) : source;
  return mentioning === source ? textLike(source, value, place) : mentioning;
}

/** Most names stand in properties of the record itself. */
function locateTopLevel(text: string, differences: readonly Difference[]): LocatedScalar[] | undefined {
  if (differences.some(({ path, isKey }) => path.length !== 1 || isKey)) return undefined;
  const spans = topLevelScalars(
    text,
    differences.map(({ path }) => String(path[0])),
  );
  return spans?.map((span) => ({ ...span, place: 'block' }));
}

function locateInTree(
  segment: Segment,
  kind: RecordKind,
  differences: readonly Difference[],
): LocatedScalar[] | undefined {
  const places = new PlaceFinder(analyseDocument(segment, kind).root);
  const located = differences.flatMap(({ path, isKey }): LocatedScalar[] => {
    const place = places.at(path);
    const node = isKey ? place?.pair?.key : place?.node;
    if (node === undefined || node.type === 'map' || node.type === 'sequence') return [];
    const end = contentEnd(segment.text, node.start, node.end);
    return [{ start: node.start, end, place: isKey ? 'key' : placeOf(node) }];
  });
  return located.length === differences.length ? located : undefined;
}

function placeOf(node: YamlNode): ScalarPlace {
  for (let above = node.parent; above !== undefined; above = above.parent) {
    if ((above.type === 'map' || above.type === 'sequence') && above.flow) return 'flow';
  }
  return 'block';
}

function means(
  segment: Segment,
  kind: RecordKind,
  edits: readonly Replacement[],
  after: JsonObject,
): boolean {
  const text = edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((edited, edit) => edited.slice(0, edit.start) + edit.text + edited.slice(edit.end), segment.text);
  const { value } = analyseSegment({ ...segment, text }, kind);
  return value !== undefined && isEqualJson(value, after);
}
