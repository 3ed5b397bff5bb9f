import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectConfiguration } from '../../../../shared/src/generated/records.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';
import { createConfiguration } from '../../../../server/src/core/configuration/parseConfiguration.ts';
import { OpenFile } from '../../../../server/src/core/document/openFile.ts';
import { kindOfUri } from '../../../../server/src/core/records/kinds.ts';
import { checkFile } from '../../../../server/src/core/rules/problemsOfFile.ts';
import type { BaseFacts } from '../../../../server/src/core/rules/rule.ts';
import { createRecordIndex } from '../../../../server/src/core/workspace/createRecordIndex.ts';
import type { FeatureContext } from '../../../../server/src/core/workspace/context.ts';
import { splitBase } from '../../support/baseFixture.ts';
import { FIXTURE_ROOT, readFiles, readMarkers } from '../../support/markers.ts';

/** Stand for what differs from run to run. */
export const FRESH_ID = '0199aaaa-0000-7000-8000-000000000001';
export const NOW = '2026-03-04T09:30:00Z';

export interface FixtureOptions {
  /** Ids that files have in HEAD, by path; absent: no git. */
  head?: Readonly<Record<string, readonly string[]>>;
  project?: ProjectConfiguration;
  /** What the usage logs say. */
  usage?: readonly ExampleUsage[];
}

/** A file of a fixture without its markers. */
export interface FixtureEntry {
  path: string;
  text: string;
  open: OpenFile;
  points: TextPosition[];
  ranges: TextRange[];
}

/** A workspace in memory, made from marked text. */
export interface FeatureFixture {
  files: readonly FixtureEntry[];
  /** The file with the `<|>`, and its place. */
  cursor: { file: FixtureEntry; position: TextPosition };
  context: FeatureContext;
}

/** Builds a workspace from files as `readFiles` has them, with markers anywhere. */
export function createFixture(fixture: string, options: FixtureOptions = {}): FeatureFixture {
  const { files: own, base } = splitBase(readFiles(fixture));
  const files = own.map(({ path, uri, text: marked }): FixtureEntry => {
    const { text, points, ranges } = readMarkers(marked);
    const kind = kindOfUri(uri);
    if (kind === undefined) throw new Error(`${path} is no record file.`);
    return { path, text, points, ranges, open: new OpenFile(uri, kind, text) };
  });
  const [first] = files;
  if (first === undefined) throw new Error('A fixture needs a file.');
  const file = files.find(({ points }) => points.length > 0) ?? first;
  const position = file.points[0] ?? { line: 0, character: 0 };
  return { files, cursor: { file, position }, context: contextOf(files, base, options) };
}

function contextOf(
  files: readonly FixtureEntry[],
  base: BaseFacts,
  { head, project, usage }: FixtureOptions,
): FeatureContext {
  const index = createRecordIndex();
  for (const { open } of files) index.setFile(open.file);
  return {
    index,
    configuration: createConfiguration(project ?? { format_version: 1 }),
    readText: (uri) => Promise.resolve(files.find(({ open }) => open.uri === uri)?.text),
    readRecord: (id) => Promise.resolve(recordOf(files, id)),
    usageOf: (id) => Promise.resolve(usage?.find((one) => one.id === id)),
    idsInHead: (uri) => {
      const ids = head?.[uri.slice(FIXTURE_ROOT.length)];
      return Promise.resolve(ids === undefined ? undefined : new Set(ids));
    },
    crossingProblems: (uri) => checkFile(uri, { index, base, world: { stateOf: () => undefined } }),
    deletesFiles: true,
    newId: () => FRESH_ID,
    now: () => NOW,
  };
}

function recordOf(files: readonly FixtureEntry[], id: string): JsonObject | undefined {
  return files.flatMap(({ open }) => open.documents).find(({ facts }) => facts?.id === id)?.value;
}

/** A text after edits; overlapping ones are an error. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///any', 'databits', 1, text), [...edits]);
}

/** `path:line:character-character` of a range, one-based line, for comparisons that read well. */
export function describeRange(uri: string, { start, end }: TextRange): string {
  const ending =
    end.line === start.line ? String(end.character) : `${String(end.line + 1)}:${String(end.character)}`;
  return `${uri.replace(FIXTURE_ROOT, '')}:${String(start.line + 1)}:${String(start.character)}-${ending}`;
}

/** The `<|…|>` of all files, as `describeRange` writes them, in the order of the files. */
export function markedRanges(files: readonly FixtureEntry[]): string[] {
  return files.flatMap(({ open, ranges }) => ranges.map((range) => describeRange(open.uri, range)));
}
