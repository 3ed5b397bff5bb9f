import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect } from 'vitest';
import type { Configuration } from '../../../server/src/core/configuration/configuration.ts';
import { parseConfiguration } from '../../../server/src/core/configuration/parseConfiguration.ts';
import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import { datasetFactsOf } from '../../../server/src/core/examination/datasetFacts.ts';
import { examinationSettings } from '../../../server/src/core/examination/examinationSettings.ts';
import { FilesExamination } from '../../../server/src/core/examination/filesExamination.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { readComments } from '../../../server/src/core/comments/readComments.ts';
import { isCommentsUri, isConfigurationUri, kindOfUri } from '../../../server/src/core/records/kinds.ts';
import { applySeverities, problemsOfFile } from '../../../server/src/core/rules/problemsOfFile.ts';
import type { FileFacts } from '../../../server/src/core/rules/rule.ts';
import { createRecordIndex } from '../../../server/src/core/workspace/createRecordIndex.ts';
import type { RecordIndex } from '../../../server/src/core/workspace/recordIndex.ts';
import type { Problem } from '../../../shared/src/problem.ts';
import { splitBase } from './baseFixture.ts';
import { pythonFilesOf } from './pythonFixture.ts';
import { splitHead } from './headFixture.ts';
import { compareProblems, readAnnotations, readFiles, type FixtureFile } from './markers.ts';

/** A fixture's files as a workspace. */
export interface FixtureWorkspace {
  index: RecordIndex;
  configuration: Configuration;
  world: FileFacts;
  problems: ReadonlyMap<string, readonly Problem[]>;
}

/**
 * Builds a workspace of files: records into an index, `databits.yaml` as its configuration, all files as existing.
 * Files in `base/` and `tip/` are what the merge base and the tip of the base branch have, files in `past/` what the merge
 * base had once; files in `head/` what HEAD has.
 * Every record file goes through both ways of analysis, which have to agree.
 */
export function diagnose(all: readonly FixtureFile[]): FixtureWorkspace {
  const { files: present, head } = splitHead(all);
  const { files, base } = splitBase(present);
  const index = createRecordIndex();
  const parsed = parseConfiguration(files.find(({ uri }) => isConfigurationUri(uri))?.text);
  const { configuration } = parsed;
  const examination = new FilesExamination(examinationSettings(configuration), head);
  const isDataset = ({ uri }: FixtureFile): boolean => kindOfUri(uri) === 'dataset';
  for (const { uri, text } of files.toSorted((a, b) => Number(isDataset(b)) - Number(isDataset(a)))) {
    const kind = kindOfUri(uri);
    if (kind === undefined) continue;
    const { file, values } = analyseFile(uri, text);
    expect(new OpenFile(uri, kind, text).file).toEqual(file);
    index.setFile(file);
    examination.take(file, values);
  }
  const world = worldOf(files);
  const python = pythonFilesOf(files);
  const datasets = datasetFactsOf(examination.run());
  const problems = new Map<string, readonly Problem[]>();
  for (const { uri, text } of files) {
    const comments = isCommentsUri(uri) ? readComments(text) : undefined;
    const found =
      comments !== undefined
        ? applySeverities(comments.problems, configuration)
        : isConfigurationUri(uri)
          ? applySeverities(parsed.problems, configuration)
          : problemsOfFile(uri, { index, world, base, python, datasets }, configuration);
    problems.set(uri, found);
  }
  return { index, configuration, world, problems };
}

/** The files of a fixture as the world's only files. */
export function worldOf(files: readonly FixtureFile[]): FileFacts {
  return {
    stateOf(uri) {
      const file = files.find((one) => one.uri === uri);
      return file === undefined
        ? { exists: false }
        : { exists: true, sha256: bytesToHex(sha256(utf8ToBytes(file.text))) };
    },
  };
}

/** Checks that the files of a fixture have exactly the diagnostics that their annotations say. */
export function checkDiagnostics(fixture: string, defaultPath?: string): void {
  const annotated = readFiles(fixture, defaultPath).map((file) => {
    const { text, expected } = readAnnotations(file.text);
    return { file: { ...file, text }, expected };
  });
  const { problems } = diagnose(annotated.map(({ file }) => file));
  const comparisons = annotated.map(({ file, expected }) => ({
    path: file.path,
    ...compareProblems(problems.get(file.uri) ?? [], expected),
  }));
  expect(comparisons.map(({ path, actual }) => ({ path, problems: actual }))).toEqual(
    comparisons.map(({ path, expected }) => ({ path, problems: expected })),
  );
}

/** The codes of a fixture's diagnostics, each once, sorted. */
export function codesOf(fixture: string, defaultPath?: string): string[] {
  const { problems } = diagnose(readFiles(fixture, defaultPath));
  return [...new Set([...problems.values()].flat().map(({ code }) => code))].sort();
}
