import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setImmediate } from 'node:timers/promises';
import type { Review } from '../../../../shared/src/protocol/review.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { parseConfiguration } from '../../core/configuration/parseConfiguration.ts';
import { analyseFile, refusedFile } from '../../core/document/analyseFile.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { emptyReview } from '../../core/review/emptyReview.ts';
import { ReviewBuilder } from '../../core/review/reviewBuilder.ts';
import type { ReviewedFile } from '../../core/review/reviewedFile.ts';
import { openStates, type OpenedStates, type WantedStates } from '../git/states/openStates.ts';
import type { RecordState, StateText } from '../git/states/recordState.ts';
import { OperationalError } from '../operationalError.ts';
import { differingFiles, type DifferingFiles } from './differingFiles.ts';
import { namedFiles } from './namedFiles.ts';
import { versionFacts } from './versionFacts.ts';

/** Milliseconds of work without a pause: so long a cancellation is not heard. */
const LONGEST_SLICE = 20;

/** How far reading is. */
export type ReviewProgress = (done: number, total: number) => void;

/**
 * Compares two states of a workspace's record files. Files that are the same on both sides are read once, and not at all
 * where no file differs. Throws an OperationalError where git does not have a state, or the work is cancelled.
 */
export async function readReview(
  wanted: WantedStates,
  token: Cancellation,
  progress: ReviewProgress,
): Promise<Review> {
  const states = await openStates(wanted, token);
  const { base, head } = states;
  const files = differingFiles(base, head);
  const notes = [...new Set([...base.notes, ...head.notes, ...files.notes])];
  if (files.before.length + files.after.length === 0) return emptyReview(base.state, head.state, notes);
  const total = files.same.length + files.before.length + files.after.length;
  let done = 0;
  const read = async function* (state: RecordState, paths: readonly string[]): AsyncGenerator<ReviewedFile> {
    for await (const text of state.read(paths, token)) {
      if (done % 8 === 0) await setImmediate();
      stopIfCancelled(token);
      progress((done += 1), total);
      yield analysed(wanted.root, text);
    }
    stopIfCancelled(token);
  };
  const { builder, differing } = await readInto(files, states, read);
  const { configuration } = parseConfiguration(head.configuration);
  const version = await versionFacts(wanted.root, states, differing, configuration);
  const world = await namedFiles(wanted.root, differing, states);
  return finish(
    builder.review({
      ...{ base: base.state, head: head.state, world },
      notes: [...notes, ...version.notes],
      ...(version.facts && { versions: version.facts }),
    }),
    token,
  );
}

type Read = (state: RecordState, paths: readonly string[]) => AsyncGenerator<ReviewedFile>;

/** Datasets first: who is a member can be said of a record as soon as all datasets are known. */
async function readInto(
  { same, before, after }: DifferingFiles,
  { base, head }: OpenedStates,
  read: Read,
): Promise<{ builder: ReviewBuilder; differing: { before: ReviewedFile[]; after: ReviewedFile[] } }> {
  const all = async (state: RecordState, paths: readonly string[]): Promise<ReviewedFile[]> => {
    const files: ReviewedFile[] = [];
    for await (const file of read(state, paths)) files.push(file);
    return files;
  };
  const isDataset = (file: string): boolean => kindOfUri(file) === 'dataset';
  const isOther = (file: string): boolean => !isDataset(file);
  const datasets = {
    same: await all(head, same.filter(isDataset)),
    before: await all(base, before.filter(isDataset)),
    after: await all(head, after.filter(isDataset)),
  };
  const builder = new ReviewBuilder(parseConfiguration(head.configuration).configuration, datasets);
  for await (const file of read(head, same.filter(isOther))) builder.takeSame(file);
  const others = {
    before: await all(base, before.filter(isOther)),
    after: await all(head, after.filter(isOther)),
  };
  for (const file of others.before) builder.takeBefore(file);
  for (const file of others.after) builder.takeAfter(file);
  return {
    builder,
    differing: {
      before: [...datasets.before, ...others.before],
      after: [...datasets.after, ...others.after],
    },
  };
}

function analysed(root: string, state: StateText): ReviewedFile {
  const uri = pathToFileURL(path.join(root, state.path)).href;
  const kind = kindOfUri(uri);
  if (kind === undefined) throw new Error(`${uri} does not have the suffix of a record file.`);
  const found = 'problem' in state ? refusedFile(uri, kind, state.problem) : analyseFile(uri, state.text);
  return { path: state.path, ...found };
}

async function finish(steps: Generator<undefined, Review>, token: Cancellation): Promise<Review> {
  let sliceStart = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - sliceStart < LONGEST_SLICE) continue;
    await setImmediate();
    stopIfCancelled(token);
    sliceStart = performance.now();
  }
}

function stopIfCancelled(token: Cancellation): void {
  if (token.isCancellationRequested) throw new OperationalError('Stopped.');
}
