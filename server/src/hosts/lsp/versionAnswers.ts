import type {
  CommitSummary,
  RecordRemoval,
  RecordVersions,
  RecordVersionSummary,
  VersionText,
  VersionTextParams,
} from '../../../../shared/src/protocol/records.ts';
import { commitDetails } from '../../adapters/git/history/commitDetails.ts';
import { readVersionName, readVersionText } from '../../adapters/git/history/versionText.ts';
import { orCancelled } from '../../adapters/orCancelled.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { pendingChanges, type PendingChange } from '../../core/history/pendingStates.ts';
import type { RecordPast } from '../../core/history/recordHistory.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { documentBody } from '../../core/writing/documentBody.ts';
import { pendingLayers, type PendingLayer } from './pendingVersions.ts';
import type { KnownHistory, RecordHistories } from './recordHistories.ts';

/** What versions are told from. */
export interface RecordVersionsSources {
  histories: Pick<RecordHistories, 'upToDate' | 'rootOf'>;
  index: () => RecordIndex;
  /** Text of a file, the open buffer's where there is one. */
  readText: (uri: string) => Promise<string | undefined>;
}

/** A record in the history of a folder and in what no commit has yet. */
interface FoundRecord {
  root: string;
  /** Absent where no commit has it. */
  past: RecordPast | undefined;
  /** Git's index, the disk, the buffers. */
  layers: readonly PendingLayer[];
}

type State = Omit<RecordVersionSummary, 'isPresent'>;

/** The states of records in git's history and since, and their texts. Git runs: only in a trusted workspace. */
export class VersionAnswers {
  readonly #sources: RecordVersionsSources;

  constructor(sources: RecordVersionsSources) {
    this.#sources = sources;
  }

  /** The states of a record, newest first: pending ones, then those of commits. Waits for the history. */
  async list({ id }: { id: string }, token: Cancellation): Promise<RecordVersions> {
    const histories = await orCancelled(this.#sources.histories.upToDate(), token);
    const isComplete = histories.length > 0 && histories.every((history) => history.isComplete);
    const found = token.isCancellationRequested ? undefined : await this.#find(histories, normaliseId(id));
    if (found === undefined || token.isCancellationRequested) return { versions: [], isComplete };
    const { root, past, layers } = found;
    const changes = pendingChanges(past?.current, past !== undefined, layers);
    const summaries = await commitSummaries(root, past);
    const states = [...committedStates(past, summaries), ...pendingStates(past, changes)];
    const last = layers.at(-1);
    const present = last?.record;
    const newest = states.findLastIndex(({ contentHash }) => contentHash === present?.contentHash);
    const versions = states.map((state, at) => ({ ...state, isPresent: at === newest })).toReversed();
    const isThere = present !== undefined || last?.isUnclear === true;
    const removal = isThere ? undefined : removalOf(past, changes, summaries);
    const deleted = removal && { ...removal, ...(await lastNameOf(found)) };
    const notes = [...new Set(histories.flatMap((history) => history.notes))];
    return {
      versions,
      ...(deleted !== undefined && { deleted }),
      isComplete,
      ...(notes.length > 0 && { notes }),
    };
  }

  /** The text of a version beside the present one; `null` where git does not have it. */
  async text(
    { id, contentHash, commit }: VersionTextParams,
    token: Cancellation,
  ): Promise<VersionText | null> {
    const histories = await orCancelled(this.#sources.histories.upToDate(), token);
    const found = token.isCancellationRequested ? undefined : await this.#find(histories, normaliseId(id));
    if (found === undefined || token.isCancellationRequested) return null;
    const version = await versionOf(found, contentHash, commit);
    if (version === undefined) return null;
    const present = found.layers.at(-1)?.text;
    return {
      version: version.number,
      text: documentBody(version.text) ?? version.text,
      ...(present !== undefined && { present: documentBody(present) ?? present }),
    };
  }

  async #find(histories: readonly KnownHistory[], id: string): Promise<FoundRecord | undefined> {
    const { index, readText, histories: known } = this.#sources;
    const history = histories.find(({ records }) => records.of(id) !== undefined);
    const entry = index().byId(id)[0];
    const root = history?.root ?? (entry && known.rootOf(entry.uri));
    if (root === undefined) return undefined;
    const past = history?.records.of(id);
    return {
      root,
      past,
      layers: await pendingLayers({ root, id, committed: past?.current }, index(), readText),
    };
  }
}

/** What git says of the commits of a record's past, by their names. */
async function commitSummaries(
  root: string,
  past: RecordPast | undefined,
): Promise<(event: { commit: string; time: number }) => CommitSummary> {
  const details = await commitDetails(root, past?.events.map(({ commit }) => commit) ?? []);
  return ({ commit, time }) => ({
    commit,
    ...(details.get(commit) ?? { author: '', date: new Date(time * 1000).toISOString(), summary: '' }),
  });
}

function committedStates(
  past: RecordPast | undefined,
  summaryOf: (event: { commit: string; time: number }) => CommitSummary,
): State[] {
  return (past?.events ?? []).flatMap((event): State[] => {
    const { change, version, contentHash, path, isNew, parents } = event;
    if (change === 'removed') return [];
    const commit = summaryOf(event);
    return [{ version, contentHash, path, change, isNew, parents: [...parents], commit }];
  });
}

function pendingStates(past: RecordPast | undefined, changes: readonly PendingChange[]): State[] {
  const known = new Set(past?.versions.map(({ contentHash }) => contentHash));
  return changes.flatMap(({ state, change, record, parent }): State[] => {
    if (record === undefined || change === 'removed') return [];
    const isNew = !known.has(record.contentHash);
    known.add(record.contentHash);
    return [{ ...record, change, isNew, parents: parent === undefined ? [] : [parent], pending: state }];
  });
}

/** What took a record away that is not there now. */
function removalOf(
  past: RecordPast | undefined,
  changes: readonly PendingChange[],
  summaryOf: (event: { commit: string; time: number }) => CommitSummary,
): RecordRemoval | undefined {
  const last = changes.at(-1);
  if (last?.change === 'removed') return { pending: last.state };
  return past?.deletedBy === undefined ? undefined : { commit: summaryOf(past.deletedBy) };
}

/** What people knew a record by that is gone. */
async function lastNameOf({ root, past }: FoundRecord): Promise<Pick<RecordRemoval, 'name'>> {
  const last = past?.events.findLast(({ change }) => change !== 'removed');
  const name = last && (await readVersionName(root, last));
  return name === undefined || name === '' ? {} : { name };
}

async function versionOf(
  { root, past, layers }: FoundRecord,
  contentHash: string,
  commit: string | undefined,
): Promise<{ number: number; text: string } | undefined> {
  if (commit !== undefined) {
    const event = past?.events.find(
      (one) => one.commit === commit && one.contentHash === contentHash && one.change !== 'removed',
    );
    const text = event && (await readVersionText(root, event));
    return event === undefined || text === undefined ? undefined : { number: event.version, text };
  }
  const layer = layers.findLast(
    ({ record, text }) => record?.contentHash === contentHash && text !== undefined,
  );
  const event = past?.versions.find((version) => version.contentHash === contentHash);
  const text = layer?.text ?? (event && (await readVersionText(root, event)));
  const number = event?.version ?? layer?.record?.version;
  return text === undefined || number === undefined ? undefined : { number, text };
}
