import type {
  CommitSummary,
  RecordVersions,
  VersionText,
  VersionTextParams,
} from '../../../../shared/src/protocol/records.ts';
import { commitDetails } from '../../adapters/git/history/commitDetails.ts';
import { readVersionText } from '../../adapters/git/history/versionText.ts';
import { orCancelled } from '../../adapters/orCancelled.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { splitDocuments } from '../../core/document/split.ts';
import type { RecordPast } from '../../core/history/recordHistory.ts';
import { normaliseId } from '../../core/records/identity.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { documentBody } from '../../core/writing/documentBody.ts';
import type { KnownHistory, RecordHistories } from './recordHistories.ts';

/** What versions are told from. */
export interface RecordVersionsSources {
  histories: Pick<RecordHistories, 'upToDate'>;
  index: () => RecordIndex;
  /** Text of a file, the open buffer's where there is one. */
  readText: (uri: string) => Promise<string | undefined>;
}

/** The versions that records have in git's history, and their texts. Git runs: only in a trusted workspace. */
export class VersionAnswers {
  readonly #sources: RecordVersionsSources;

  constructor(sources: RecordVersionsSources) {
    this.#sources = sources;
  }

  /** The versions of a record, newest first; none of one that has had one content only. Waits for the history. */
  async list({ id }: { id: string }, token: Cancellation): Promise<RecordVersions> {
    const histories = await orCancelled(this.#sources.histories.upToDate(), token);
    const isComplete = histories.length > 0 && histories.every((history) => history.isComplete);
    const found = pastOf(histories, normaliseId(id));
    if (found === undefined || token.isCancellationRequested) return { versions: [], isComplete };
    const { past, root } = found;
    const commits = [...past.versions, ...(past.deletedBy === undefined ? [] : [past.deletedBy])];
    const details = await commitDetails(
      root,
      commits.map(({ commit }) => commit),
    );
    const summary = ({ commit, time }: { commit: string; time: number }): CommitSummary => ({
      commit,
      ...(details.get(commit) ?? { author: '', date: new Date(time * 1000).toISOString(), summary: '' }),
    });
    const present = this.#sources.index().byId(past.id)[0]?.facts.contentHash;
    const versions = past.versions.map((version) => ({
      ...summary(version),
      version: version.version,
      contentHash: version.contentHash,
      isPresent: version.contentHash === present,
    }));
    return {
      versions: versions.toReversed(),
      ...(past.deletedBy !== undefined && { deleted: summary(past.deletedBy) }),
      isComplete,
    };
  }

  /** The text of a version beside the present one; `null` where git does not have it. */
  async text({ id, contentHash }: VersionTextParams, token: Cancellation): Promise<VersionText | null> {
    const histories = await orCancelled(this.#sources.histories.upToDate(), token);
    const found = pastOf(histories, normaliseId(id));
    const version = found?.past.versions.find((one) => one.contentHash === contentHash);
    if (found === undefined || version === undefined || token.isCancellationRequested) return null;
    const text = await readVersionText(found.root, version);
    if (text === undefined) return null;
    const present = await this.#presentText(version.id);
    return {
      version: version.version,
      text: documentBody(text) ?? text,
      ...(present !== undefined && { present: documentBody(present) ?? present }),
    };
  }

  async #presentText(id: string): Promise<string | undefined> {
    const entry = this.#sources.index().byId(id)[0];
    const text = entry && (await this.#sources.readText(entry.uri));
    return entry === undefined || text === undefined ? undefined : splitDocuments(text)[entry.document]?.text;
  }
}

function pastOf(
  histories: readonly KnownHistory[],
  id: string,
): { past: RecordPast; root: string } | undefined {
  for (const { records, root } of histories) {
    const past = records.of(id);
    if (past !== undefined) return { past, root };
  }
  return undefined;
}
