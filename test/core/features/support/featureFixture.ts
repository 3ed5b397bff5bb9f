import type { TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectConfiguration } from '../../../../shared/src/generated/records.ts';
import { ageOf } from '../../../../shared/src/age.ts';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { InlayHintSettings } from '../../../../shared/src/protocol/lsp.ts';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { TextPosition, TextRange } from '../../../../shared/src/problem.ts';
import { createConfiguration } from '../../../../server/src/core/configuration/parseConfiguration.ts';
import { compilePredicate } from '../../../../server/src/core/datasets/predicate.ts';
import { OpenFile } from '../../../../server/src/core/document/openFile.ts';
import { kindOfUri } from '../../../../server/src/core/records/kinds.ts';
import { isSearchableKind } from '../../../../server/src/core/records/searchText.ts';
import { checkFile } from '../../../../server/src/core/rules/problemsOfFile.ts';
import type { BaseFacts } from '../../../../server/src/core/rules/rule.ts';
import type { Configuration } from '../../../../server/src/core/configuration/configuration.ts';
import { datasetFactsOf, type DatasetFacts } from '../../../../server/src/core/examination/datasetFacts.ts';
import { examinationSettings } from '../../../../server/src/core/examination/examinationSettings.ts';
import { FilesExamination } from '../../../../server/src/core/examination/filesExamination.ts';
import { createRecordIndex } from '../../../../server/src/core/workspace/createRecordIndex.ts';
import type { BaseVersion } from '../../../../server/src/core/writing/versionAfter.ts';
import type { FeatureContext } from '../../../../server/src/core/workspace/context.ts';
import { splitBase } from '../../support/baseFixture.ts';
import { historyOf } from '../../support/historyFixture.ts';
import { FIXTURE_ROOT, readFiles, readMarkers, type FixtureFile } from '../../support/markers.ts';
import { isPythonFile, pythonFilesOf } from '../../support/pythonFixture.ts';

/** Stand for what differs from run to run. */
export const FRESH_ID = '0199aaaa-0000-7000-8000-000000000001';
export const NOW = '2026-03-04T09:30:00Z';

export interface FixtureOptions {
  /** Ids that files have in HEAD, by path; absent: no git. */
  head?: Readonly<Record<string, readonly string[]>>;
  project?: ProjectConfiguration;
  /** What the base of the branch has: versions by id; absent: no git. */
  base?: ReadonlyMap<string, BaseVersion>;
  /** Paths of the files that are as in the base. */
  unchanged?: readonly string[];
  /** False while the workspace is being read. */
  isComplete?: boolean;
  /** False in Restricted Mode. */
  isTrusted?: boolean;
  /** True for an editor that takes snippets in edits. */
  snippetEdits?: boolean;
  /** What the usage logs say. */
  usage?: readonly ExampleUsage[];
  /** What git's history has, as `historyOf` takes it; absent while it is not read. */
  history?: readonly string[];
  /** What is known of the commits of the history by now, by their names: `commit1`, `commit2` and so on. */
  commits?: Readonly<Record<string, { author: string; summary: string }>>;
  /** Inlay hints that are off or on; all are on. */
  hints?: Partial<InlayHintSettings>;
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
  const files = own
    .filter((file) => !isPythonFile(file))
    .map(({ path, uri, text: marked }): FixtureEntry => {
      const { text, points, ranges } = readMarkers(marked);
      const kind = kindOfUri(uri);
      if (kind === undefined) throw new Error(`${path} is no record file.`);
      return { path, text, points, ranges, open: new OpenFile(uri, kind, text) };
    });
  const [first] = files;
  if (first === undefined) throw new Error('A fixture needs a file.');
  const file = files.find(({ points }) => points.length > 0) ?? first;
  const position = file.points[0] ?? { line: 0, character: 0 };
  return { files, cursor: { file, position }, context: contextOf(files, own, base, options) };
}

function contextOf(
  files: readonly FixtureEntry[],
  all: readonly FixtureFile[],
  baseFacts: BaseFacts,
  options: FixtureOptions,
): FeatureContext {
  const { head, base, project, usage, hints, isComplete = true, isTrusted = true } = options;
  const index = createRecordIndex();
  for (const { open } of files) index.setFile(open.file);
  const python = pythonFilesOf(all);
  const configuration = createConfiguration(project ?? { format_version: 1 });
  const datasets = examined(files, configuration);
  return {
    ...{ index, configuration, datasets, python },
    isTrusted,
    versionOf: () => undefined,
    knowsAllFiles: () => isComplete,
    readText: (uri) => Promise.resolve(files.find(({ open }) => open.uri === uri)?.text),
    readRecord: (id) => Promise.resolve(recordOf(files, id)),
    inlayHints: { names: true, derived: true, effectiveness: true, usage: true, matches: true, ...hints },
    usagesOf: (ids) =>
      Promise.resolve(
        new Map((usage ?? []).filter(({ id }) => ids.includes(id)).map((one) => [one.id, one])),
      ),
    countMatches: (predicates) => Promise.resolve(predicates.map((predicate) => countIn(files, predicate))),
    idsInHead: (uri) => {
      const ids = head?.[uri.slice(FIXTURE_ROOT.length)];
      return Promise.resolve(ids === undefined ? undefined : new Set(ids));
    },
    baseVersions: (records) =>
      Promise.resolve(new Map(base && records.map(({ id }) => [id, base.get(id) ?? 'new']))),
    isBaseFile: (uri) => options.unchanged?.includes(uri.slice(FIXTURE_ROOT.length)) ?? false,
    historyOf: () => options.history && historyOf(options.history),
    tellCommit: (_uri, { commit, time }) => ({
      age: ageOf(Date.parse(NOW) / 1000 - time).words,
      ...options.commits?.[commit],
    }),
    learnCommit: () => Promise.resolve(),
    nextTurn: () => Promise.resolve(),
    crossingProblems: (uri) =>
      checkFile(uri, { index, python, datasets, base: baseFacts, world: { stateOf: () => undefined } }),
    deletesFiles: true,
    snippetEdits: options.snippetEdits ?? false,
    newId: () => FRESH_ID,
    now: () => NOW,
  };
}

function examined(files: readonly FixtureEntry[], configuration: Configuration): DatasetFacts {
  const examination = new FilesExamination(examinationSettings(configuration));
  const isDataset = ({ open }: FixtureEntry): boolean => open.file.kind === 'dataset';
  for (const { open } of [...files.filter(isDataset), ...files.filter((file) => !isDataset(file))]) {
    examination.take(
      open.file,
      open.documents.map(({ value }) => value),
    );
  }
  return datasetFactsOf(examination.run());
}

/** Members of the fixture that fulfil a predicate; datasets within it have none. */
function countIn(files: readonly FixtureEntry[], predicate: JsonObject): number {
  const fulfils = compilePredicate(predicate);
  const records = files.flatMap(({ open }) => open.documents);
  return records.filter(({ kind, facts, value }) => {
    const isMember = isSearchableKind(kind) && value !== undefined;
    return isMember && fulfils({ kind, id: facts?.id ?? '', value }, () => false);
  }).length;
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
