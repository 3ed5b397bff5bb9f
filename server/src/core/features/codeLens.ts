import type { CodeLens } from 'vscode-languageserver-types';
import type { TextPosition } from '../../../../shared/src/problem.ts';
import { counted } from '../../../../shared/src/counted.ts';
import type { EditorCommand } from '../../../../shared/src/protocol/lsp.ts';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { Cancellation } from '../cancellation.ts';
import type { RecordFacts } from '../document/analysis.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { describeReview } from '../records/review.ts';
import { shiftRange } from '../document/positions.ts';
import type { ReferenceEntry } from '../workspace/recordIndex.ts';
import { referringRecords } from '../workspace/referringRecords.ts';
import { isLineage } from './callHierarchy.ts';
import { excerpt } from './markdown.ts';
import type { RecordFile } from './recordFile.ts';
import { MEMBER_KINDS } from './referenceTarget.ts';
import { versionLabel } from './versionWords.ts';

/** The editor's commands that lenses run. */
export const LENS_COMMANDS = {
  /** Argument: the record's id. */
  findSimilar: 'databits.findSimilar',
  /** Arguments: URI and position of the record's id. */
  showReferences: 'databits.showReferences',
  /** Argument: the record's id. */
  showVersions: 'databits.showVersions',
  /** Argument: the record's id. */
  showRuns: 'databits.showRuns',
  /** Argument: the run specification's id. */
  runSpecification: 'databits.runSpecification',
  /** Argument: the run specification's id. */
  estimateRun: 'databits.estimateRun',
  /** Argument: the run specification's id. */
  dryRun: 'databits.dryRun',
  /** Argument: the template's id. */
  exportDspy: 'databits.exportDspy',
  /** Arguments: URI and position of the record's id. */
  showLineage: 'databits.showLineage',
} as const satisfies Record<string, EditorCommand>;

/**
 * Above each record: find similar ones, what refers to it, its lineage and the runs among these, its version with age and
 * author as far as the history was read, what a review decided, and how often it was used.
 */
export async function codeLenses(
  file: RecordFile,
  context: FeatureContext,
  token: Cancellation,
): Promise<CodeLens[]> {
  const lenses: CodeLens[] = [];
  const { documents } = file;
  const ids = documents.flatMap(({ facts }) => (facts?.id === undefined ? [] : [facts.id]));
  const usages = ids.length === 0 ? undefined : await context.usagesOf(ids, token);
  const history = context.historyOf(file.uri);
  for (const { facts, line, value } of documents) {
    if (token.isCancellationRequested) break;
    if (facts?.id === undefined) continue;
    lenses.push(...lensesOf(file.uri, facts, facts.id, line, context));
    const review = value && describeReview(value, facts.contentHash);
    if (review !== undefined) lenses.push(plainLens(shiftRange(facts.range, line).start, plainTitle(review)));
    const label = versionLabel(file.uri, facts, history, context);
    if (label !== undefined)
      lenses.push(versionsLens(shiftRange(facts.range, line).start, facts.id, plainTitle(label)));
    const usage = usages?.get(facts.id);
    if (usage !== undefined) lenses.push(usageLens(shiftRange(facts.range, line).start, usage));
  }
  return lenses;
}

function versionsLens(start: TextPosition, id: string, title: string): CodeLens {
  const command = { title, command: LENS_COMMANDS.showVersions, arguments: [id] };
  return { range: { start, end: start }, command };
}

function usageLens(start: TextPosition, { count, lastUsed }: ExampleUsage): CodeLens {
  const times = count === 1 ? 'once' : `${String(count)} times`;
  return plainLens(start, `Used ${times}, last on ${lastUsed.slice(0, 10)}`);
}

/** Words of a record as a title: short, and without what editors would show as icons. */
function plainTitle(words: string): string {
  return excerpt(words, 80).replace(/\s+/g, ' ').replaceAll('$(', '$ (');
}

/** A lens that only says something. */
function plainLens(start: TextPosition, title: string): CodeLens {
  return { range: { start, end: start }, command: { title, command: '' } };
}

function lensesOf(
  uri: string,
  facts: RecordFacts,
  id: string,
  line: number,
  context: FeatureContext,
): CodeLens[] {
  const idRange = shiftRange(facts.idRange, line);
  const { start } = shiftRange(facts.range, line);
  const range = { start, end: start };
  const lenses: CodeLens[] = [];
  if (MEMBER_KINDS.some((kind) => kind === facts.kind)) {
    lenses.push({
      range,
      command: { title: 'Find similar', command: LENS_COMMANDS.findSimilar, arguments: [id] },
    });
  }
  if (facts.kind === 'run')
    lenses.push(
      { range, command: { title: 'Run', command: LENS_COMMANDS.runSpecification, arguments: [id] } },
      { range, command: { title: 'Estimate', command: LENS_COMMANDS.estimateRun, arguments: [id] } },
      { range, command: { title: 'Dry run', command: LENS_COMMANDS.dryRun, arguments: [id] } },
    );
  if (facts.kind === 'template')
    lenses.push({
      range,
      command: { title: 'Export to DSPy', command: LENS_COMMANDS.exportDspy, arguments: [id] },
    });
  const references = context.index.referencesTo(id);
  const count = references.length;
  if (count > 0) {
    const command = LENS_COMMANDS.showReferences;
    const title = counted(count, 'reference');
    lenses.push({ range, command: { title, command, arguments: [uri, idRange.start] } });
  }
  const lineage = lineageOf(facts, references);
  if (lineage !== undefined) {
    const command = LENS_COMMANDS.showLineage;
    lenses.push({ range, command: { title: lineage, command, arguments: [uri, idRange.start] } });
  }
  const runs = count === 0 ? 0 : referringRecords(context.index, id, 'run').length;
  if (runs > 0) {
    const title = counted(runs, 'run');
    lenses.push({ range, command: { title, command: LENS_COMMANDS.showRuns, arguments: [id] } });
  }
  return lenses;
}

/** How many sources a record has, and how many records were derived from it; `undefined` for one without either. */
function lineageOf(facts: RecordFacts, references: readonly ReferenceEntry[]): string | undefined {
  const sources = new Set(facts.references.filter(isLineage).map(({ id }) => id)).size;
  const derived = new Set(references.flatMap(({ from, reference }) => (isLineage(reference) ? [from] : [])))
    .size;
  const parts = [
    ...(sources === 0 ? [] : [counted(sources, 'source')]),
    ...(derived === 0 ? [] : [`${String(derived)} derived`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
