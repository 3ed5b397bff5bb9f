import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import { counted } from '../../../../../shared/src/counted.ts';
import type { TextRange } from '../../../../../shared/src/problem.ts';
import { conflictRegions, type ConflictRegion } from '../../document/conflictRegions.ts';
import { lineStartsOf, rangeBetween } from '../../document/positions.ts';
import { bothSides, conflictsAround, mergeConflicts, withSide } from '../../merging/resolveConflicts.ts';
import { difference, textEdits } from '../../writing/textEdits.ts';
import { excerpt } from '../markdown.ts';
import { overlap } from '../place.ts';
import type { RecordFile } from '../recordFile.ts';
import { escapeControls } from '../yamlText.ts';

/** A fix of merge conflicts, with the place of the conflict that it was asked at. */
export interface ConflictFix {
  action: CodeAction;
  range: TextRange;
}

/** Ways to resolve the merge conflict in a range, and all conflicts of the file. Nothing where there is none. */
export function conflictFixes(file: RecordFile, wanted: TextRange): ConflictFix[] {
  const documents = file.documents.map(({ segment }) => segment.text);
  if (!documents.some((document) => document.includes('<<<<<<<'))) return [];
  const text = documents.join('');
  const regions = conflictRegions(text);
  const lineStarts = lineStartsOf(text);
  const rangeOf = ({ start, end }: ConflictRegion): TextRange => rangeBetween(lineStarts, start, end - 1);
  const region = regions.find((each) => overlap(rangeOf(each), wanted));
  if (region === undefined) return [];
  const fixes = [
    ...ownFixes(file, text, region),
    ...(regions.length > 1 ? fileFixes(file, text, regions) : []),
  ];
  return fixes.map((action) => ({ action, range: rangeOf(region) }));
}

function ownFixes(file: RecordFile, text: string, region: ConflictRegion): CodeAction[] {
  const merged = mergeConflicts(text, conflictsAround(text, region), file.kind);
  const both = bothSides(text, region, file.kind);
  return [
    ...(merged === undefined ? [] : [fix(file, text, `Merge fields${leftOf(merged.left)}`, merged.text)]),
    fix(file, text, `Keep ours${named(region.ours, 'ours')}`, withSide(text, [region], 'ours')),
    fix(file, text, `Keep theirs${named(region.theirs, 'theirs')}`, withSide(text, [region], 'theirs')),
    ...(both === undefined
      ? []
      : [fix(file, text, 'Keep both', text.slice(0, region.start) + both + text.slice(region.end))]),
  ];
}

function fileFixes(file: RecordFile, text: string, regions: readonly ConflictRegion[]): CodeAction[] {
  const all = `in all ${counted(regions.length, 'conflict')}`;
  const merged = mergeConflicts(text, regions, file.kind);
  return [
    ...(merged === undefined
      ? []
      : [fix(file, text, `Merge fields ${all}${leftOf(merged.left)}`, merged.text)]),
    fix(file, text, `Keep ours ${all}`, withSide(text, regions, 'ours')),
    fix(file, text, `Keep theirs ${all}`, withSide(text, regions, 'theirs')),
  ];
}

function fix({ uri }: RecordFile, text: string, title: string, after: string): CodeAction {
  const edits = textEdits(text, [difference(text, after)]);
  return { title, kind: CodeActionKind.QuickFix, edit: { changes: { [uri]: edits } } };
}

/** Which branch or commit the side comes from, and that it has nothing where it has nothing. */
function named({ label, start, end }: ConflictRegion['ours'], side: string): string {
  const name = label === '' || label === side ? '' : ` (${escapeControls(excerpt(label, 60))})`;
  return start === end ? `${name}: nothing` : name;
}

function leftOf(left: number): string {
  return left === 0 ? '' : ` (${counted(left, 'conflict')} left)`;
}
