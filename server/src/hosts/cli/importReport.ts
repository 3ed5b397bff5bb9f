import path from 'node:path';
import type { ImportSummary, NamedRecord } from '../../adapters/importing/importFile.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';

/** Most lines of one sort; `--json` has all of them. */
const MOST_LINES = 1000;

/** What an import says: results for standard output, notes about what went wrong for standard error. */
export interface ImportReport {
  results: string[];
  notes: string[];
}

/** An import's summary for people. `file` is named in front of bad rows' lines. */
export function importReport(file: string, summary: ImportSummary, isDry: boolean): ImportReport {
  const { bad, updated, kept, gone, unedited, unseen } = summary;
  const notes = [
    ...capped(bad.map(({ place, reasons }) => `${file}: ${place}: ${reasons.join('; ')}`)),
    ...hintOf(summary),
    ...unseen.map((text) => `The map reads \`${text}\`, but no row has it.`),
    ...capped(
      kept.map(
        (record) => `${placeOf(record)}: kept your ${record.fields.join(', ')}; the source changed it too`,
      ),
    ),
    ...capped(
      unedited.map(
        (record) => `${placeOf(record)}: not changed, because it cannot be edited by itself; edit it by hand`,
      ),
    ),
    ...capped(gone.map((record) => `${placeOf(record)}: the source no longer has this record; it stays`)),
  ];
  const results = capped(
    updated.map((record) => `updated ${placeOf(record)} ${record.fields.join(', ')} (${record.name})`),
  );
  return { notes, results: [...results, summaryLine(file, summary, isDry)] };
}

/** Where no row became a record the map is wrong rather than the rows. */
function hintOf({ rows, bad, columns }: ImportSummary): string[] {
  if (rows === 0) return ['The file has no rows.'];
  if (bad.length < rows || columns.length === 0) return [];
  return [`No row could be imported; look at --map. The first row has the fields ${columns.join(', ')}.`];
}

function summaryLine(file: string, summary: ImportSummary, isDry: boolean): string {
  const { rows, created, updated, unchanged, bad, files } = summary;
  const counts = `${numeral(created)} new, ${numeral(updated.length)} updated, ${numeral(unchanged)} unchanged, ${numeral(bad.length)} bad`;
  const written = files.length === 0 ? 'no file changed' : `${counted(files.length, 'file')} written`;
  const stopped = summary.cancelled ? ' Stopped before the end; run it again to go on.' : '';
  const dry = isDry ? 'Nothing was written (--dry-run): ' : '';
  return `${dry}${file}: ${counted(rows, 'row')}: ${counts}; ${isDry ? written.replace('written', 'would be written') : written}.${stopped}`;
}

function placeOf({ file, line }: NamedRecord): string {
  return `${path.relative('', file)}:${String(line)}`;
}

function capped(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  return [
    ...lines.slice(0, MOST_LINES),
    `… and ${numeral(lines.length - MOST_LINES)} more (--json names all)`,
  ];
}
