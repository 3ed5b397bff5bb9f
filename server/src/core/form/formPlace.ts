import type { FormPlace } from '../../../../shared/src/protocol/form.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { BoundDocument } from '../document/analysis.ts';
import type { RecordFile } from '../features/recordFile.ts';

/** A document of a file that a form shows, and where it is in the stream. */
export interface PlacedDocument {
  document: BoundDocument;
  at: number;
}

/** The kind of a file's records, where it is one that forms show. */
export function formKind({ kind }: RecordFile): SearchableKind | undefined {
  return kind === 'databit' || kind === 'example' ? kind : undefined;
}

/** The documents that a form shows: records, and what was to be one and has a mistake. */
export function shownDocuments({ documents }: RecordFile): PlacedDocument[] {
  return documents
    .map((document, at) => ({ document, at }))
    .filter(({ document }) => document.facts !== undefined || document.problems.length > 0);
}

/**
 * The document that a place means: the one with its id, wherever it stands now, else the one at its position, else the
 * nearest before it.
 */
export function documentOf(file: RecordFile, { document: at, id }: FormPlace): PlacedDocument | undefined {
  const shown = shownDocuments(file);
  const there = shown.find((placed) => placed.at === at);
  if (id === undefined || there?.document.facts?.id === id) return there ?? nearest(shown, at);
  return shown.find(({ document }) => document.facts?.id === id) ?? there ?? nearest(shown, at);
}

/** The document that holds a line of the file, or the nearest before it. */
export function documentAtLine(file: RecordFile, line: number): PlacedDocument | undefined {
  const shown = shownDocuments(file);
  return shown.findLast(({ document }) => document.line <= line) ?? shown[0];
}

function nearest(shown: readonly PlacedDocument[], at: number): PlacedDocument | undefined {
  return shown.findLast((placed) => placed.at <= at) ?? shown[0];
}
