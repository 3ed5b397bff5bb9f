import { fileURLToPath } from 'node:url';
import { baseWith, findBase, hasMergesSince, type BaseCommit } from '../../adapters/git/baseCommit.ts';
import { Baseline, type FileOfIds } from '../../adapters/git/baseline.ts';
import { problemOfGit } from '../../adapters/git/gitVersion.ts';
import { describeGaps } from '../../adapters/git/history/describeGaps.ts';
import { readHistory } from '../../adapters/git/history/readHistory.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import { joinedVersions } from '../../core/history/joinedVersion.ts';
import { RecordHistory } from '../../core/history/recordHistory.ts';
import type { BaseFacts } from '../../core/rules/rule.ts';

/** What versions are compared with in a check, and sentences where they are not, or not with what was configured. */
export interface CheckBase {
  base?: BaseFacts;
  notes: string[];
}

/** What a check asks for. */
export interface CheckBaseOptions {
  /** Absolute path of the workspace's folder. */
  folder: string;
  /** The folder for caches. */
  cacheFolder: string;
  /** The branch, tag or commit of `--base`. */
  reference: string | undefined;
  /** `base_branch` of databits.yaml. */
  baseBranch: string | undefined;
  /** The files that are reported. */
  files: readonly AnalysedFile[];
}

/** Reads what the base knows of the records that differ from it. An unknown `--base` is an operational error. */
export async function readCheckBase(options: CheckBaseOptions, token: Cancellation): Promise<CheckBase> {
  const { folder, reference, baseBranch, files } = options;
  const found =
    reference === undefined ? await findBase(folder, baseBranch) : await givenBase(folder, reference);
  if (typeof found === 'string') return { notes: [NOTE_WITHOUT_COMMIT] };
  const baseline = await Baseline.open(folder, found);
  const changed: FileOfIds[] = [];
  for (const { uri, documents } of files) {
    if (token.isCancellationRequested) return { notes: [] };
    const file = fileURLToPath(uri);
    if (await baseline.isUnchanged(file)) continue;
    changed.push({ file, ids: documents.flatMap(({ facts }) => facts?.id ?? []) });
  }
  const notes: string[] = [];
  if (reference === undefined && baseBranch !== undefined && found.branch !== baseBranch) {
    const used = found.branch ?? 'HEAD';
    notes.push(`The base branch ${baseBranch} is not here; versions are compared with ${used}.`);
  }
  const records = await baseline.read(changed);
  const hasMerges = await hasMergesSince(folder, found);
  const isAsked = hasMerges || changed.some(({ ids }) => [...ids].some((id) => !records.has(id)));
  const past = isAsked ? await readPast(options, found.commit, token) : {};
  if (past.note !== undefined) notes.push(past.note);
  if (changed.length === 0 && found.isHead) notes.push(NOTE_WITHOUT_CHANGE);
  const { history } = past;
  const joined = joinedVersions(history, found.isHead);
  return {
    base: {
      recordOf: (_uri, id) => records.get(id) ?? history?.deletedFromBase(id),
      joinedOf: (_uri, id) => joined.get(id),
    },
    notes,
  };
}

/** The history: it can say something where ids are new to the base, or merges are, and takes seconds. */
async function readPast(
  { folder, cacheFolder }: CheckBaseOptions,
  base: string,
  token: Cancellation,
): Promise<{ history?: RecordHistory; note?: string }> {
  const problem = await problemOfGit(folder);
  if (problem !== undefined) return { note: `${NOTE_WITHOUT_HISTORY} ${problem}` };
  const answer = await readHistory({ root: folder, base, cacheFolder }, token);
  if (answer === undefined) return {};
  const history = new RecordHistory(answer.history);
  if (answer.isComplete) return { history };
  return { history, note: [NOTE_WITHOUT_HISTORY, ...describeGaps(answer.gaps)].join(' ') };
}

const NOTE_WITHOUT_COMMIT = 'Not checked: version rules, which compare records with an earlier commit.';
const NOTE_WITHOUT_HISTORY =
  'Not fully checked: whether new records have ids of deleted ones, and whether merges joined versions.';
const NOTE_WITHOUT_CHANGE =
  'Not checked: version rules. No record differs from HEAD; name what to compare with by --base.';

async function givenBase(folder: string, reference: string): Promise<BaseCommit> {
  if (reference.trim() === '')
    throw new OperationalError(
      'The commit of --base is empty; give a branch, tag or commit, or leave it out.',
    );
  const found = await baseWith(folder, reference);
  if (typeof found !== 'string') return found;
  throw new OperationalError(
    found === 'no-common-commit'
      ? `HEAD and ${reference} have no commit in common here; fetch more of the history.`
      : `There is no branch, tag or commit ${reference} here; fetch it, or give another one with --base.`,
  );
}
